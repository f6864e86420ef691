import type { Card as CardRow } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { CardId, UserId } from '../ids.js';
import type { PlacedCards } from './add-cards.js';
import { type Card, liveCards, ownCard } from './card.js';
import { needRoomForCards } from './room.js';

/** The revision of a card that its person saw. */
type Seen = Pick<Card, 'id' | 'revision'>;

/** @throws UserError `card.not_found`, `card.changed` when it was edited since */
export const unchangedCard = async (
  { card }: Pick<Tx, 'card'>,
  user: UserId,
  { id, revision }: Seen,
): Promise<CardRow> => {
  const row = await card.findFirst({ where: { ...liveCards(user), id } });
  if (!row) throw new UserError('card.not_found', {});
  if (row.revision !== revision) throw new UserError('card.changed', {});
  return row;
};

/**
 * Deletes a card for others to take its place.
 * @returns where they go, and where they come from
 * @throws UserError `card.not_found`, `card.changed` when it was edited since
 */
export const makeWay = async (
  tx: Tx,
  user: UserId,
  seen: Seen,
  at: Date,
): Promise<Omit<PlacedCards, 'cards'>> => {
  const { deckId, documentId, page, quote } = await unchangedCard(tx, user, seen);
  await tx.card.update({ where: { id: seen.id }, data: { deletedAt: at } });
  return { deck: deckId, origin: { documentId, page, quote } };
};

/** Takes the cards back that took the place of another, and brings that one back. @throws UserError `card.*` */
export const takeBack = async (
  tx: Tx,
  user: UserId,
  { id, cards, at }: { readonly id: CardId; readonly cards: readonly CardId[]; readonly at: Date },
): Promise<Card> => {
  const where = { id: { in: [...cards] }, ownerId: user, deletedAt: null };
  await tx.card.updateMany({ where, data: { deletedAt: at } });
  return restoreCard(tx, user, id);
};

/**
 * Brings a deleted card back, with what was deleted of its note together with it; one that is there stays as it is.
 * @throws UserError `card.not_found`, `card.limit`
 */
export const restoreCard = async (tx: Tx, user: UserId, id: CardId): Promise<Card> => {
  const where = { id, ownerId: user, deletedAt: { not: null }, deck: { deletedAt: null } };
  const card = await tx.card.findFirst({ where });
  if (!card) return ownCard(tx, user, id);
  const { note, deletedAt } = card;
  const gone = note ? { note, deletedAt, ownerId: user } : { id };
  await needRoomForCards(tx, user, await tx.card.count({ where: gone }));
  await tx.card.updateMany({ where: gone, data: { deletedAt: null } });
  return ownCard(tx, user, id);
};
