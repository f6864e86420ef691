import { z } from 'zod';
import type { QuizQuestion } from '../../database/generated/client.js';
import type { Tx } from '../../database/transaction.js';
import type { QuestionId, QuizId, RoomId } from '../../ids.js';
import type { Asked } from '../questions/questions.js';
import { readAsked } from '../questions/stored.js';
import {
  type Asking,
  type GameRoom,
  type PlayerId,
  type QuizAnswer,
  type QuizGame,
  USUAL_QUESTIONS,
} from '../rules/game.js';
import { isPosted } from '../rules/timing.js';
import { readState, stateColumns } from './stored-state.js';

const answer = z.object({
  question: z.int(),
  player: z.string(),
  option: z.int(),
  at: z.number(),
  ms: z.int(),
});
const room = z.object({
  id: z.string().transform((id) => id as RoomId),
  platform: z.string(),
  cycleMs: z.int(),
});

/** A room where the bot can still post. */
export interface Room extends GameRoom {
  readonly id: RoomId;
  readonly platform: string;
}

/** A game as its next step needs it. */
export interface LoadedGame {
  readonly id: QuizId;
  readonly revision: number;
  /** When its next step by time is due, in epoch milliseconds; a press may have brought it forward. */
  readonly wakeAt: number | undefined;
  readonly game: QuizGame;
  readonly rooms: readonly Room[];
}

/** A game with its names and questions. */
export interface LoadedQuiz extends LoadedGame {
  readonly deckName: string;
  readonly hostName: string;
  /** In the order of the game. */
  readonly questions: readonly StoredQuestion[];
}

export type StoredQuestion = Asked & {
  readonly id: QuestionId;
  readonly cardId: string;
  readonly document: string | null;
  readonly page: number | null;
};

/** The game with all that was answered and asked; undefined once it is gone. */
export const loadQuiz = async (db: Tx, id: QuizId): Promise<LoadedQuiz | undefined> => {
  const loaded = await load(db, id, 'all');
  const row = await db.quiz.findUnique({
    where: { id },
    select: { deckName: true, hostName: true, questions: { orderBy: { index: 'asc' } } },
  });
  if (!loaded || !row) return;
  return { ...loaded, ...row, questions: row.questions.map(readQuestion) };
};

const readQuestion = ({ id, cardId, document, page, ...asked }: QuizQuestion): StoredQuestion => ({
  id: id,
  cardId,
  document,
  page,
  ...readAsked(asked),
});

/**
 * Locks and loads the game for its next step: presses and other steps wait until the transaction ends. Only the
 * answers that a step needs are loaded.
 */
