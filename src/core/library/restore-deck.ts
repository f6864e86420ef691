import { lockUser } from '../accounts/lock.js';
import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { DeckId, UserId } from '../ids.js';
import { type DeckName, nameKey } from './find-deck.js';
import { DECK_NAME_MAX } from './limits.js';
import { needRoomForDeck } from './new-deck.js';
import { needRoomForCards } from './room.js';

/**
 * Brings a deleted deck back, under a second name when its own was taken meanwhile. One that is there stays as it is.
 * @throws UserError `deck.not_found` once purged, `deck.limit`, `card.limit`
 */
export const restoreDeck = async (tx: Tx, user: UserId, id: DeckId): Promise<DeckName> => {
  await lockUser(tx, user);
  const deck = await tx.deck.findFirst({ where: { id, ownerId: user } });
  if (!deck) throw new UserError('deck.not_found', {});
  if (!deck.deletedAt) return { id, name: deck.name };
  await needRoomForDeck(tx, user);
  await needRoomForCards(tx, user, await tx.card.count({ where: { deckId: id, deletedAt: null } }));
  const taken = await tx.deck.findMany({ where: { ownerId: user, deletedAt: null } });
  const name = freeName(deck.name, new Set(taken.map((other) => other.nameKey)));
  await tx.deck.update({ where: { id }, data: { deletedAt: null, name, nameKey: nameKey(name) } });
  return { id, name };
};

const freeName = (name: string, taken: ReadonlySet<string>): string => {
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : ` (${n})`;
    const free = name.slice(0, DECK_NAME_MAX - suffix.length) + suffix;
    if (!taken.has(nameKey(free))) return free;
  }
};
