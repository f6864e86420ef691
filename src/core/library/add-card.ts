import type { Database } from '../database/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { once } from '../events/effects.js';
import type { CardId, DeckId, EventId, UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { insertCards } from './add-cards.js';
import { type Card, liveCards, ownCard } from './card.js';
import { checkContent } from './content.js';
import { foldCards, foldedSides } from './folded.js';
import type { NewSides } from './notes.js';

export interface NewCard extends NewSides {
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
  typed: NewCard,
  event: EventId,
): Promise<Card> => {
  const card = { ...typed, ...checkContent(typed) };
  const { prisma } = database;
  await foldCards(prisma, user);
  const add = (tx: Tx) => once(tx, event, user, () => store(tx, user, card, clock.now()));
  const id = await transaction(database, add);
  const aside = await prisma.card.findFirst({ where: { id, ownerId: user, deletedAt: { not: null } } });
  const twin = aside && (await findTwin(prisma, user, card));
  if (!twin) return ownCard(prisma, user, id);
  throw new UserError('card.exists', { card: twin.id, aside: id, front: twin.front, deck: twin.deck.name });
};

const store = async (tx: Tx, user: UserId, card: NewCard, now: Date): Promise<CardId> => {
  const { deck, ...sides } = card;
  const twin = await findTwin(tx, user, card);
  const ids = await insertCards(tx, user, { deck, cards: [sides] }, now);
  if (twin) await tx.card.updateMany({ where: { id: { in: ids } }, data: { deletedAt: now } });
  const [id] = ids;
  if (!id) throw new Error('a card became none');
  return id;
};

/** The oldest card in the deck that says the same. */
const findTwin = ({ card }: Pick<Tx, 'card'>, user: UserId, { deck, ...sides }: NewCard) =>
  card.findFirst({
    where: { ...liveCards(user), deckId: deck, folded: foldedSides(sides) },
    select: { id: true, front: true, deck: { select: { name: true } } },
    orderBy: { createdAt: 'asc' },
  });
