import type { Database } from '../../database/client.js';
import type { QuestionId, QuizId } from '../../ids.js';

/** A player's last answer in a game: each one before was told beside the next. */
export interface LastAnswer {
  readonly platform: string;
  readonly platformUserId: string;
  readonly question: QuestionId;
  /** Of the question in its game, counted from 1. */
  readonly number: number;
  /** Null where the question counts for nobody. */
  readonly right: boolean | null;
}

/** The last answers in a game that is over, of its players on a platform. */
export const lastAnswersOf = (
  { prisma }: Pick<Database, 'prisma'>,
  quiz: QuizId,
  platform: string,
): Promise<readonly LastAnswer[]> =>
  prisma.$queryRaw<LastAnswer[]>`
    SELECT DISTINCT ON (a."userId") i.platform, i."platformUserId", q.id::text AS question, q.index + 1 AS number,
      CASE WHEN z.state -> 'void' @> to_jsonb(q.index) THEN NULL ELSE a.option = q."right" END AS "right"
    FROM "Quiz" z JOIN "QuizQuestion" q ON q."quizId" = z.id JOIN "QuizAnswer" a ON a."questionId" = q.id
    JOIN "ChatIdentity" i ON i."userId" = a."userId" AND i.platform = ${platform}
    WHERE z.id = ${quiz}::uuid AND z."endedAt" IS NOT NULL
    ORDER BY a."userId", q.index DESC`;
