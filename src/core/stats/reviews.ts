import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import { type Calendar, dayAround, type NumberedDay } from '../day.js';
import type { UserId } from '../ids.js';

/** What was done on a day. */
export interface DayStudied {
  readonly reviews: number;
  readonly spentMs: number;
}

/** How often cards were known that had not been seen for at least so many days, and for less than the next class has. */
export interface RecallClass {
  readonly fromDays: number;
  readonly reviews: number;
  readonly known: number;
}

export interface StudiedPeriod {
  /** Days with reviews, by their numbers. */
  readonly days: ReadonlyMap<number, DayStudied>;
  readonly classes: readonly RecallClass[];
}

/** A day, a week, a month, three months. */
const CLASS_FROM_DAYS = [1, 7, 30, 90];

/** Every time zone is a multiple of this ahead of UTC. */
const QUARTER_MS = 15 * 60_000;

/**
 * A person's reviews from one moment until before another, without those that were taken back. Recall is that of
 * learned cards: an answer in a quiz may be a guess, and a second look on the same day says little.
 */
export const studiedIn = async (
  query: Query,
  user: UserId,
  { from, until }: { readonly from: Date; readonly until: Date },
  calendar: Calendar,
): Promise<StudiedPeriod> => {
  const rows = await query<Row>(Prisma.sql`
    WITH undone AS MATERIALIZED (
      SELECT undoes AS id FROM "ReviewLog"
      WHERE "userId" = ${user}::uuid AND at >= ${from}::timestamptz AND undoes IS NOT NULL
    ), answered AS (
      SELECT r.rating, r.day, CASE WHEN r.day IS NULL
          THEN floor(extract(epoch FROM r.at) * 1000 / ${QUARTER_MS}::int)::int END AS quarter,
        r."durationMs", CASE WHEN r.before->>'state' = '2' AND r.mode IS DISTINCT FROM 'quiz'
          THEN width_bucket(coalesce(r."elapsedDays",
            extract(day FROM r.at - (r.before->>'lastReview')::timestamptz)::int), ${CLASS_FROM_DAYS}::int[]) END AS class
      FROM "ReviewLog" r LEFT JOIN undone ON undone.id = r.id
      WHERE r."userId" = ${user}::uuid AND r.at >= ${from}::timestamptz AND r.at < ${until}::timestamptz
        AND r.undoes IS NULL AND undone.id IS NULL
    )
    SELECT grouping(class) = 0 AS "isClass", class, day, quarter, count(*)::int AS reviews,
      count(*) FILTER (WHERE rating > 1)::int AS known, coalesce(sum("durationMs"), 0)::float8 AS "spentMs"
    FROM answered GROUP BY GROUPING SETS ((day, quarter), (class)) ORDER BY quarter`);
  const byClass = new Map(rows.filter(({ isClass }) => isClass).map((row) => [row.class, row]));
  return {
    days: daysOf(
      rows.filter(({ isClass }) => !isClass),
      calendar,
    ),
    classes: CLASS_FROM_DAYS.map((fromDays, i) => {
      const { reviews = 0, known = 0 } = byClass.get(i + 1) ?? {};
      return { fromDays, reviews, known };
    }),
  };
};

interface Row extends DayStudied {
  readonly isClass: boolean;
  readonly class: number | null;
  readonly known: number;
  readonly day: number | null;
  /** Of rows that do not say their day, as earlier versions wrote them. */
  readonly quarter: number | null;
}

const daysOf = (rows: readonly Row[], calendar: Calendar): ReadonlyMap<number, DayStudied> => {
  const numberOf = numberInTurn(calendar);
  const days = new Map<number, DayStudied>();
  for (const { day, quarter, reviews, spentMs } of rows) {
    const number = day ?? numberOf(new Date((quarter ?? 0) * QUARTER_MS));
    const before = days.get(number) ?? { reviews: 0, spentMs: 0 };
    days.set(number, { reviews: before.reviews + reviews, spentMs: before.spentMs + spentMs });
  }
  return days;
};

/** Numbers of the days of moments in order: to find a day takes far longer than to see that it is still the same. */
const numberInTurn = (calendar: Calendar): ((at: Date) => number) => {
  let around: NumberedDay | undefined;
  return (at) => {
    if (!around || at < around.start || at >= around.end) around = dayAround(at, calendar);
    return around.number;
  };
};
