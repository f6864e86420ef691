import { lockUser } from '../accounts/lock.js';
import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { UserId } from '../ids.js';
import { liveCards } from './card.js';
import { CARDS_MAX } from './limits.js';

/** How many more cards the person may have. No other transaction takes that room before this one ends. */
export const roomForCards = async (tx: Tx, user: UserId): Promise<number> => {
  await lockUser(tx, user);
  return Math.max(0, CARDS_MAX - (await tx.card.count({ where: liveCards(user) })));
};

/** @throws UserError `card.limit` unless the person may have that many more */
export const needRoomForCards = async (tx: Tx, user: UserId, cards: number): Promise<void> => {
  if (cards > (await roomForCards(tx, user))) throw new UserError('card.limit', { limit: CARDS_MAX });
};
