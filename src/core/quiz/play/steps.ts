import { type Tx, transaction } from '../../database/transaction.js';
import type { QuizId } from '../../ids.js';
import { step } from '../rules/engine.js';
import type { QuizEvent, QuizGame } from '../rules/game.js';
import { wakeAt } from '../rules/timing.js';
import { notePosts } from '../shown/posts.js';
import { type Alarm, platformsOf } from './alarm.js';
import type { QuizDependencies } from './dependencies.js';
import { transitionOf } from './failpoints.js';
import { holdGame, type LoadedGame, type Room, saveGame } from './stored-game.js';

/** What a step made of a game. */
export interface Changed {
  readonly changed: boolean;
  readonly game: QuizGame;
  /** None when the time of the next step did not change. */
  readonly alarm: Alarm | undefined;
  /** The game's rooms, as they were before the step. */
  readonly rooms: readonly Room[];
}

/** Other work in the transaction of a step, also when that changes nothing. */
export type Alongside = (tx: Tx, before: QuizGame, after: QuizGame) => Promise<unknown>;

/**
 * Makes one step of the game with its row locked, and notes in the same transaction what its rooms are to show.
 * Undefined once the game is gone. Queue the alarm afterwards.
 * @example
 * const changed = await changeGame(dependencies, quiz, { type: 'resume', at: now });
 * await scheduleAlarm(dependencies, changed?.alarm);
 */
export const changeGame = async (
  { database, reach = () => undefined }: Pick<QuizDependencies, 'database' | 'reach'>,
  id: QuizId,
  event: QuizEvent,
  alongside?: Alongside,
): Promise<Changed | undefined> => {
  const made = await transaction(database, async (tx) => {
    const loaded = await holdGame(tx, id);
    if (!loaded) return;
    const { game, alarm } = await advance(tx, loaded, event);
    await alongside?.(tx, loaded.game, game);
    const changed = game !== loaded.game;
    const transition = changed ? transitionOf(loaded.game, game) : undefined;
    if (transition) reach(`${transition}.written`);
    return { changed, game, alarm, rooms: loaded.rooms, transition };
  });
  if (made?.transition) reach(`${made.transition}.committed`);
  return made;
};

const advance = async (
  tx: Tx,
  loaded: LoadedGame,
  event: QuizEvent,
): Promise<Pick<Changed, 'game' | 'alarm'>> => {
  const { game, effects } = step(loaded.game, event);
  if (game === loaded.game) return { game, alarm: await correctAlarm(tx, loaded) };
  await saveGame(tx, loaded, game, new Date(event.at));
  for (const effect of effects) await notePosts(tx, game.rooms, effect);
  return { game, alarm: nextAlarm(loaded, game) };
};

/** Corrects an alarm that a press brought forward and a later press made too early. */
const correctAlarm = async (tx: Tx, loaded: LoadedGame): Promise<Alarm | undefined> => {
  const wake = wakeAt(loaded.game);
  if (wake === undefined || wake === loaded.wakeAt) return;
  await tx.quiz.update({
    where: { id: loaded.id },
    data: { wakeAt: new Date(wake), revision: { increment: 1 } },
  });
  return nextAlarm(loaded, loaded.game);
};

/** The alarm of a game whose next revision is written. */
const nextAlarm = ({ id, revision, rooms }: LoadedGame, game: QuizGame): Alarm => ({
  quiz: id,
  revision: revision + 1,
  wakeAt: wakeAt(game),
  platforms: platformsOf(rooms),
});
