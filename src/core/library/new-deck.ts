import { lockUser } from '../accounts/lock.js';
import { isUniqueViolation, type Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { type DeckId, newId, type UserId } from '../ids.js';
import { checkLength, cleanName } from '../text.js';
import { type DeckName, nameKey } from './find-deck.js';
import { DECK_NAME_MAX, DECKS_MAX } from './limits.js';

/** @throws UserError `text.*` */
export const checkDeckName = (typed: string): string => checkLength('name', cleanName(typed), DECK_NAME_MAX);

/** Writes a deck. @throws UserError `text.*`, `deck.limit`; the unique key of live names refuses a second one */
export const createDeck = async (tx: Tx, user: UserId, typed: string, now: Date): Promise<DeckName> => {
  const name = checkDeckName(typed);
  await needRoomForDeck(tx, user);
  const id = newId<DeckId>();
  await tx.deck.create({ data: { id, ownerId: user, name, nameKey: nameKey(name), createdAt: now } });
  return { id, name };
};

/** A deck that was there, or was made. */
export interface MadeDeck extends DeckName {
  readonly isNew: boolean;
}

/** The person's deck of exactly that name, made where there is none. @throws UserError `text.*`, `deck.limit` */
export const deckCalled = async (tx: Tx, user: UserId, typed: string, now: Date): Promise<MadeDeck> => {
  await lockUser(tx, user);
  const where = { ownerId: user, deletedAt: null, nameKey: nameKey(cleanName(typed)) };
  const found = await tx.deck.findFirst({ where, select: { id: true, name: true } });
  return found ? { ...found, isNew: false } : { ...(await createDeck(tx, user, typed, now)), isNew: true };
};

/** @throws UserError `deck.limit` */
export const needRoomForDeck = async (tx: Tx, user: UserId): Promise<void> => {
  await lockUser(tx, user);
  const owned = await tx.deck.count({ where: { ownerId: user, deletedAt: null } });
  if (owned >= DECKS_MAX) throw new UserError('deck.limit', { limit: DECKS_MAX });
};

/** The unique key of live names decides; here its refusal becomes `deck.exists`. */
export const orExists = async <T>(deck: string, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw isUniqueViolation(error) ? new UserError('deck.exists', { deck }) : error;
  }
};
