import { UserError } from '../../errors.js';
import type { PlaceRef } from '../../events/refs.js';
import type { QuizId, UserId } from '../../ids.js';
import { placeKey } from '../../spaces/place-key.js';
import { activePlayers } from '../rules/game.js';
import { ringNow, scheduleAlarm } from './alarm.js';
import type { QuizDependencies } from './dependencies.js';
import { needRoom } from './rooms.js';
import { changeGame } from './steps.js';
import { type LoadedGame, loadGame } from './stored-game.js';

/** Where a skip stands. */
export type Skipped =
  | { readonly done: true }
  | { readonly done: false; readonly votes: number; readonly needed: number };

/** See `Quizzes.skip`. */
export const skip = async (
  dependencies: QuizDependencies,
  player: UserId,
  place: PlaceRef,
): Promise<Skipped> => {
  const { id, game: before } = await runningAt(dependencies, place);
  if (before.phase.kind !== 'asking') throw new UserError('quiz.none_asked', {});
  const { question } = before.phase;
  const isPlaying = player === before.host || activePlayers(before, question).has(player);
  if (!isPlaying) throw new UserError('quiz.not_playing', {});
  const at = dependencies.clock.now().getTime();
  const made = await changeGame(dependencies, id, { type: 'skip', at, player });
  const game = made?.game;
  if (game?.phase.kind !== 'asking' || game.phase.question !== question) {
    await scheduleAlarm(dependencies, made?.alarm);
    await ringNow(dependencies, made?.alarm);
    return { done: true };
  }
  await ringNow(dependencies, made?.alarm);
  const needed = Math.floor(activePlayers(game, question).size / 2) + 1;
  return { done: false, votes: game.votes.length, needed };
};

/** See `Quizzes.stop`. */
export const stop = async (
  dependencies: QuizDependencies,
  person: UserId,
  moderator: boolean,
  place: PlaceRef,
): Promise<void> => {
  const { id, game } = await runningAt(dependencies, place);
  if (!moderator && person !== game.host) throw new UserError('quiz.not_host', {});
  const at = dependencies.clock.now().getTime();
  const made = await changeGame(dependencies, id, { type: 'stop', at });
  await ringNow(dependencies, made?.alarm);
};

/** See `Quizzes.resume`. */
export const resume = async (
  dependencies: QuizDependencies,
  id: QuizId,
  place: PlaceRef,
): Promise<boolean> => {
  await needRoom(dependencies.database.prisma, id, place);
  const at = dependencies.clock.now().getTime();
  const made = await changeGame(dependencies, id, { type: 'resume', at });
  await scheduleAlarm(dependencies, made?.alarm);
  await ringNow(dependencies, made?.alarm);
  return made?.changed ?? false;
};

/** The game whose open room is there. @throws UserError `quiz.none_here` */
const runningAt = async (
  { database: { prisma } }: QuizDependencies,
  place: PlaceRef,
): Promise<LoadedGame> => {
  const room = await prisma.quizRoom.findFirst({ where: { placeKey: placeKey(place), open: true } });
  const quiz = room && (await loadGame(prisma, room.quizId));
  if (!quiz) throw new UserError('quiz.none_here', {});
  return quiz;
};
