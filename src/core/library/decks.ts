import type { Database } from '../database/client.js';
import { transaction } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { once } from '../events/effects.js';
import type { DeckId, EventId, SearchId, UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { cleanName } from '../text.js';
import { type DeckFacts, deckFacts } from './deck-facts.js';
import {
  type DeckName,
  decksNamed,
  defaultDeck,
  findDeck,
  type NamedDecks,
  nameKey,
  ownDeck,
  suggestedDecks,
} from './find-deck.js';
import { type MissingDeck, missingDeck, rememberedName, rememberName } from './missing-deck.js';
import { checkDeckName, createDeck, deckCalled, type MadeDeck, orExists } from './new-deck.js';
import { calledWrong } from './reports.js';
import { restoreDeck } from './restore-deck.js';

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
  readonly setAside: number;
  readonly flagged: number;
}

/** A person's decks. Someone else's deck is never found. */
export interface Decks {
  /** A page past the last gives the last. */
  list(user: UserId, page: number): Promise<DeckPage>;
  /** @throws UserError `deck.not_found` */
  show(user: UserId, deck: DeckId): Promise<DeckDetails>;
  /** A replayed event gives the first deck. @throws UserError `text.*`, `deck.exists`, `deck.limit` */
  create(user: UserId, name: string, event: EventId): Promise<DeckName>;
  /** The deck of exactly that name, made where there is none. @throws UserError `text.*`, `deck.limit` */
  make(user: UserId, name: string): Promise<MadeDeck>;
  /** @throws UserError `text.*`, `deck.not_found`, `deck.exists` */
  rename(user: UserId, deck: DeckId, name: string): Promise<DeckName>;
  /** Hides the deck and its cards; {@link Decks.restore} brings them back. @throws UserError `deck.is_default` */
  delete(user: UserId, deck: DeckId): Promise<DeckName>;
  /** See {@link restoreDeck}. */
  restore(user: UserId, deck: DeckId): Promise<DeckName>;
  /** See {@link findDeck}. */
  find(user: UserId, typed: string): Promise<DeckName>;
  /** See {@link decksNamed}. */
  named(user: UserId, typed: string): Promise<NamedDecks>;
  /** See {@link missingDeck}. */
  missing(user: UserId, typed: string): Promise<MissingDeck>;
  /** See {@link rememberName}. */
  remember(user: UserId, name: string, event: EventId): Promise<SearchId>;
  /** See {@link rememberedName}. */
  remembered(user: UserId, name: SearchId): Promise<string>;
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
  restore: (user, deck) => transaction(dependencies.database, (tx) => restoreDeck(tx, user, deck)),
  find: (user, typed) => findDeck(dependencies.database, user, typed),
  named: (user, typed) => decksNamed(dependencies.database, { ownerId: user }, typed),
  missing: (user, typed) => missingDeck(dependencies, user, typed),
  remember: (user, name, event) => rememberName(dependencies, user, name, event),
  remembered: (user, name) => rememberedName(dependencies.database, user, name),
  make: (user, name) => make(dependencies, user, name),
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
  const live = { deckId: deck, deletedAt: null };
  const setAside = await prisma.card.count({ where: { ...live, setAsideAt: { not: null } } });
  const flagged = await prisma.card.count({ where: { ...live, flaggedAt: { not: null } } });
  const wrong = await calledWrong(prisma, deck);
  return { ...facts, calledWrong: wrong.length, setAside, flagged };
};

const create = (
  { database, clock }: DecksDependencies,
  user: UserId,
  typed: string,
  event: EventId,
): Promise<DeckName> => {
  const created = transaction(database, (tx) =>
    once(tx, event, user, async () => ({ ...(await createDeck(tx, user, typed, clock.now())) })),
  );
  return orExists(cleanName(typed), created);
};

const make = ({ database, clock }: DecksDependencies, user: UserId, name: string): Promise<MadeDeck> =>
  transaction(database, (tx) => deckCalled(tx, user, name, clock.now()));

const rename = async (
  { database }: DecksDependencies,
  user: UserId,
  deck: DeckId,
  typed: string,
): Promise<DeckName> => {
  const name = checkDeckName(typed);
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
