import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { NumberedDay } from '../day.js';
import type { UserId } from '../ids.js';
import { isStudied } from '../library/studied.js';

/** SQL over "Card" c: the person's cards in decks of theirs, without what was deleted. */
const live = (user: UserId): Prisma.Sql => Prisma.sql`
  c."ownerId" = ${user}::uuid AND c."deletedAt" IS NULL
  AND c."deckId" = ANY (ARRAY(SELECT id FROM "Deck" WHERE "ownerId" = ${user}::uuid AND "deletedAt" IS NULL))`;

/** Cards that come due on each of the days, on the first those that are overdue; one that rests, when it has rested. */
export const forecastOf = async (
  query: Query,
  user: UserId,
  days: readonly NumberedDay[],
): Promise<readonly number[]> => {
  const starts = days.map(({ start }) => start);
  const end = days.at(-1)?.end ?? new Date(0);
  const rows = await query<{ index: number; cards: number }>(Prisma.sql`
    SELECT greatest(width_bucket(greatest(s.due, c."restsUntil"), ${starts}::timestamptz[]) - 1, 0) AS index, count(*)::int AS cards
    FROM "Schedule" s JOIN "Card" c ON c.id = s."cardId"
    WHERE s."userId" = ${user}::uuid AND s.due < ${end}::timestamptz AND ${live(user)} AND ${isStudied(end)}
    GROUP BY 1`);
  const byIndex = new Map(rows.map(({ index, cards }) => [index, cards]));
  return days.map((_, index) => byIndex.get(index) ?? 0);
};

/** How many cards are how well known. */
export interface Mastery {
  /** Never studied. */
  readonly fresh: number;
  /** In learning steps, for the first time or anew. */
  readonly learning: number;
  /** With an interval of less than {@link MATURE_DAYS}. */
  readonly young: number;
  readonly mature: number;
}

export interface DeckMastery extends Mastery {
  readonly name: string;
}

/** From this interval on a card counts as mature (as in Anki). */
const MATURE_DAYS = 21;

/** Every deck that has cards, those with the most first. */
export const masteryOf = (query: Query, user: UserId): Promise<readonly DeckMastery[]> =>
  query<DeckMastery>(Prisma.sql`
    WITH d AS MATERIALIZED (
      SELECT id, name, "nameKey" FROM "Deck" WHERE "ownerId" = ${user}::uuid AND "deletedAt" IS NULL
    ), m AS (
      SELECT c."deckId", count(*) AS cards, count(*) FILTER (WHERE s."cardId" IS NULL)::int AS fresh,
        count(*) FILTER (WHERE s.state <> 2)::int AS learning,
        count(*) FILTER (WHERE s.state = 2 AND s."scheduledDays" < ${MATURE_DAYS}::int)::int AS young,
        count(*) FILTER (WHERE s.state = 2 AND s."scheduledDays" >= ${MATURE_DAYS}::int)::int AS mature
      FROM "Card" c LEFT JOIN "Schedule" s ON s."cardId" = c.id AND s."userId" = ${user}::uuid
      WHERE ${live(user)} GROUP BY c."deckId"
    )
    SELECT d.name, m.fresh, m.learning, m.young, m.mature FROM m JOIN d ON d.id = m."deckId"
    ORDER BY m.cards DESC, d."nameKey"`);