export const holdGame = async (tx: Tx, id: QuizId): Promise<LoadedGame | undefined> => {
  await tx.$queryRaw`SELECT id FROM "Quiz" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  await tx.$queryRaw`
    SELECT id FROM "QuizQuestion"
    WHERE "quizId" = ${id}::uuid AND "openedAt" IS NOT NULL AND "closedAt" IS NULL FOR NO KEY UPDATE`;
  return loadGame(tx, id);
};

/** The game without a lock. Only the answers that a step needs are loaded. */
export const loadGame = (db: Tx, id: QuizId): Promise<LoadedGame | undefined> => load(db, id, 'recent');

interface Row {
  readonly revision: number;
  readonly wakeAt: Date | null;
  readonly hostId: string | null;
  readonly state: unknown;
  readonly right: readonly number[];
  readonly asked: number;
  readonly answers: unknown;
  readonly rooms: unknown;
}

/** One statement, since every step of every game begins with it. */
const load = async (db: Tx, id: QuizId, answers: 'all' | 'recent'): Promise<LoadedGame | undefined> => {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT z.revision, z."wakeAt", z."hostId"::text, z.state,
      array(SELECT q."right" FROM "QuizQuestion" q WHERE q."quizId" = z.id ORDER BY q.index) AS "right",
      (SELECT count(*)::int FROM "QuizQuestion" q WHERE q."quizId" = z.id AND q."openedAt" IS NOT NULL) AS asked,
      (
        SELECT coalesce(json_agg(json_build_object('question', q.index, 'player', a."userId", 'option', a.option,
          'at', (extract(epoch FROM a.at) * 1000)::bigint, 'ms', a.ms)), '[]')
        FROM "QuizAnswer" a JOIN "QuizQuestion" q ON q.id = a."questionId"
        WHERE q."quizId" = z.id AND (${answers === 'all'} OR q.index >= (
          SELECT max(index) - ${USUAL_QUESTIONS}::int FROM "QuizQuestion" n
          WHERE n."quizId" = z.id AND n."openedAt" IS NOT NULL
        ))
      ) AS answers,
      (
        SELECT coalesce(json_agg(json_build_object('id', r.id, 'platform', r.platform, 'cycleMs', r."cycleMs")
          ORDER BY r.id), '[]')
        FROM "QuizRoom" r WHERE r."quizId" = z.id AND r."lostAt" IS NULL
      ) AS rooms
    FROM "Quiz" z WHERE z.id = ${id}::uuid`;
  if (!row) return;
  const { right, hostId: host } = row;
  const rooms = z.array(room).parse(row.rooms);
  const given = readAnswers(row.answers, row.asked);
  return {
    id,
    revision: row.revision,
    wakeAt: row.wakeAt?.getTime(),
    game: readState(row.state, { host, rooms, right, answers: given }),
    rooms,
  };
};

const readAnswers = (stored: unknown, asked: number): QuizGame['answers'] => {
  const given = Array.from({ length: asked }, () => new Map<PlayerId, QuizAnswer>());
  for (const { question, player, ...choice } of z.array(answer).parse(stored))
    given[question]?.set(player, choice);
  return given;
};

/**
 * Writes what a step made of the game. The presses themselves have written their answers; those given before the
 * question was known to be shown are timed anew.
 */
export const saveGame = async (
  tx: Tx,
  { id, game: before }: LoadedGame,
  game: QuizGame,
  now: Date,
): Promise<void> => {
  const { phase } = game;
  const endedAt = phase.kind === 'ended' ? { endedAt: now } : {};
  await tx.quiz.update({
    where: { id },
    data: { ...stateColumns(game), ...endedAt, revision: { increment: 1 } },
  });
  const open = askingOf(before);
  const next = askingOf(game);
  if (open && open.question !== next?.question)
    await updateQuestion(tx, id, open.question, { closedAt: now });
  if (next) await openQuestion(tx, id, next);
  if (next && isPosted(next) && open && !isPosted(open)) await timeAnew(tx, id, open);
  if (phase.kind === 'ended') await tx.quizRoom.updateMany({ where: { quizId: id }, data: { open: false } });
};

const askingOf = ({ phase }: QuizGame): Asking | undefined => (phase.kind === 'asking' ? phase : undefined);

const openQuestion = (tx: Tx, quizId: QuizId, { question, openedAt, deadline }: Asking): Promise<void> =>
  updateQuestion(tx, quizId, question, { openedAt: new Date(openedAt), deadline: new Date(deadline) });

const updateQuestion = async (
  tx: Tx,
  quizId: QuizId,
  index: number,
  data: { readonly openedAt?: Date; readonly deadline?: Date; readonly closedAt?: Date },
): Promise<void> => {
  await tx.quizQuestion.updateMany({ where: { quizId, index }, data });
};

const timeAnew = async (tx: Tx, quizId: QuizId, { question, openedAt: askedAt }: Asking): Promise<void> => {
  await tx.$executeRaw`
    UPDATE "QuizAnswer" a SET ms = greatest(0, extract(epoch FROM a.at - q."openedAt") * 1000)::int
    FROM "QuizQuestion" q WHERE q.id = a."questionId" AND q."quizId" = ${quizId}::uuid AND q.index = ${question}::int
      AND a.at >= ${new Date(askedAt)}::timestamptz`;
};
