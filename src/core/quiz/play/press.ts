import type { Database } from '../../database/client.js';
import { UserError } from '../../errors.js';
import type { PlaceRef } from '../../events/refs.js';
import type { QuestionId, QuizId, UserId } from '../../ids.js';
import { placeKey } from '../../spaces/place-key.js';
import { USUAL_QUESTIONS } from '../rules/game.js';
import { QUIET_MS } from '../rules/timing.js';
import type { Alarm } from './alarm.js';

export interface QuizPress {
  readonly question: QuestionId;
  /** Counted from 0. */
  readonly option: number;
  /** The player's name, as it will stand on the leaderboard. */
  readonly name: string;
  /** Where it was pressed: a question can be answered in its game's rooms alone. */
  readonly place: PlaceRef;
  readonly at: Date;
}

/** What a press chose. */
export type Chosen = {
  readonly quiz: QuizId;
  /** Of the question in its quiz, counted from 0. */
  readonly index: number;
  readonly option: number;
  /** How the player's last answer before was, of those that count. Its question is counted from 1. */
  readonly before: { readonly question: number; readonly right: boolean } | null;
} & ({ readonly kind: 'options'; readonly options: readonly string[] } | { readonly kind: 'truth' });

/**
 * Stores a press in one statement, which locks the question's row: it waits for a close that is under way, and then
 * finds the question closed. A person's last press counts; pressing the same option again keeps the time.
 * @throws UserError `quiz.too_late`, `action.expired`
 */
export const storePress = async (
  { prisma }: Pick<Database, 'prisma'>,
  user: UserId,
  { question, option, name, place, at }: QuizPress,
): Promise<Chosen> => {
  const [chosen] = await prisma.$queryRaw<Chosen[]>`
    WITH open AS (
      SELECT id, "quizId", index, options, CASE WHEN answer IS NULL THEN 'options' ELSE 'truth' END AS kind,
        greatest(0, extract(epoch FROM ${at}::timestamptz - "openedAt") * 1000)::int AS ms
      FROM "QuizQuestion"
      WHERE id = ${question}::uuid AND "openedAt" IS NOT NULL AND "closedAt" IS NULL
        AND deadline > ${at}::timestamptz AND ${option}::int < cardinality(options)
        AND EXISTS (
          SELECT FROM "QuizRoom" r WHERE r."quizId" = "QuizQuestion"."quizId" AND r."placeKey" = ${placeKey(place)}
        )
      FOR SHARE
    ), joined AS (
      INSERT INTO "QuizPlayer" ("quizId", "userId", name)
      SELECT "quizId", ${user}::uuid, ${name} FROM open ON CONFLICT DO NOTHING
    ), given AS (
      INSERT INTO "QuizAnswer" ("questionId", "userId", option, at, "pressedAt", ms)
      SELECT id, ${user}::uuid, ${option}::int, ${at}::timestamptz, ${at}::timestamptz, ms FROM open
      ON CONFLICT ("questionId", "userId") DO UPDATE SET
        at = CASE WHEN "QuizAnswer".option = excluded.option THEN "QuizAnswer".at ELSE excluded.at END,
        ms = CASE WHEN "QuizAnswer".option = excluded.option THEN "QuizAnswer".ms ELSE excluded.ms END,
        option = excluded.option, "pressedAt" = excluded."pressedAt"
      WHERE "QuizAnswer"."pressedAt" <= excluded."pressedAt"
    )
    SELECT "quizId"::text AS quiz, index, ${option}::int AS option, kind, options, (
      SELECT json_build_object('question', q.index + 1, 'right', a.option = q."right")
      FROM "QuizQuestion" q JOIN "Quiz" z ON z.id = q."quizId"
      JOIN "QuizAnswer" a ON a."questionId" = q.id AND a."userId" = ${user}::uuid
      WHERE q."quizId" = open."quizId" AND q.index < open.index AND NOT z.state -> 'void' @> to_jsonb(q.index)
      ORDER BY q.index DESC LIMIT 1
    ) AS before FROM open`;
  if (chosen) return chosen;
  const known = await prisma.quizQuestion.findFirst({
    where: { id: question, quiz: { rooms: { some: { placeKey: placeKey(place) } } } },
    select: { openedAt: true },
  });
  throw known?.openedAt ? new UserError('quiz.too_late', {}) : new UserError('action.expired', {});
};

/**
 * Brings the game's alarm forward when everybody who is expected to has answered. This is a statement of its own,
 * after the press: of several last presses at once, the one that runs last sees them all. The alarm moves once for a
 * question; the engine takes later presses into account when it wakes.
 */
export const wakeWhenQuiet = async (
  { prisma }: Pick<Database, 'prisma'>,
  { quiz, index }: Chosen,
  question: QuestionId,
  at: Date,
): Promise<Alarm | undefined> => {
  if (index === 0) return;
  const quiet = new Date(at.getTime() + QUIET_MS);
  const [moved] = await prisma.$queryRaw<(Omit<Alarm, 'quiz' | 'wakeAt'> & { wakeAt: Date })[]>`
    WITH usual AS (
      SELECT DISTINCT a."userId" FROM "QuizAnswer" a JOIN "QuizQuestion" q ON q.id = a."questionId"
      WHERE q."quizId" = ${quiz}::uuid AND q.index BETWEEN ${index - USUAL_QUESTIONS}::int AND ${index - 1}::int
    )
    UPDATE "Quiz" z SET "wakeAt" = ${quiet}::timestamptz, revision = revision + 1
    WHERE z.id = ${quiz}::uuid AND z."wakeAt" > ${quiet}::timestamptz
      AND z.state #>> '{phase,kind}' = 'asking' AND (z.state #>> '{phase,question}')::int = ${index}::int
      AND EXISTS (SELECT 1 FROM usual)
      AND NOT EXISTS (
        SELECT 1 FROM usual u WHERE NOT EXISTS (
          SELECT 1 FROM "QuizAnswer" b WHERE b."questionId" = ${question}::uuid AND b."userId" = u."userId"
        )
      )
    RETURNING z.revision, z."wakeAt", array(
      SELECT DISTINCT r.platform FROM "QuizRoom" r WHERE r."quizId" = z.id AND r."lostAt" IS NULL
    ) AS platforms`;
  return moved && { ...moved, quiz, wakeAt: moved.wakeAt.getTime() };
};
