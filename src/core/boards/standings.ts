import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { PlaceRef } from '../events/refs.js';
import type { SpaceId, UserId } from '../ids.js';
import { stands } from '../schedule/stands.js';
import { placeKey } from '../spaces/place-key.js';
import { type DaysOff, streakOf } from '../stats/streak.js';
import { daysBefore } from '../time.js';

/** How somebody studied in a week. */
export interface Standing {
  readonly user: UserId;
  readonly name: string;
  readonly reviews: number;
  /** Right answers in quizzes there. */
  readonly points: number;
  /** Days in a row up to the last on which they reviewed cards, as /stats counts them; 0 without reviews in the week. */
  readonly streak: number;
}

interface Week {
  readonly space: SpaceId;
  readonly platform: string;
  /** Where quizzes count: the place of the board, and for groups with topics all of them. */
  readonly places: readonly string[];
  readonly start: Date;
  readonly end: Date;
}

/** Streaks are counted back so far. */
const STREAK_DAYS_MAX = 366;

export const standingsOf = async (query: Query, week: Week): Promise<readonly Standing[]> => {
  const { space, platform, places, start, end } = week;
  const inWeek = (column: Prisma.Sql) =>
    Prisma.sql`${column} >= ${start}::timestamptz AND ${column} < ${end}::timestamptz`;
  const rows = await query<Omit<Standing, 'streak'>>(Prisma.sql`
    SELECT * FROM (
      SELECT m."userId"::text AS user,
        (SELECT i."displayName" FROM "ChatIdentity" i
          WHERE i."userId" = m."userId" AND i.platform = ${platform} ORDER BY i."createdAt" LIMIT 1) AS name,
        (SELECT count(*)::int FROM "ReviewLog" r
          WHERE r."userId" = m."userId" AND ${inWeek(Prisma.sql`r.at`)} AND ${stands}) AS reviews,
        (SELECT count(*)::int FROM "QuizAnswer" a JOIN "QuizQuestion" q ON q.id = a."questionId"
          WHERE a."userId" = m."userId" AND a.option = q.right AND q."closedAt" IS NOT NULL AND ${inWeek(Prisma.sql`a.at`)}
            AND EXISTS (SELECT FROM "QuizRoom" o WHERE o."quizId" = q."quizId" AND (
              o."placeKey" = ANY (${places}::text[]) OR split_part(o."placeKey", '/', 1) = ANY (${places}::text[])))
        ) AS points
      FROM "BoardMember" m WHERE m."spaceId" = ${space}::uuid
    ) members
    WHERE name IS NOT NULL AND reviews + points > 0
    ORDER BY reviews + points DESC, name`);
  const days = await daysOf(
    query,
    rows.flatMap(({ user, reviews }) => (reviews > 0 ? user : [])),
    end,
  );
  return rows.map((row) => ({ ...row, streak: streakUpTo(days.get(row.user)) }));
};

interface Days {
  /** On which they studied, the last first. */
  readonly studied: readonly number[];
  readonly off: readonly DaysOff[];
}

/** Days of theirs on which people studied, or had a holiday. */
const daysOf = async (
  query: Query,
  users: readonly UserId[],
  end: Date,
): Promise<ReadonlyMap<UserId, Days>> => {
  const rows = await query<Days & { user: UserId }>(Prisma.sql`
    SELECT r."userId"::text AS user, array_agg(DISTINCT r.day ORDER BY r.day DESC) AS studied,
      (SELECT coalesce(jsonb_agg(h), '[]') FROM "Holiday" h WHERE h."userId" = r."userId") AS off
    FROM "ReviewLog" r
    WHERE r."userId" = ANY (${users}::uuid[]) AND r.at < ${end}::timestamptz
      AND r.at >= ${daysBefore(end, STREAK_DAYS_MAX)}::timestamptz AND r.day IS NOT NULL AND ${stands}
    GROUP BY r."userId"`);
  return new Map(rows.map(({ user, ...days }) => [user, days]));
};

const streakUpTo = ({ studied, off }: Days = { studied: [], off: [] }): number =>
  streakOf(new Set(studied), studied[0] ?? 0, off).days;

/** The keys of the places whose quizzes count. */
export const placesOf = (place: PlaceRef, platformSpaceId: string): readonly string[] => [
  placeKey(place),
  `${place.platform}:${platformSpaceId}`,
];
