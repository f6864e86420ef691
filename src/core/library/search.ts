import { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import type { CardId, UserId } from '../ids.js';
import { escapeLike } from './find-deck.js';

/** Words of a search that count. */
const WORDS_MAX = 10;

/** Accents become separate marks, which are dropped: `é` is found by `e` and the other way round. */
const MARKS = /[\u0300-\u036f]/g;
const fold = (text: string): string => text.normalize('NFKD').replace(MARKS, '');

/**
 * Databases with the C locale know the letter case of ASCII only, so the usual cases of the word are tried.
 */
const spellings = (word: string): readonly string[] => {
  const lower = word.toLowerCase();
  return [...new Set([lower, word, word.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)])];
};

/** SQL over "Card" c: every word stands somewhere on the card. */
const holdsWords = (words: string): Prisma.Sql => {
  const tests = fold(words)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, WORDS_MAX)
    .map((word) => spellings(word).map((spelling) => `%${escapeLike(spelling)}%`))
    .map((patterns) => Prisma.sql`folded.text ILIKE ANY (${patterns}::text[])`);
  return tests.length === 0 ? Prisma.sql`true` : Prisma.join(tests, ' AND ');
};

export interface Found {
  readonly ids: readonly CardId[];
  readonly total: number;
}

/** The person's cards that hold every word on one of their sides, newest first. Letter case and accents are equal. */
export const searchCards = async (
  db: Pick<Tx, '$queryRaw'>,
  user: UserId,
  { words, limit, offset }: { words: string; limit: number; offset: number },
): Promise<Found> => {
  const rows = await db.$queryRaw<{ id: CardId; total: number }[]>`
    SELECT c.id::text, count(*) OVER ()::int AS total
    FROM "Card" c JOIN "Deck" d ON d.id = c."deckId"
    CROSS JOIN LATERAL (
      SELECT regexp_replace(normalize(c.front || ' ' || c.back, NFKD), '[\u0300-\u036f]', '', 'g') AS text
    ) folded
    WHERE c."ownerId" = ${user}::uuid AND c."deletedAt" IS NULL AND d."deletedAt" IS NULL AND ${holdsWords(words)}
    ORDER BY c."createdAt" DESC, c.id DESC LIMIT ${limit} OFFSET ${offset}`;
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
};
