import { lockUser } from '../accounts/lock.js';
import type { Database } from '../database/client.js';
import { isUniqueViolation, type Tx, transaction } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { once } from '../events/effects.js';
import { type DeckId, type EventId, newId, type UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { checkLength, cleanName } from '../text.js';
import { type DeckFacts, deckFacts } from './deck-facts.js';
import { type DeckName, defaultDeck, findDeck, nameKey, ownDeck, suggestedDecks } from './find-deck.js';
import { DECK_NAME_MAX, DECKS_MAX } from './limits.js';
import { countCalledWrong } from './reports.js';
import { needRoomForCards } from './room.js';

/** Decks on one page of a list. */
export const DECKS_PER_PAGE = 10;

export interface DeckPage {
  readonly decks: readonly DeckFacts[];
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

export interface DeckDetails extends DeckFacts {
  /** Cards that are called wrong: by their person, or in a copy, and not changed since. */
  readonly calledWrong: number;
}

/** A person's decks. Someone else's deck is never found. */
export interface Decks {
  /** A page past the last gives the last. */
  list(user: UserId, page: number): Promise<DeckPage>;
  /** @throws UserError `deck.not_found` */
  show(user: UserId, deck: DeckId): Promise<DeckDetails>;
  /** A replayed event gives the first deck. @throws UserError `text.*`, `deck.exists`, `deck.limit` */
  create(user: UserId, name: string, event: EventId): Promise<DeckName>;
  /** @throws UserError `text.*`, `deck.not_found`, `deck.exists` */
  rename(user: UserId, deck: DeckId, name: string): Promise<DeckName>;
  /** Hides the deck and its cards; {@link Decks.restore} brings them back. @throws UserError `deck.is_default` */
  delete(user: UserId, deck: DeckId): Promise<DeckName>;
  /**
   * Under a second name when its own was taken meanwhile.
   * @throws UserError `deck.not_found` once purged, `deck.limit`, `card.limit`
   */
  restore(user: UserId, deck: DeckId): Promise<DeckName>;
  /** See {@link findDeck}. */
  find(user: UserId, typed: string): Promise<DeckName>;
  /** See {@link defaultDeck}. */
  default(user: UserId): Promise<DeckName>;
  /** Decks whose name holds what was typed, at most {@link SUGGESTIONS_MAX}. */
  suggest(user: UserId, typed: string): Promise<readonly DeckName[]>;
}

export interface DecksDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

export const createDecks = (dependencies: DecksDependencies): Decks => ({
  list: (user, page) => list(dependencies, user, page),
  show: (user, deck) => show(dependencies, user, deck),
  create: (user, name, event) => create(dependencies, user, name, event),
  rename: (user, deck, name) => rename(dependencies, user, deck, name),
  delete: (user, deck) => deleteDeck(dependencies, user, deck),
  restore: (user, deck) => transaction(dependencies.database, (tx) => restore(tx, user, deck)),
  find: (user, typed) => findDeck(dependencies.database, user, typed),
  default: (user) => defaultDeck(dependencies.database, user),
  suggest: (user, typed) => suggest(dependencies, user, typed),
});

const list = async (
  { database: { prisma }, clock }: DecksDependencies,
  user: UserId,
  page: number,
): Promise<DeckPage> => {
  const total = await prisma.deck.count({ where: { ownerId: user, deletedAt: null } });
  const pages = Math.max(1, Math.ceil(total / DECKS_PER_PAGE));
  const shown = Math.min(page, pages - 1);
  const range = { limit: DECKS_PER_PAGE, offset: shown * DECKS_PER_PAGE };
  const decks = await deckFacts(prisma, { user, now: clock.now(), ...range });
  return { decks, page: shown, pages, total };
};

const show = async (
  { database: { prisma }, clock }: DecksDependencies,
  user: UserId,
  deck: DeckId,
): Promise<DeckDetails> => {
  const [facts] = await deckFacts(prisma, { user, now: clock.now(), deck });
  if (!facts) throw new UserError('deck.not_found', {});
  return { ...facts, calledWrong: await countCalledWrong(prisma, deck) };
};

const create = async (
  { database, clock }: DecksDependencies,
  user: UserId,
  typed: string,
  event: EventId,
): Promise<DeckName> => {
  const name = checkName(typed);
  const work = async (tx: Tx): Promise<DeckName> => {
    await needRoomForDeck(tx, user);
    const id = newId<DeckId>();
    const data = { id, ownerId: user, name, nameKey: nameKey(name), createdAt: clock.now() };
    await tx.deck.create({ data });
    return { id, name };
  };
  const created = transaction(database, (tx) => once(tx, event, user, async () => ({ ...(await work(tx)) })));
  return orExists(name, created);
};

const rename = async (
  { database }: DecksDependencies,
  user: UserId,
  deck: DeckId,
  typed: string,
): Promise<DeckName> => {
  const name = checkName(typed);
  await orExists(name, updateLive(database, user, deck, { name, nameKey: nameKey(name) }));
  return { id: deck, name };
};

const deleteDeck = async (
  { database, clock }: DecksDependencies,
  user: UserId,
  deck: DeckId,
): Promise<DeckName> => {
  const { name, isDefault } = await ownDeck(database.prisma, user, deck);
  if (isDefault) throw new UserError('deck.is_default', { deck: name });
  await updateLive(database, user, deck, { deletedAt: clock.now() });
  return { id: deck, name };
};

/** @throws UserError `deck.not_found` also for a deck that was deleted */
const updateLive = async (
  { prisma }: Database,
  user: UserId,
  deck: DeckId,
  data: { deletedAt: Date } | { name: string; nameKey: string },
): Promise<void> => {
  const where = { id: deck, ownerId: user, deletedAt: null };
  const { count } = await prisma.deck.updateMany({ where, data });
  if (count === 0) throw new UserError('deck.not_found', {});
};

const suggest = async (
  { database: { prisma } }: DecksDependencies,
  user: UserId,
  typed: string,
): Promise<readonly DeckName[]> => {
  const decks = await prisma.deck.findMany({
    where: { ownerId: user, deletedAt: null },
    select: { id: true, name: true },
    orderBy: [{ isDefault: 'desc' }, { nameKey: 'asc' }],
  });
  return suggestedDecks(decks, typed);
};

const checkName = (typed: string): string => checkLength('name', cleanName(typed), DECK_NAME_MAX);

/** The unique key of live names decides; here its refusal becomes `deck.exists`. */
const orExists = async <T>(deck: string, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw isUniqueViolation(error) ? new UserError('deck.exists', { deck }) : error;
  }
};

const needRoomForDeck = async (tx: Tx, user: UserId): Promise<void> => {
  await lockUser(tx, user);
  const owned = await tx.deck.count({ where: { ownerId: user, deletedAt: null } });
  if (owned >= DECKS_MAX) throw new UserError('deck.limit', { limit: DECKS_MAX });
};

const restore = async (tx: Tx, user: UserId, id: DeckId): Promise<DeckName> => {
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
