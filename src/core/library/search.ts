import { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import type { CardId, UserId } from '../ids.js';
import { searchable } from '../language/searchable.js';
import { foldCards } from './folded.js';

/** Words of a search that count. */
const WORDS_MAX = 10;

type Db = Pick<Tx, '$queryRaw' | '$executeRaw' | 'card'>;

/** SQL over "Card" c: live, of the person, and each word stands on one of its sides. */
const holdsWords = (user: UserId, words: string): Prisma.Sql => {
  const wanted = searchable(words).split(' ').slice(0, WORDS_MAX);
  return Prisma.sql`c."ownerId" = ${user}::uuid AND c."deletedAt" IS NULL
    AND c."deckId" IN (SELECT id FROM "Deck" WHERE "ownerId" = ${user}::uuid AND "deletedAt" IS NULL)
    AND ${Prisma.join(
      wanted.map((word) => Prisma.sql`strpos(c.folded, ${word}) > 0`),
      ' AND ',
    )}`;
};

export interface Found {
  readonly ids: readonly CardId[];
  readonly total: number;
}

/** The person's cards that hold every word as {@link searchable} reads them, newest first. */
export const searchCards = async (
  db: Db,
  user: UserId,
  { words, limit, offset }: { words: string; limit: number; offset: number },
): Promise<Found> => {
  await foldCards(db, user);
  const rows = await db.$queryRaw<{ id: CardId; total: number }[]>`
    SELECT f.id::text, f.total FROM (
      SELECT c.id, count(*) OVER ()::int AS total FROM "Card" c WHERE ${holdsWords(user, words)}
      ORDER BY c."createdAt" DESC, c.id DESC LIMIT ${limit} OFFSET ${offset}
    ) f`;
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
};

/** A card as it is named while its name is typed. */
export interface SuggestedCard {
  readonly id: CardId;
  readonly front: string;
}

/** The newest of the cards that {@link searchCards} finds, uncounted. */
export const suggestCards = async (
  db: Db,
  user: UserId,
  { words, limit }: { words: string; limit: number },
): Promise<readonly SuggestedCard[]> => {
  await foldCards(db, user);
  return db.$queryRaw<SuggestedCard[]>`
    SELECT c.id::text, c.front FROM "Card" c WHERE ${holdsWords(user, words)}
    ORDER BY c."createdAt" DESC, c.id DESC LIMIT ${limit}`;
};
