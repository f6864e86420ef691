import { lockUser } from '../accounts/lock.js';
import type { Tx } from '../database/transaction.js';
import { type DeckId, newId, type UserId } from '../ids.js';
import { cleanName } from '../text.js';
import { nameKey } from './find-deck.js';
import { DECK_NAME_MAX, DECKS_MAX } from './limits.js';

/**
 * The person's deck of that name, created if there is none; the default deck for a person at the limit of decks.
 * Names that are too long are cut, and an empty one becomes `PDF`.
 */
export const takeDeck = async (tx: Tx, user: UserId, typed: string, now: Date): Promise<DeckId> => {
  await lockUser(tx, user);
  const name = cleanName(cleanName(typed).slice(0, DECK_NAME_MAX)) || 'PDF';
  const live = { ownerId: user, deletedAt: null };
  const found = await tx.deck.findFirst({ where: { ...live, nameKey: nameKey(name) } });
  if (found) return found.id;
  if ((await tx.deck.count({ where: live })) >= DECKS_MAX) {
    const { id } = await tx.deck.findFirstOrThrow({ where: { ...live, isDefault: true } });
    return id;
  }
  const id = newId<DeckId>();
  await tx.deck.create({ data: { id, ownerId: user, name, nameKey: nameKey(name), createdAt: now } });
  return id;
};

/** Deletes, softly, a deck that was created at that moment for a request which brought no card. */
export const dropEmptyDeck = async (
  tx: Tx,
  { id, madeAt, now }: { id: DeckId; madeAt: Date; now: Date },
): Promise<void> => {
  await tx.deck.updateMany({
    where: { id, createdAt: madeAt, isDefault: false, deletedAt: null, cards: { none: {} } },
    data: { deletedAt: now },
  });
};
