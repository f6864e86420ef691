import { z } from 'zod';
import type { Tx } from '../../database/transaction.js';
import type { QuestionId, QuizId, RoomId } from '../../ids.js';
import { wakeAt } from '../rules/engine.js';
import { type PlayerId, type QuizAnswer, type QuizGame, USUAL_QUESTIONS } from '../rules/game.js';

const moment = z.number();
const question = z.int();
const phase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting'), at: moment }),
  z.object({
    kind: z.literal('asking'),
    question,
    openedAt: moment,
    deadline: moment,
    posted: z.boolean(),
    reopened: z.boolean(),
  }),
  z.object({ kind: z.literal('closed'), question, nextAt: moment }),
  z.object({ kind: z.literal('paused'), question, until: moment }),
  z.object({ kind: z.literal('ended'), reason: z.enum(['finished', 'stopped', 'silence', 'place_lost']) }),
]);
/** What of a game is kept in one value: all but the questions and the answers, which have rows. */
const storedState = z.object({
  rules: z.object({ mode: z.enum(['classic', 'race']), seconds: z.number(), cycleMs: z.number() }),
  phase,
  silent: z.int(),
  votes: z.array(z.string()),
  void: z.array(question),
});

const answer = z.object({ question, player: z.string(), option: z.int(), at: moment, ms: z.int() });
const room = z.object({ id: z.string(), platform: z.string() });

/** A room that shows a game. */
export interface Room {
  readonly id: RoomId;
  readonly platform: string;
}

/** A game as its next step needs it. */
export interface LoadedGame {
  readonly id: QuizId;
  readonly revision: number;
  /** When it is to be looked at again, in epoch milliseconds; a press may have brought it forward. */
  readonly wakeAt: number | undefined;
  readonly game: QuizGame;
  readonly rooms: readonly Room[];
}

/** A game with its words. */
export interface LoadedQuiz extends LoadedGame {
  readonly deckName: string;
  readonly hostName: string;
  /** In the order of the game. */
  readonly questions: readonly StoredQuestion[];
}

export interface StoredQuestion {
  readonly id: QuestionId;
  readonly cardId: string;
  readonly text: string;
  readonly options: readonly string[];
  readonly right: number;
  readonly answer: string | null;
  readonly document: string | null;
  readonly page: number | null;
}

/** The game with all that was answered and asked; undefined once it is gone. */
export const loadQuiz = async (db: Tx, id: QuizId): Promise<LoadedQuiz | undefined> => {
  const loaded = await load(db, id, 'all');
  const row = await db.quiz.findUnique({
    where: { id },
    select: { deckName: true, hostName: true, questions: { orderBy: { index: 'asc' } } },
  });
  if (!loaded || !row) return;
  return { ...loaded, ...row, questions: row.questions.map((one) => ({ ...one, id: one.id as QuestionId })) };
};

/**
 * The game for its next step: presses and other steps wait until the transaction ends. Answers that no step looks at
 * are left out.
 */
export const holdGame = async (tx: Tx, id: QuizId): Promise<LoadedGame | undefined> => {
  await tx.$queryRaw`SELECT id FROM "Quiz" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  await tx.$queryRaw`
    SELECT id FROM "QuizQuestion"
    WHERE "quizId" = ${id}::uuid AND "openedAt" IS NOT NULL AND "closedAt" IS NULL FOR NO KEY UPDATE`;
  return loadGame(tx, id);
};

/** The game as it is, which may change at any moment. Answers that no step looks at are left out. */
export const loadGame = (db: Tx, id: QuizId): Promise<LoadedGame | undefined> => load(db, id, 'recent');

interface Row {
  readonly revision: number;
  readonly wakeAt: Date | null;
  readonly hostId: string | null;
  readonly state: unknown;
  readonly right: number[];
  readonly asked: number;
  readonly answers: unknown;
  readonly rooms: unknown;
}

/** In one statement, since every step of every game begins with it. */
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
        SELECT coalesce(json_agg(json_build_object('id', r.id, 'platform', r.platform)), '[]')
        FROM "QuizRoom" r WHERE r."quizId" = z.id
      ) AS rooms
    FROM "Quiz" z WHERE z.id = ${id}::uuid`;
  if (!row) return;
  const state = storedState.parse(row.state);
  const given = Array.from({ length: row.asked }, () => new Map<PlayerId, QuizAnswer>());
  for (const { question: index, player, ...choice } of z.array(answer).parse(row.answers))
    given[index]?.set(player, choice);
  return {
    id,
    revision: row.revision,
    wakeAt: row.wakeAt?.getTime(),
    game: { ...state, host: row.hostId, rules: { ...state.rules, right: row.right }, answers: given },
    rooms: z.array(room).parse(row.rooms) as Room[],
  };
};

/** The game's columns. */
export const stateColumns = (game: QuizGame) => {
  const { mode, seconds, cycleMs } = game.rules;
  const wake = wakeAt(game);
  const { silent, votes } = game;
  return {
    state: {
      rules: { mode, seconds, cycleMs },
      phase: { ...game.phase },
      silent,
      votes: [...votes],
      void: [...game.void],
    },
    wakeAt: wake === undefined ? null : new Date(wake),
  };
};

/**
 * Writes what a step made of the game. Answers have been written already, by the presses themselves; those that were
 * quicker than the news that their question is posted get their time counted anew.
 */
export const saveGame = async (
  tx: Tx,
  { id, game: before }: LoadedGame,
  game: QuizGame,
  now: Date,
): Promise<void> => {
  const { phase: next } = game;
  const endedAt = next.kind === 'ended' ? { endedAt: now } : {};
  await tx.quiz.update({
    where: { id },
    data: { ...stateColumns(game), ...endedAt, revision: { increment: 1 } },
  });
  if (before.phase.kind === 'asking' && (next.kind !== 'asking' || next.question !== before.phase.question))
    await tx.quizQuestion.updateMany({
      where: { quizId: id, index: before.phase.question },
      data: { closedAt: now },
    });
  if (next.kind === 'asking')
    await tx.quizQuestion.updateMany({
      where: { quizId: id, index: next.question },
      data: { openedAt: new Date(next.openedAt), deadline: new Date(next.deadline) },
    });
  if (next.kind === 'asking' && next.posted && before.phase.kind === 'asking' && !before.phase.posted)
    await tx.$executeRaw`
      UPDATE "QuizAnswer" a SET ms = greatest(0, extract(epoch FROM a.at - q."openedAt") * 1000)::int
      FROM "QuizQuestion" q WHERE q.id = a."questionId" AND q."quizId" = ${id}::uuid AND q.index = ${next.question}::int
        AND a.at >= ${new Date(before.phase.openedAt)}::timestamptz`;
  if (next.kind === 'ended') await tx.quizRoom.updateMany({ where: { quizId: id }, data: { open: false } });
};
