import type { Database } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import { once } from '../events/effects.js';
import { type CardId, type DeckId, type EventId, newId, type UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { type Card, liveCards, toCard, withDeckAndDocument } from './card.js';
import { checkContent, type Sides } from './content.js';
import { ownDeck } from './find-deck.js';
import { foldedSides } from './folded.js';
import { needRoomForCards } from './room.js';

/** Cards for a deck, in their order. */
export interface NewCards {
  readonly deck: DeckId;
  readonly cards: readonly Sides[];
}

/** Where cards come from: all of them, and with `page` and `quote` each by itself. */
type Origin = Partial<Pick<Row, 'documentId' | 'page' | 'quote' | 'generationId' | 'chunkIndex'>>;
type Row = Prisma.CardGetPayload<Record<string, never>>;

/** Cards that may rest on words of their own. */
export interface PlacedCards extends NewCards {
  readonly cards: readonly (Sides & { readonly page?: number; readonly quote?: string })[];
  readonly origin?: Origin;
}

/** Writes cards with sides that were checked. @throws UserError `deck.not_found`, `card.limit` */
export const insertCards = async (
  tx: Tx,
  user: UserId,
  { deck, cards, origin }: PlacedCards,
  at: Date,
): Promise<CardId[]> => {
  await needRoomForCards(tx, user, cards.length);
  await ownDeck(tx, user, deck);
  const rows = cards.map(({ front, back, distractors = [], ...placed }) => ({
    ...origin,
    ...(placed.quote !== undefined && { quote: placed.quote, page: placed.page ?? null }),
    ...{ id: newId<CardId>(), deckId: deck, ownerId: user },
    ...{ ...checkContent({ front, back, distractors }), folded: foldedSides({ front, back }), createdAt: at },
  }));
  await tx.card.createMany({ data: rows });
  return rows.map(({ id }) => id);
};

/** Adds cards. A replayed event gives the first ones. @throws UserError `text.*`, `deck.not_found`, `card.limit` */
export const addCards = async (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  user: UserId,
  { deck, cards }: NewCards,
  event: EventId,
): Promise<readonly Card[]> => {
  const checked = cards.map(checkContent);
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
