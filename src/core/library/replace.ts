import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { CardId, UserId } from '../ids.js';
import type { PlacedCards } from './add-cards.js';
import { type Card, liveCards, ownCard } from './card.js';
import { needRoomForCards } from './room.js';

interface Replacement {
  readonly id: CardId;
  /** When its reader saw it. */
  readonly since: Date;
  readonly at: Date;
}

/**
 * Deletes a card for others to take its place.
 * @returns where they go, and where they come from
 * @throws UserError `card.not_found`, `card.changed` when it was edited since
 */
export const makeWay = async (
  tx: Tx,
  user: UserId,
  { id, since, at }: Replacement,
): Promise<Omit<PlacedCards, 'cards'>> => {
  const old = await tx.card.findFirst({ where: { ...liveCards(user), id } });
  if (!old) throw new UserError('card.not_found', {});
  if ((await tx.cardEdit.count({ where: { cardId: id, at: { gt: since } } })) > 0)
    throw new UserError('card.changed', {});
  await tx.card.update({ where: { id }, data: { deletedAt: at } });
  const { documentId, page, quote } = old;
  return { deck: old.deckId, origin: { documentId, page, quote } };
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
