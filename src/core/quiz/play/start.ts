import { randomInt } from 'node:crypto';
import { type Random, seeded } from '../../answers/shuffle.js';
import type { Tx } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import type { PlaceRef } from '../../events/refs.js';
import {
  type GenerationId,
  newId,
  type QuestionId,
  type QuizId,
  type RoomId,
  type UserId,
} from '../../ids.js';
import type { DeckName } from '../../library/find-deck.js';
import { placeKey } from '../../spaces/place-key.js';
import { drawCards } from '../questions/draw.js';
import { chooseQuestions, type Question } from '../questions/questions.js';
import { askedColumns } from '../questions/stored.js';
import { newGame } from '../rules/engine.js';
import type { QuizMode } from '../rules/game.js';
import { stateColumns } from './stored-state.js';

export const QUESTIONS = { min: 5, max: 50, default: 10 } as const;
export const SECONDS = { min: 5, max: 120, default: 20 } as const;

/** Where a game is played, and who begins it. */
export interface QuizPlace {
  readonly place: PlaceRef;
  readonly hostName: string;
  /** The host's private chat. */
  readonly hostPlace: PlaceRef;
  /** At least so long between two messages of the game here; 0 without a limit. */
  readonly sendEveryMs: number;
}

export interface QuizSettings {
  readonly mode: QuizMode;
  readonly seconds: number;
}

/** A question costs two calls to the platform. The rest is left to everything else that is sent there. */
const CALLS_PER_QUESTION = 2.25;

export const freshRandom = (): Random => seeded(randomInt(2 ** 32));

/** @throws UserError `quiz.no_questions` when the deck gives none */
export const questionsFrom = async (
  db: Parameters<typeof drawCards>[0],
  { deck, generation }: { readonly deck: DeckName; readonly generation?: GenerationId | undefined },
  count: number,
  random: Random,
): Promise<Question[]> => {
  const { cards, lenders } = await drawCards(db, { deck: deck.id, generation }, random);
  const questions = chooseQuestions(cards, { count, others: lenders, random });
  if (questions.length === 0) throw new UserError('quiz.no_questions', { deck: deck.name });
  return questions;
};

export interface NewQuiz extends QuizSettings {
  readonly host: UserId;
  readonly deckName: string;
  readonly questions: readonly Question[];
  readonly where: QuizPlace;
  readonly now: Date;
}

/**
 * Writes a game that is about to begin, with its room and its questions. Unique keys refuse a second one.
 * @throws UserError `quiz.running_here`, also to the host of that game, who would break both rules
 */
export const createQuiz = async (tx: Tx, { host, where, now, ...quiz }: NewQuiz): Promise<QuizId> => {
  const running = await tx.quizRoom.count({ where: { placeKey: placeKey(where.place), open: true } });
  if (running > 0) throw new UserError('quiz.running_here', {});
  const id = newId<QuizId>();
  const room = newRoom(where);
  const { deckName, questions, mode, seconds } = quiz;
  const rules = { mode, seconds, right: questions.map(({ right }) => right) };
  const game = newGame(host, rules, [room], now.getTime());
  await tx.quiz.create({
    data: { id, hostId: host, hostName: where.hostName, deckName, ...stateColumns(game), startedAt: now },
  });
  await tx.quizRoom.create({ data: { ...room, quizId: id } });
  await tx.quizQuestion.createMany({ data: questions.map(questionRow(id)) });
  return id;
};

/** The room's row without the id of its quiz. */
const newRoom = ({ place, hostPlace, sendEveryMs }: QuizPlace) => ({
  id: newId<RoomId>(),
  platform: place.platform,
  place: { ...place },
  placeKey: placeKey(place),
  hostPlace: { ...hostPlace },
  cycleMs: Math.ceil(sendEveryMs * CALLS_PER_QUESTION),
});

const questionRow = (quizId: QuizId) => (question: Question, index: number) => {
  const { card: cardId, document, page } = question;
  return { id: newId<QuestionId>(), quizId, index, cardId, document, page, ...askedColumns(question) };
};
