import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { UserId } from '../ids.js';
import { isStudied } from '../library/studied.js';
import { isDue, type StudyTime } from '../schedule/due.js';

/** What there is to remind a person of. */
export interface Outlook {
  /** Cards that were seen before and are due now. New cards can wait, so nobody is reminded of them. */
  readonly due: number;
  /** What a review takes them, in the middle of their last ones; null before the first. */
  readonly reviewMs: number | null;
  readonly isStudying: boolean;
  /** Whether they have studied since `since`. */
  readonly hasStudied: boolean;
}

/** Reviews that tell how quick somebody is. */
const TIMED_REVIEWS = 100;
/** Who did something in a session so lately is still in it. */
const STUDYING_MS = 10 * 60_000;

export const outlookOf = async (
  query: Query,
  user: UserId,
  time: StudyTime,
  since: Date | null,
): Promise<Outlook> => {
  const studyingSince = new Date(time.now.getTime() - STUDYING_MS);
  const [outlook] = await query<Outlook>(Prisma.sql`
    SELECT
      (SELECT count(*)::int FROM "Card" c
        JOIN "Schedule" s ON s."cardId" = c.id AND s."userId" = ${user}::uuid
        WHERE c."ownerId" = ${user}::uuid AND c."deletedAt" IS NULL AND ${isStudied(time.now)} AND ${isDue(time)}
          AND c."deckId" = ANY (ARRAY(
            SELECT id FROM "Deck" WHERE "ownerId" = ${user}::uuid AND "deletedAt" IS NULL))) AS due,
      (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY r."durationMs") FROM (
        SELECT "durationMs" FROM "ReviewLog" WHERE "userId" = ${user}::uuid ORDER BY at DESC LIMIT ${TIMED_REVIEWS}::int
      ) r) AS "reviewMs",
      EXISTS (SELECT FROM "StudySession" WHERE "userId" = ${user}::uuid AND "endedAt" IS NULL
        AND "lastAt" > ${studyingSince}::timestamptz) AS "isStudying",
      EXISTS (SELECT FROM "StudySession" WHERE "userId" = ${user}::uuid AND "lastAt" > ${since}::timestamptz)
        OR EXISTS (SELECT FROM "ReviewLog" WHERE "userId" = ${user}::uuid AND at > ${since}::timestamptz)
        AS "hasStudied"`);
  if (!outlook) throw new Error('a statement without a table returned no row');
  return outlook;
};
