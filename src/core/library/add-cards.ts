import type { Database } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import { once } from '../events/effects.js';
import type { CardId, DeckId, EventId, UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { type Card, liveCards, toCard, withDeckAndDocument } from './card.js';
import { checkContent } from './content.js';
import { ownDeck } from './find-deck.js';
import { type NewSides, type PlacedSides, rowsOfSides } from './notes.js';
import { needRoomForCards } from './room.js';

/** Cards for a deck, in their order. */
export interface NewCards {
  readonly deck: DeckId;
  readonly cards: readonly NewSides[];
}

/** Where cards come from: all of them, and with `page` and `quote` each by itself. */
type Origin = Partial<Pick<Row, 'documentId' | 'page' | 'quote'>>;
type Row = Prisma.CardGetPayload<Record<string, never>>;

/** Cards that may rest on words of their own. */
export interface PlacedCards extends NewCards {
  readonly cards: readonly PlacedSides[];
  readonly origin?: Origin;
}

/**
 * Writes cards as {@link checkContent} gives them.
 * @returns their ids, those of other directions among them
 * @throws UserError `deck.not_found`, `card.limit`, `card.not_for_both_ways`
 */
export const insertCards = async (
  tx: Tx,
  user: UserId,
  { deck, cards, origin }: PlacedCards,
  at: Date,
): Promise<CardId[]> => {
  const rows = rowsOfSides(cards);
  await needRoomForCards(tx, user, rows.length);
  await ownDeck(tx, user, deck);
  await tx.card.createMany({
    data: rows.map((row) => ({ ...origin, ...row, deckId: deck, ownerId: user, createdAt: at })),
  });
  return rows.map(({ id }) => id);
};

/** Adds cards. A replayed event gives the first ones. @throws UserError `text.*`, `deck.not_found`, `card.limit` */
export const addCards = async (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  user: UserId,
  { deck, cards }: NewCards,
  event: EventId,
): Promise<readonly Card[]> => {
  const checked = cards.map((card) => ({ ...card, ...checkContent(card) }));
  const ids = await transaction(database, (tx) =>
    // Earlier versions stored the id of a single card.
    once<CardId | CardId[]>(tx, event, user, () =>
      insertCards(tx, user, { deck, cards: checked }, clock.now()),
    ),
  );
  return cardsInOrder(database, user, [ids].flat());
};

/** The cards of these ids that are still there, in this order. */
export const cardsInOrder = async (
  { prisma }: Pick<Database, 'prisma'>,
  user: UserId,
  ids: readonly CardId[],
): Promise<readonly Card[]> => {
  const where = { ...liveCards(user), id: { in: [...ids] } };
  const rows = await prisma.card.findMany({ where, include: withDeckAndDocument });
  return rows.map(toCard).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
};
