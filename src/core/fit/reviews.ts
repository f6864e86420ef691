import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { UserId } from '../ids.js';
import type { Grade } from '../schedule/schedule.js';
import { stands } from '../schedule/stands.js';
import type { Reviews } from './histories.js';

/**
 * How many reviews there are, since a moment, that a fit learns from: made by the person alone, a day or more after the
 * one before. Counts no further than `most`.
 */
export const countReviews = async (
  query: Query,
  user: UserId,
  { since, most }: { readonly since: Date | null; readonly most: number },
): Promise<number> => {
  const [row] = await query<{ count: number }>(Prisma.sql`
    SELECT count(*)::int AS count FROM (
      SELECT FROM "ReviewLog" r
      WHERE r."userId" = ${user}::uuid AND r.at > ${since ?? new Date(0)}::timestamptz AND ${stands}
        AND r.mode IS DISTINCT FROM 'quiz'
        AND (r."elapsedDays" > 0 OR (r."elapsedDays" IS NULL AND r.before->>'state' = '2'))
      LIMIT ${most}::int
    ) counted`);
  return row?.count ?? 0;
};

/** Read at once. The embedded database answers nobody else meanwhile, which is to be a few milliseconds. */
const PAGE = 1_000;

interface Row {
  readonly id: string;
  readonly card: string;
  readonly grade: Grade | 0;
  readonly at: Date;
  readonly elapsedDays: number | null;
  readonly isFirst: boolean;
}

/** All of the person's reviews. */
export const readReviews = async (query: Query, user: UserId): Promise<Reviews> => {
  const rows: Row[] = [];
  for (
    let page = await pageAfter(query, user);
    page.length > 0;
    page = await pageAfter(query, user, page.at(-1))
  )
    rows.push(...page);
  const numbers = new Map<string, number>();
  const numberOf = (card: string): number => {
    const number = numbers.get(card) ?? numbers.size;
    numbers.set(card, number);
    return number;
  };
  return {
    cards: rows.map(({ card }) => numberOf(card)),
    grades: rows.map(({ grade }) => grade),
    at: rows.map(({ at }) => at.getTime()),
    elapsedDays: rows.map(({ elapsedDays }) => elapsedDays),
    isFirst: rows.map(({ isFirst }) => isFirst),
  };
};

const pageAfter = (query: Query, user: UserId, last?: Row): Promise<readonly Row[]> =>
  query<Row>(Prisma.sql`
    SELECT r.id::text, r."cardId"::text AS card, CASE WHEN r.mode = 'quiz' THEN 0 ELSE r.rating END AS grade, r.at,
      r."elapsedDays", r.before IS NULL AS "isFirst"
    FROM "ReviewLog" r
    WHERE r."userId" = ${user}::uuid AND ${stands}
      ${last ? Prisma.sql`AND r.at >= ${last.at}::timestamptz AND (r.at, r.id) > (${last.at}::timestamptz, ${last.id}::uuid)` : Prisma.empty}
    ORDER BY r.at, r.id LIMIT ${PAGE}::int`);
