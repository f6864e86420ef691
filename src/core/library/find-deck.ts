import type { Database } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { type DeckId, idFromText, type UserId } from '../ids.js';
import { searchable } from '../language/searchable.js';
import { cleanName } from '../text.js';
import { SUGGESTIONS_MAX } from './limits.js';

/** A deck by id and name. */
export interface DeckName {
  readonly id: DeckId;
  readonly name: string;
}

/** The form of a name that is unique for its owner. */
export const nameKey = (name: string): string => name.toLowerCase();

/** Escapes LIKE's wildcards. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/**
 * The person's deck that a typed option means; see {@link deckAmong}.
 * @throws UserError `deck.not_found`
 */
export const findDeck = async (database: Database, user: UserId, typed: string): Promise<DeckName> => {
  const found = await deckAmong(database, { ownerId: user }, typed);
  if (!found) throw new UserError('deck.not_found', { deck: typed });
  return found;
};

/** Where the person's new cards go unless they name a deck. */
export const defaultDeck = async ({ prisma }: Pick<Database, 'prisma'>, user: UserId): Promise<DeckName> => {
  const where = { ownerId: user, isDefault: true, deletedAt: null };
  return prisma.deck.findFirstOrThrow({ where, select: { id: true, name: true } });
};

/**
 * Which of some decks a typed option means: an id from completion, a name in any case (the oldest deck of several),
 * or the only name that begins like this.
 */
export const deckAmong = async (
  { prisma }: Database,
  decks: Prisma.DeckWhereInput,
  typed: string,
): Promise<DeckName | undefined> => {
  const key = nameKey(cleanName(typed));
  if (key === '') return;
  const find = (name: Prisma.DeckWhereInput, take: number) =>
    prisma.deck.findMany({
      where: { ...decks, ...name, deletedAt: null },
      select: { id: true, name: true },
      orderBy: { createdAt: 'asc' },
      take,
    });
  const id = idFromText<DeckId>(key);
  const [exact] = await find(id ? { id } : { nameKey: key }, 1);
  if (exact) return exact;
  const [found, another] = await find({ nameKey: { startsWith: escapeLike(key) } }, 2);
  return another ? undefined : found;
};

/** Those of the decks whose name holds what was typed, as {@link searchable} reads both: at most 25. */
export const suggestedDecks = (decks: readonly DeckName[], typed: string): readonly DeckName[] => {
  const letters = searchable(typed);
  return decks.filter(({ name }) => searchable(name).includes(letters)).slice(0, SUGGESTIONS_MAX);
};

/** @throws UserError `deck.not_found` also for someone else's */
export const ownDeck = async (
  db: Pick<Tx, 'deck'>,
  user: UserId,
  deck: DeckId,
): Promise<DeckName & { isDefault: boolean }> => {
  const found = await db.deck.findFirst({ where: { id: deck, ownerId: user, deletedAt: null } });
  if (!found) throw new UserError('deck.not_found', {});
  return { id: deck, name: found.name, isDefault: found.isDefault };
};
