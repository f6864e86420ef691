import { z } from 'zod';
import type { Tx } from '../database/transaction.js';
import type { PlaceRef } from '../events/refs.js';
import { placeRef } from '../events/refs.js';
import type { QuestionId, QuizId, UserId } from '../ids.js';
import { wakeAt } from './engine.js';
import type { PlayerId, QuizAnswer, QuizGame } from './game.js';

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

export interface LoadedQuiz {
  readonly id: QuizId;
  readonly revision: number;
  readonly deckName: string;
  readonly hostName: string;
  readonly hostPlace: PlaceRef;
  readonly game: QuizGame;
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

/** Questions back that the engine looks at: who answered them is expected to answer again. */
const ENGINE_LOOKS_BACK = 2;

/** The game with all that was answered; undefined once it is gone. */
export const loadQuiz = (db: Tx, id: QuizId): Promise<LoadedQuiz | undefined> => load(db, id, 0);

/**
 * The game for its next step: presses and other steps wait until the transaction ends. Answers that no step looks at
 * are left out.
 */
export const holdQuiz = async (tx: Tx, id: QuizId): Promise<LoadedQuiz | undefined> => {
  await tx.$queryRaw`SELECT id FROM "Quiz" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const open = await tx.$queryRaw<{ index: number }[]>`
    SELECT index FROM "QuizQuestion"
    WHERE "quizId" = ${id}::uuid AND "openedAt" IS NOT NULL AND "closedAt" IS NULL FOR NO KEY UPDATE`;
  return load(tx, id, (open[0]?.index ?? 0) - ENGINE_LOOKS_BACK);
};

const load = async (db: Tx, id: QuizId, answersFrom: number): Promise<LoadedQuiz | undefined> => {
  const row = await db.quiz.findUnique({
    where: { id },
    include: { questions: { orderBy: { index: 'asc' } } },
  });
  if (!row) return;
  const state = storedState.parse(row.state);
  const asked = row.questions.filter(({ openedAt }) => openedAt !== null);
  const wanted = asked.filter(({ index }) => index >= answersFrom).map((one) => one.id);
  const given = await db.quizAnswer.findMany({ where: { questionId: { in: wanted } } });
  const answers = new Map(asked.map((one) => [one.id, new Map<PlayerId, QuizAnswer>()]));
  for (const { questionId, userId, option, at, ms } of given)
    answers.get(questionId)?.set(userId, { option, at: at.getTime(), ms });
  return {
    id,
    revision: row.revision,
    deckName: row.deckName,
    hostName: row.hostName,
    hostPlace: placeRef.parse(row.hostPlace),
    game: {
      ...state,
      host: row.hostId as UserId,
      rules: { ...state.rules, right: row.questions.map(({ right }) => right) },
      answers: [...answers.values()],
    },
    questions: row.questions.map((one) => ({ ...one, id: one.id as QuestionId })),
  };
};

/** The game's columns. */
export const stateColumns = (game: QuizGame) => {
  const { mode, seconds, cycleMs } = game.rules;
  const wake = wakeAt(game);
  const { phase: now, silent, votes } = game;
  return {
    state: {
      rules: { mode, seconds, cycleMs },
      phase: { ...now },
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
  { id, game: before }: LoadedQuiz,
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
