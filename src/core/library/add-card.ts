import type { Database } from '../database/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { once } from '../events/effects.js';
import { type CardId, type DeckId, type EventId, newId, type UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { type Card, liveCards, ownCard } from './card.js';
import { type Content, checkContent, type Sides } from './content.js';
import { ownDeck } from './find-deck.js';
import { foldCards, foldedSides } from './folded.js';
import { needRoomForCards } from './room.js';

export interface NewCard extends Sides {
  readonly deck: DeckId;
}

interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * Adds the card. One that says the same as another in its deck is stored as deleted, so that to restore it adds it
 * anyway.
 * @throws UserError `card.exists`, `text.*`, `deck.not_found`, `card.limit`
 */
export const addCard = async (
  { database, clock }: Dependencies,
  user: UserId,
  { deck, ...sides }: NewCard,
  event: EventId,
): Promise<Card> => {
  const card = { ...checkContent(sides), deck };
  const { prisma } = database;
  await foldCards(prisma, user);
  const add = (tx: Tx) => once(tx, event, user, () => store(tx, user, card, clock.now()));
  const id = await transaction(database, add);
  const aside = await prisma.card.findFirst({ where: { id, ownerId: user, deletedAt: { not: null } } });
  const twin = aside && (await findTwin(prisma, user, card));
  if (!twin) return ownCard(prisma, user, id);
  throw new UserError('card.exists', { card: twin.id, aside: id, front: twin.front, deck: twin.deck.name });
};

const store = async (tx: Tx, user: UserId, card: NewCard & Content, now: Date): Promise<CardId> => {
  const { deck, ...said } = card;
  await needRoomForCards(tx, user, 1);
  await ownDeck(tx, user, deck);
  const id = newId<CardId>();
  const deletedAt = (await findTwin(tx, user, card)) ? now : null;
  const content = { ...said, folded: foldedSides(card) };
  await tx.card.create({ data: { id, deckId: deck, ownerId: user, ...content, createdAt: now, deletedAt } });
  return id;
};

/** The oldest card in the deck that says the same. */
const findTwin = ({ card }: Pick<Tx, 'card'>, user: UserId, { deck, ...sides }: NewCard) =>
  card.findFirst({
    where: { ...liveCards(user), deckId: deck, folded: foldedSides(sides) },
    select: { id: true, front: true, deck: { select: { name: true } } },
    orderBy: { createdAt: 'asc' },
  });
