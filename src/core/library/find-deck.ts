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

/** What a typed name may mean among some decks. */
export interface NamedDecks {
  /** The deck of that id, or of that name in any letter case: the oldest of several. */
  readonly exact?: DeckName;
  /** Where there is none: those whose names begin like this, at most {@link BEGINNING_MAX}, in alphabetical order. */
  readonly begin: readonly DeckName[];
}

/** Decks that are found by the beginning of their names. */
const BEGINNING_MAX = 4;

/** The form of a name that is unique for its owner. */
export const nameKey = (name: string): string => name.toLowerCase();

/** Escapes LIKE's wildcards. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** What was typed as it names a deck in an error; an id tells the person nothing. */
export const asTyped = (typed: string): { readonly deck?: string } =>
  idFromText(typed.trim().toLowerCase()) ? {} : { deck: typed };

/**
 * The person's deck that a typed option means: the exact one, else the only one whose name begins like this.
 * @throws UserError `deck.not_found`
 */
export const findDeck = async (database: Database, user: UserId, typed: string): Promise<DeckName> => {
  const found = meant(await decksNamed(database, { ownerId: user }, typed));
  if (!found) throw new UserError('deck.not_found', asTyped(typed));
  return found;
};

/** Where the person's new cards go unless they name a deck. */
export const defaultDeck = async ({ prisma }: Pick<Database, 'prisma'>, user: UserId): Promise<DeckName> => {
  const where = { ownerId: user, isDefault: true, deletedAt: null };
  return prisma.deck.findFirstOrThrow({ where, select: { id: true, name: true } });
};

/** Those of some decks that a typed option may mean. */
export const decksNamed = async (
  { prisma }: Pick<Database, 'prisma'>,
  decks: Prisma.DeckWhereInput,
  typed: string,
): Promise<NamedDecks> => {
  const key = nameKey(cleanName(typed));
  if (key === '') return { begin: [] };
  const find = (
    name: Prisma.DeckWhereInput,
    orderBy: Prisma.DeckOrderByWithRelationInput,
    take: number,
  ): Promise<DeckName[]> =>
    prisma.deck.findMany({
      where: { AND: [decks, name], deletedAt: null },
      select: { id: true, name: true },
      orderBy,
      take,
    });
  const id = idFromText<DeckId>(key);
  const [exact] = await find(id ? { id } : { nameKey: key }, { createdAt: 'asc' }, 1);
  if (exact) return { exact, begin: [] };
  return {
    begin: await find({ nameKey: { startsWith: escapeLike(key) } }, { nameKey: 'asc' }, BEGINNING_MAX),
  };
};

/** The deck that is meant, where there is no doubt. */
export const meant = ({ exact, begin: [only, another] }: NamedDecks): DeckName | undefined =>
  exact ?? (another ? undefined : only);

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
