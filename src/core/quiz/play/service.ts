import type { Log } from '../../database/client.js';
import { isUniqueViolation, type Tx, transaction } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { findEffect, once } from '../../events/effects.js';
import type { PlaceRef } from '../../events/refs.js';
import type { EventId, QuestionId, QuizId, UserId } from '../../ids.js';
import type { DeckName } from '../../library/find-deck.js';
import { type CopiedMisses, copyMisses, questionsAgain } from '../after/misses.js';
import { activePlayers } from '../rules/game.js';
import { abandonGames } from './abandon.js';
import { createLooks } from './looks.js';
import { type Chosen, type QuizPress, storePress, wakeWhenQuiet } from './press.js';
import { needRoom, needRoomWithin, placeKey } from './rooms.js';
import { createRunning, type RunningParts, type RunningQuizzes } from './running.js';
import { createQuiz, freshRandom, type QuizPlace, type QuizSettings, questionsFromDeck } from './start.js';
import { createSteps } from './steps.js';
import { type LoadedGame, type LoadedQuiz, loadGame, loadQuiz } from './stored-game.js';

/** A game that was begun. */
export interface StartedQuiz {
  readonly quiz: QuizId;
  readonly deck: string;
  readonly host: string;
  readonly mode: QuizSettings['mode'];
  readonly seconds: number;
  readonly questions: number;
  /** Whether they are fewer than were asked for. */
  readonly isFewer: boolean;
}

/** Where a skip stands. */
export type Skipped =
  | { readonly done: true }
  | { readonly done: false; readonly votes: number; readonly needed: number };

/** Games of several people. Whatever a place is to be shown is stored with the step that made it so. */
export interface Quizzes extends RunningQuizzes {
  /**
   * Begins a game with the host's own deck or one that was offered here; a replay gives the first.
   * @throws UserError `deck.not_found`, `quiz.no_questions`, `quiz.running_here`, `quiz.running_elsewhere`
   */
  start(
    host: UserId,
    wanted: QuizSettings & { deck: DeckName; questions: number },
    where: QuizPlace,
    event: EventId,
  ): Promise<StartedQuiz>;
  /**
   * Begins a game of the questions that were missed in another one that was played there, or in a topic of it.
   * @throws UserError `quiz.no_misses`, `action.expired`
   */
  rematch(host: UserId, quiz: QuizId, where: QuizPlace, event: EventId): Promise<StartedQuiz>;
  /** @throws UserError `quiz.too_late`, `action.expired` */
  answer(player: UserId, press: Omit<QuizPress, 'at'>): Promise<Chosen>;
  /** @throws UserError `quiz.none_here`, `quiz.none_asked`, `quiz.not_playing` */
  skip(player: UserId, place: PlaceRef): Promise<Skipped>;
  /** @throws UserError `quiz.none_here`, `quiz.not_host` */
  stop(person: UserId, moderator: boolean, place: PlaceRef): Promise<void>;
  /** False when the game is not paused any more. @throws UserError `action.expired` */
  resume(quiz: QuizId, place: PlaceRef): Promise<boolean>;
  /**
   * Copies the cards of the questions that the player missed in a game that was played there. A replay gives the
   * first result.
   * @throws UserError `quiz.not_played`, `quiz.no_misses`, `card.limit`, `action.expired`
   */
  copyMisses(player: UserId, quiz: QuizId, place: PlaceRef, event: EventId): Promise<CopiedMisses>;
  /**
   * Stops the game that a person hosts, if any, and takes it out of their name: nothing of them remains in it, and
   * nothing of it once its room has seen the end. A replay finds nothing to do.
   */
  abandon(host: UserId): Promise<void>;
  /** Resolves when nothing is at work that nobody waited for. */
  settled(): Promise<void>;
}

export interface QuizzesParts extends RunningParts {
  readonly log?: Log;
}

