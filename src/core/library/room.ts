import { lockUser } from '../accounts/lock.js';
import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { UserId } from '../ids.js';
import { CARDS_MAX } from './limits.js';

/** How many more cards the person may have. No other transaction takes that room before this one ends. */
export const roomForCards = async (tx: Tx, user: UserId): Promise<number> => {
  await lockUser(tx, user);
  const [live] = await tx.$queryRaw<{ cards: number }[]>`
    SELECT count(*)::int AS cards FROM "Card" WHERE "ownerId" = ${user}::uuid AND "deletedAt" IS NULL AND "deckId" = ANY (
      ARRAY(SELECT id FROM "Deck" WHERE "ownerId" = ${user}::uuid AND "deletedAt" IS NULL))`;
  return Math.max(0, CARDS_MAX - (live?.cards ?? 0));
};

/** @throws UserError `card.limit` unless the person may have that many more */
export const needRoomForCards = async (tx: Tx, user: UserId, cards: number): Promise<void> => {
  if (cards > (await roomForCards(tx, user))) throw new UserError('card.limit', { limit: CARDS_MAX });
};
