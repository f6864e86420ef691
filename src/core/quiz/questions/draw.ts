import { OPTION_MAX } from '../../answers/alike.js';
import type { Random } from '../../answers/shuffle.js';
import { preparedFor } from '../../answers/wrong.js';
import { Prisma } from '../../database/generated/client.js';
import type { Tx } from '../../database/transaction.js';
import type { DeckId, GenerationId } from '../../ids.js';
import { isTrusted, trustedCards } from '../../library/reports.js';
import type { QuizCard } from './questions.js';

/** Cards drawn from a deck with different fronts, and as many with different answers. */
export const DRAWN_MAX = 300;
/** Cards of the same documents, in other decks, whose answers serve as wrong ones. */
export const LENDERS_MAX = 200;

/** What the questions of a game are chosen from. */
export interface DrawnCards {
  /**
   * At most three times {@link DRAWN_MAX}: those with different fronts, those with different answers, and those
   * with the front of one of the first, whose answers are right there as well.
   */
  readonly cards: readonly QuizCard[];
  readonly lenders: readonly QuizCard[];
}

interface Id {
  readonly id: string;
}

const select = {
  id: true,
  kind: true,
  front: true,
  back: true,
  distractors: true,
  note: true,
  isReverse: true,
  page: true,
  documentId: true,
  ownerId: true,
  document: { select: { name: true } },
  prepared: { select: { front: true, back: true, distractors: true } },
} as const;
/** Characters of a card's id as text. */
const UUID_LENGTH = 36;
const BARE_FRONT = Prisma.sql`rtrim(lower(front), ' .:?!')`;
const orderBy = { id: 'asc' } as const;
const live = { deletedAt: null, ...trustedCards };

/** Other cards of the documents that the drawn cards come from, of their owner alone: others have edited copies. */
const lent = (rows: readonly { readonly documentId: string | null; readonly ownerId: string }[]) => ({
  documentId: { in: [...new Set(rows.flatMap(({ documentId }) => documentId ?? []))] },
  ownerId: { in: [...new Set(rows.map(({ ownerId }) => ownerId))] },
});

/** Where cards are drawn from. */
export interface CardPool {
  readonly deck: DeckId;
  /** Only those that this made; all of them when undefined. */
  readonly generation?: GenerationId | undefined;
}

const inPool = ({ deck, generation }: CardPool): Prisma.Sql =>
  generation === undefined
    ? Prisma.sql`"deckId" = ${deck}::uuid`
    : Prisma.sql`"deckId" = ${deck}::uuid AND "generationId" = ${generation}::uuid`;

/** Draws as many cards as a game needs, however many it has; the random numbers decide which. */
export const drawCards = async (
  db: Pick<Tx, 'card' | 'deck' | '$queryRaw'>,
  pool: CardPool,
  random: Random,
): Promise<DrawnCards> => {
  const decks = await liveDecks(db, pool.deck);
  if (!decks.includes(pool.deck)) return { cards: [], lenders: [] };
  const seed = `${random()}`;
  const asked = await drawDistinct(db, pool, { by: 'front', seed });
  const answers = await drawDistinct(db, pool, { by: 'back', seed });
  const id = { in: [...new Set([...asked, ...answers, ...(await twinsOf(db, pool, asked))])] };
  const rows = await db.card.findMany({ where: { ...live, id }, select, orderBy });
  const lenders = await db.card.findMany({
    // Who plays a single report is to see nothing but that.
    where: {
      ...{ ...live, ...lent(pool.generation ? [] : rows) },
      deckId: { in: decks.filter((deck) => deck !== pool.deck) },
    },
    select,
    orderBy,
    take: LENDERS_MAX,
  });
  const toCard = ({ document, ...row }: (typeof rows)[number]): QuizCard => ({
    ...row,
    id: row.id as QuizCard['id'],
    document: document?.name ?? null,
    prepared: preparedFor(row),
  });
  return { cards: rows.map(toCard), lenders: lenders.map(toCard) };
};

/** All decks of the deck's owner. */
const liveDecks = async (db: Pick<Tx, 'deck'>, deck: DeckId): Promise<DeckId[]> => {
  const owner = { decks: { some: { id: deck } } };
  const rows = await db.deck.findMany({ where: { owner, deletedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
};

/**
 * One card for each front or answer, in an order that is random to the cards and the same for the same seed.
 * Grouping reads the deck once; a join with what was drawn would take many times as long where the database has yet
 * to learn how large the deck has become.
 */
const drawDistinct = (
  db: Pick<Tx, '$queryRaw'>,
  pool: CardPool,
  { by, seed }: { by: 'front' | 'back'; seed: string },
): Promise<string[]> =>
  idsOf(db.$queryRaw<Id[]>`
    SELECT right(min(md5(id::text || ${seed}) || id::text), ${UUID_LENGTH}::int) AS id FROM "Card" c
    WHERE ${inPool(pool)} AND "deletedAt" IS NULL AND ${isTrusted} AND length(back) <= ${OPTION_MAX}
    GROUP BY ${by === 'front' ? Prisma.sql`front` : Prisma.sql`back`}
    ORDER BY min(md5(id::text || ${seed})) LIMIT ${DRAWN_MAX}`);

/** Cards that answer the same question in other words, whatever the case and the end of the question. */
const twinsOf = (db: Pick<Tx, '$queryRaw'>, pool: CardPool, drawn: readonly string[]): Promise<string[]> =>
  idsOf(db.$queryRaw<Id[]>`
    SELECT min(id::text) AS id FROM "Card"
    WHERE ${inPool(pool)} AND "deletedAt" IS NULL AND ${BARE_FRONT} = ANY (
      ARRAY(SELECT ${BARE_FRONT} FROM "Card" WHERE id = ANY (${drawn}::uuid[])))
    GROUP BY front, back HAVING NOT bool_or(id = ANY (${drawn}::uuid[]))
    ORDER BY 1 LIMIT ${DRAWN_MAX}`);

const idsOf = async (query: Promise<Id[]>): Promise<string[]> => (await query).map(({ id }) => id);
