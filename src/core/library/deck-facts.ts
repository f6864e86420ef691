import { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import { dayAround } from '../day.js';
import type { DeckId, UserId } from '../ids.js';
import { isDue } from '../schedule/due.js';
import { isStudied } from './studied.js';

/** A deck with the counts that its owner sees in a list. */
export interface DeckFacts {
  readonly id: DeckId;
  readonly name: string;
  readonly isDefault: boolean;
  readonly cards: number;
  /** Cards seen before that are due now. */
  readonly due: number;
  /** Cards never studied. */
  readonly fresh: number;
}

/** A person's decks in the order of their lists, the default first; only `deck` when given. */
export const deckFacts = async (
  prisma: Pick<Tx, '$queryRaw' | 'user'>,
  query: { user: UserId; now: Date; deck?: DeckId; limit?: number; offset?: number },
): Promise<DeckFacts[]> => {
  const { user, now, deck, limit = 1, offset = 0 } = query;
  const calendar = await prisma.user.findUniqueOrThrow({
    where: { id: user },
    select: { timeZone: true, dayStart: true },
  });
  const only = deck ? Prisma.sql`AND id = ${deck}::uuid` : Prisma.empty;
  return prisma.$queryRaw<DeckFacts[]>`
    WITH d AS (
      SELECT id, name, "nameKey", "isDefault" FROM "Deck"
      WHERE "ownerId" = ${user}::uuid AND "deletedAt" IS NULL ${only}
      ORDER BY "isDefault" DESC, "nameKey" LIMIT ${limit} OFFSET ${offset}
    )
    SELECT d.id::text, d.name, d."isDefault", count(c.id)::int AS cards,
      count(*) FILTER (WHERE ${isDue({ now, day: dayAround(now, calendar) })} AND ${isStudied(now)})::int AS due,
      count(*) FILTER (WHERE c.id IS NOT NULL AND s."cardId" IS NULL AND ${isStudied(now)})::int AS fresh
    FROM d
    LEFT JOIN "Card" c ON c."deckId" = d.id AND c."deletedAt" IS NULL
    LEFT JOIN "Schedule" s ON s."cardId" = c.id AND s."userId" = ${user}::uuid
    GROUP BY d.id, d.name, d."nameKey", d."isDefault"
    ORDER BY d."isDefault" DESC, d."nameKey"`;
};
