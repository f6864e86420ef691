import { lockUser } from '../accounts/lock.js';
import type { Tx } from '../database/transaction.js';
import { type DeckId, newId, type UserId } from '../ids.js';
import { cleanName } from '../text.js';
import { type DeckName, nameKey } from './find-deck.js';
import { DECK_NAME_MAX, DECKS_MAX } from './limits.js';

/**
 * The person's deck of that name, created if there is none; the default deck for a person at the limit of decks.
 * Names that are too long are cut, and an empty one becomes `PDF`.
 */
export const takeDeck = async (tx: Tx, user: UserId, typed: string, now: Date): Promise<DeckId> => {
  await lockUser(tx, user);
  const name = deckName(typed);
  const found = await tx.deck.findFirst({
    where: { ownerId: user, deletedAt: null, nameKey: nameKey(name) },
  });
  return found ? found.id : createDeck(tx, user, name, now);
};

/** A deck that holds nothing yet, of that name or, where the person has one like that, of it with a number. */
export const takeOwnDeck = async (tx: Tx, user: UserId, typed: string, now: Date): Promise<DeckName> => {
  await lockUser(tx, user);
  const name = await freeName(tx, user, deckName(typed));
  return { id: await createDeck(tx, user, name, now), name };
};

/** Gives the deck a better name, unless its person has renamed or deleted it since it was called `before`. */
export const renameOwnDeck = async (
  tx: Tx,
  user: UserId,
  { id, name: before }: DeckName,
  typed: string,
): Promise<void> => {
  await lockUser(tx, user);
  const name = await freeName(tx, user, deckName(typed));
  await tx.deck.updateMany({
    where: { id, ownerId: user, name: before, deletedAt: null },
    data: { name, nameKey: nameKey(name) },
  });
};

const deckName = (typed: string): string => cleanName(cleanName(typed).slice(0, DECK_NAME_MAX)) || 'PDF';

const freeName = async (tx: Tx, user: UserId, name: string): Promise<string> => {
  const decks = await tx.deck.findMany({
    where: { ownerId: user, deletedAt: null },
    select: { nameKey: true },
  });
  const taken = new Set(decks.map((deck) => deck.nameKey));
  const numbered = (n: number): string =>
    n === 1 ? name : `${name.slice(0, DECK_NAME_MAX - 6).trim()} (${n})`;
  let n = 1;
  while (taken.has(nameKey(numbered(n)))) n += 1;
  return numbered(n);
};

const createDeck = async (tx: Tx, user: UserId, name: string, now: Date): Promise<DeckId> => {
  const live = { ownerId: user, deletedAt: null };
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
