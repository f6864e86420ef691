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
  const tests = wanted.map((word) => Prisma.sql`strpos(c.folded, ${word}) > 0`);
  return Prisma.sql`c."ownerId" = ${user}::uuid AND c."deletedAt" IS NULL
    AND c."deckId" = ANY (ARRAY(SELECT id FROM "Deck" WHERE "ownerId" = ${user}::uuid AND "deletedAt" IS NULL))
    AND ${Prisma.join(tests, ' AND ')}`;
};

/** A card as it is named while its name is typed. */
export interface FoundCard {
  readonly id: CardId;
  readonly front: string;
}

export interface Found {
  readonly cards: readonly FoundCard[];
  readonly total: number;
}

interface Wanted {
  readonly words: string;
  readonly limit: number;
  readonly offset: number;
}

/** The person's cards that hold every word as {@link searchable} reads them, newest first. */
export const searchCards = async (db: Db, user: UserId, wanted: Wanted): Promise<Found> => {
  const cards = await findCards(db, user, wanted);
  const { words, limit, offset } = wanted;
  const isLast = cards.length < limit && (cards.length > 0 || offset === 0);
  return { cards, total: isLast ? offset + cards.length : await countCards(db, user, words) };
};

/** The same cards, uncounted: the search ends with the last of them. */
export const findCards = async (
  db: Db,
  user: UserId,
  { words, limit, offset }: Wanted,
): Promise<readonly FoundCard[]> => {
  await foldCards(db, user);
  return db.$queryRaw<FoundCard[]>`
    SELECT c.id::text, c.front FROM "Card" c WHERE ${holdsWords(user, words)}
    ORDER BY c."createdAt" DESC, c.id DESC LIMIT ${limit} OFFSET ${offset}`;
};

const countCards = async (db: Db, user: UserId, words: string): Promise<number> => {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM "Card" c WHERE ${holdsWords(user, words)}`;
  return row?.total ?? 0;
};
