import { isUniqueViolation, type Tx, transaction } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { findEffect, once } from '../../events/effects.js';
import type { EventId, GenerationId, QuizId, UserId } from '../../ids.js';
import type { DeckName } from '../../library/find-deck.js';
import { questionsAgain } from '../after/misses.js';
import { platformsOf, scheduleAlarm } from './alarm.js';
import type { QuizDependencies } from './dependencies.js';
import { needRoomWithin } from './rooms.js';
import { createQuiz, freshRandom, type QuizPlace, type QuizSettings, questionsFrom } from './start.js';
import { type LoadedQuiz, loadQuiz } from './stored-game.js';

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

/** What a host asks for. */
export interface QuizRequest extends QuizSettings {
  readonly deck: DeckName;
  /** Only the cards of the deck that this made; all of them when left out. */
  readonly generation?: GenerationId;
  readonly questions: number;
}

/** See `Quizzes.start`. */
export const startQuiz = async (
  dependencies: QuizDependencies,
  host: UserId,
  { deck, generation, questions: count, mode, seconds }: QuizRequest,
  where: QuizPlace,
  event: EventId,
): Promise<StartedQuiz> => {
  const { database, clock } = dependencies;
  // Read before the transaction, to keep that short. A replay needs no questions.
  const isReplay = (await findEffect(database, event)) !== undefined;
  const questions = isReplay
    ? []
    : await questionsFrom(database.prisma, { deck, generation }, count, freshRandom());
  const create = async (tx: Tx): Promise<QuizId> => {
    const now = clock.now();
    await tx.deck.updateMany({ where: { id: deck.id, quizzedAt: null }, data: { quizzedAt: now } });
    return createQuiz(tx, { host, deckName: deck.name, questions, where, mode, seconds, now });
  };
  return begin(dependencies, host, event, create, count);
};

/** See `Quizzes.rematch`. */
export const rematch = (
  dependencies: QuizDependencies,
  host: UserId,
  id: QuizId,
  where: QuizPlace,
  event: EventId,
): Promise<StartedQuiz> =>
  begin(dependencies, host, event, async (tx) => {
    const place = await needRoomWithin(tx, id, where.place);
    const before = await loadQuiz(tx, id);
    if (!before) throw new UserError('action.expired', {});
    const { deckName, game } = before;
    const { mode, seconds } = game.rules;
    const questions = questionsAgain(before, freshRandom());
    if (questions.length === 0) throw new UserError('quiz.no_misses', {});
    const now = dependencies.clock.now();
    return createQuiz(tx, { host, deckName, questions, where: { ...where, place }, mode, seconds, now });
  });

/** Begins the game that `create` writes, once for an event. */
const begin = async (
  dependencies: QuizDependencies,
  host: UserId,
  event: EventId,
  create: (tx: Tx) => Promise<QuizId>,
  requested = 0,
): Promise<StartedQuiz> => {
  const { database, reach = () => undefined } = dependencies;
  const id = await orRunning(
    transaction(database, async (tx) => {
      const begun = await once(tx, event, host, async () => (await create(tx)) as string);
      reach('begin.written');
      return begun;
    }),
  );
  reach('begin.committed');
  const quiz = await loadQuiz(database.prisma, id as QuizId);
  if (!quiz) throw new UserError('action.expired', {});
  await scheduleAlarm(dependencies, { ...quiz, quiz: quiz.id, platforms: platformsOf(quiz.rooms) });
  return startedQuiz(quiz, requested);
};

const startedQuiz = (
  { id, deckName, hostName, game: { rules }, questions }: LoadedQuiz,
  requested: number,
): StartedQuiz => ({
  quiz: id,
  deck: deckName,
  host: hostName,
  mode: rules.mode,
  seconds: rules.seconds,
  questions: questions.length,
  isFewer: questions.length < requested,
});

/** The unique key that refused a second game says which of the two rules it broke. */
const orRunning = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (isUniqueViolation(error, 'QuizRoom_one_open')) throw new UserError('quiz.running_here', {});
    if (isUniqueViolation(error, 'Quiz_one_hosted')) throw new UserError('quiz.running_elsewhere', {});
    throw error;
  }
};