export const createQuizzes = (parts: QuizzesParts): Quizzes => {
  const { database, clock, queue, log, reach = () => undefined } = parts;
  const { prisma } = database;
  const steps = createSteps(parts);
  const { change, schedule, kick } = steps;

  const now = (): number => clock.now().getTime();

  const bringForward = async (
    question: QuestionId,
    { chosen, at }: { chosen: Chosen; at: Date },
  ): Promise<void> => {
    const moved = await wakeWhenQuiet(database, chosen, question, at);
    if (!moved) return;
    const { platform, revision, wakeAt } = moved;
    await queue.add({ name: 'quiz', platform, quiz: chosen.quiz, revision, at: wakeAt.getTime() });
  };
  // The player's answer is there before: all that a failure costs is that the question stays open until its deadline.
  const looks = createLooks(bringForward, (error) =>
    log?.warn({ err: error }, 'a question may not close early'),
  );

  const runningHere = async (place: PlaceRef): Promise<LoadedGame> => {
    const room = await prisma.quizRoom.findFirst({ where: { placeKey: placeKey(place), open: true } });
    const quiz = room && (await loadGame(prisma, room.quizId as QuizId));
    if (!quiz) throw new UserError('quiz.none_here', {});
    return quiz;
  };

  const begin = async (
    event: EventId,
    host: UserId,
    work: (tx: Tx) => Promise<QuizId>,
    wanted = 0,
  ): Promise<StartedQuiz> => {
    const id = await orRunning(
      transaction(database, async (tx) => {
        const begun = await once(tx, event, host, async () => (await work(tx)) as string);
        reach('begin.written');
        return begun;
      }),
    );
    reach('begin.committed');
    const quiz = await loadQuiz(prisma, id as QuizId);
    if (!quiz) throw new UserError('action.expired', {});
    await schedule({ ...quiz, quiz: quiz.id });
    return startedQuiz(quiz, wanted);
  };

  return {
    ...createRunning(parts, steps),
    async start(host, { deck, questions: count, mode, seconds }, where, event) {
      // Before the transaction, which keeps others waiting; a replay needs none.
      const isReplay = (await findEffect(database, event)) !== undefined;
      const questions = isReplay ? [] : await questionsFromDeck(prisma, deck, count, freshRandom());
      const create = async (tx: Tx): Promise<QuizId> => {
        const unplayed = { id: deck.id, quizzedAt: null };
        await tx.deck.updateMany({ where: unplayed, data: { quizzedAt: clock.now() } });
        const deckName = deck.name;
        return createQuiz(tx, { host, deckName, questions, where, mode, seconds, now: clock.now() });
      };
      return begin(event, host, create, count);
    },
    rematch: (host, id, where, event) =>
      begin(event, host, async (tx) => {
        const place = await needRoomWithin(tx, id, where.place);
        const before = await loadQuiz(tx, id);
        if (!before) throw new UserError('action.expired', {});
        const { mode, seconds } = before.game.rules;
        const questions = questionsAgain(before, freshRandom());
        if (questions.length === 0) throw new UserError('quiz.no_misses', {});
        const again = { host, deckName: before.deckName, questions, mode, seconds, now: clock.now() };
        return createQuiz(tx, { ...again, where: { ...where, place } });
      }),
    async answer(player, press) {
      const at = clock.now();
      const chosen = await storePress(database, player, { ...press, at });
      looks.touched(press.question, { chosen, at });
      return chosen;
    },
    async skip(player, place) {
      const { id, game: before } = await runningHere(place);
      if (before.phase.kind !== 'asking') throw new UserError('quiz.none_asked', {});
      const { question } = before.phase;
      const isPlaying = player === before.host || activePlayers(before, question).has(player);
      if (!isPlaying) throw new UserError('quiz.not_playing', {});
      const made = await change(id, { type: 'skip', at: now(), player });
      const game = made?.game;
      if (game?.phase.kind !== 'asking' || game.phase.question !== question) {
        await schedule(made?.alarm);
        await kick(made?.alarm);
        return { done: true };
      }
      await kick(made?.alarm);
      const needed = Math.floor(activePlayers(game, question).size / 2) + 1;
      return { done: false, votes: game.votes.length, needed };
    },
    async stop(person, moderator, place) {
      const { id, game } = await runningHere(place);
      if (!moderator && person !== game.host) throw new UserError('quiz.not_host', {});
      await kick((await change(id, { type: 'stop', at: now() }))?.alarm);
    },
    async resume(id, place) {
      await needRoom(prisma, id, place);
      const resumed = await change(id, { type: 'resume', at: now() });
      await schedule(resumed?.alarm);
      await kick(resumed?.alarm);
      return resumed?.changed ?? false;
    },
    copyMisses: (player, quiz, place, event) =>
      transaction(database, async (tx) => {
        await needRoomWithin(tx, quiz, place);
        return once(tx, event, player, async () => ({
          ...(await copyMisses(tx, player, quiz, clock.now())),
        }));
      }),
    abandon: (host) => abandonGames(prisma, steps, clock, host),
    settled: looks.settled,
  };
};

const startedQuiz = (
  { id, deckName, hostName, game: { rules }, questions }: LoadedQuiz,
  wanted: number,
): StartedQuiz => ({
  quiz: id,
  deck: deckName,
  host: hostName,
  mode: rules.mode,
  seconds: rules.seconds,
  questions: questions.length,
  isFewer: questions.length < wanted,
});

/** Which of the two rules a second game breaks is what the unique key says that refused it. */
const orRunning = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (isUniqueViolation(error, 'QuizRoom_one_open')) throw new UserError('quiz.running_here', {});
    if (isUniqueViolation(error, 'Quiz_one_hosted')) throw new UserError('quiz.running_elsewhere', {});
    throw error;
  }
};
