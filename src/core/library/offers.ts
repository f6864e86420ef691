import type { Database } from '../database/client.js';
import { UserError } from '../errors.js';
import type { SpaceId, UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { liveCards } from './card.js';
import {
  asTyped,
  type DeckName,
  decksNamed,
  defaultDeck,
  findDeck,
  meant,
  suggestedDecks,
} from './find-deck.js';

export interface OfferedHere {
  /** At most {@link OFFERED_SHOWN}. */
  readonly decks: readonly DeckName[];
  /** Whether there are others. */
  readonly more: boolean;
}

/** Offered decks that are named at once: as many as there are rows of buttons. */
export const OFFERED_SHOWN = 5;

/** Decks that a guild or group may play. Only their owners change them. */
export interface Offers {
  /** Offering twice is offering once. @throws UserError `deck.not_found` unless it is the person's own */
  offer(user: UserId, typed: string, space: SpaceId): Promise<DeckName>;
  /** @throws UserError `deck.not_found`, `deck.not_offered` */
  withdraw(user: UserId, typed: string, space: SpaceId): Promise<DeckName>;
  /**
   * The deck that was typed. A whole name goes before the beginning of one, and of two decks with that name the
   * person's own, unless it is empty: everybody has a default deck of the same name.
   * @throws UserError `deck.not_found`
   */
  find(user: UserId, typed: string, space: SpaceId): Promise<DeckName>;
  /**
   * The deck to play when nothing was typed: the one with the person's newest card, or, without any card, the only one
   * that is offered here. Undefined in case of doubt, so that no one shows a private deck to everybody by mistake.
   */
  usual(user: UserId, space: SpaceId): Promise<DeckName | undefined>;
  /** The decks that are offered here, in alphabetical order. */
  here(space: SpaceId): Promise<OfferedHere>;
  /** Decks that can be played here and whose name holds what was typed, at most 25. */
  suggest(user: UserId, typed: string, space: SpaceId): Promise<readonly DeckName[]>;
}

export interface OffersDependencies {
  readonly database: Database;
  readonly clock: Clock;
  /** Called once a deck of this person can be played by others. */
  readonly onOffered: (owner: UserId) => Promise<void>;
}

export const createOffers = (dependencies: OffersDependencies): Offers => ({
  offer: (user, typed, space) => offer(dependencies, user, typed, space),
  withdraw: (user, typed, space) => withdraw(dependencies, user, typed, space),
  find: (user, typed, space) => find(dependencies, user, typed, space),
  usual: (user, space) => usual(dependencies, user, space),
  here: (space) => here(dependencies, space),
  suggest: (user, typed, space) => suggest(dependencies, user, typed, space),
});

const offer = async (
  { database, clock, onOffered }: OffersDependencies,
  user: UserId,
  typed: string,
  spaceId: SpaceId,
): Promise<DeckName> => {
  const deck = await findDeck(database, user, typed);
  const row = { deckId: deck.id, spaceId, createdAt: clock.now() };
  await database.prisma.deckOffer.createMany({ data: [row], skipDuplicates: true });
  await onOffered(user);
  return deck;
};

const withdraw = async (
  { database }: OffersDependencies,
  user: UserId,
  typed: string,
  spaceId: SpaceId,
): Promise<DeckName> => {
  const deck = await findDeck(database, user, typed);
  const { count } = await database.prisma.deckOffer.deleteMany({ where: { deckId: deck.id, spaceId } });
  if (count === 0) throw new UserError('deck.not_offered', { deck: deck.name });
  return deck;
};

const find = async (
  { database }: OffersDependencies,
  user: UserId,
  typed: string,
  space: SpaceId,
): Promise<DeckName> => {
  const own = await decksNamed(database, { ownerId: user }, typed);
  const filled = await decksNamed(database, { ownerId: user, cards: { some: { deletedAt: null } } }, typed);
  const offered = await decksNamed(database, offeredIn(space), typed);
  const exact = filled.exact ?? offered.exact ?? own.exact;
  const begin = distinct([...filled.begin, ...offered.begin]);
  const found = exact ?? meant(begin.length > 0 ? { begin } : own);
  if (!found) throw new UserError('deck.not_found', asTyped(typed));
  return found;
};

/** One's own deck may be offered, too. */
const distinct = (decks: readonly DeckName[]): readonly DeckName[] => [
  ...new Map(decks.map((deck) => [deck.id, deck])).values(),
];

const usual = async (
  { database }: OffersDependencies,
  user: UserId,
  space: SpaceId,
): Promise<DeckName | undefined> => {
  const { prisma } = database;
  const where = liveCards(user);
  const newest = await prisma.card.findFirst({ where, orderBy: { id: 'desc' }, select: { deck: true } });
  const [offered, another] = await offeredHere(database, space, 2);
  if (newest) {
    const deckId = newest.deck.id;
    const isKnownHere = !offered || (await prisma.deckOffer.count({ where: { deckId, spaceId: space } })) > 0;
    return isKnownHere ? named(newest.deck) : undefined;
  }
  if (!offered) return defaultDeck(database, user);
  return another ? undefined : offered;
};

const here = async ({ database }: OffersDependencies, space: SpaceId): Promise<OfferedHere> => {
  const decks = await offeredHere(database, space, OFFERED_SHOWN + 1);
  return { decks: decks.slice(0, OFFERED_SHOWN), more: decks.length > OFFERED_SHOWN };
};

const suggest = async (
  { database: { prisma } }: OffersDependencies,
  user: UserId,
  typed: string,
  space: SpaceId,
): Promise<readonly DeckName[]> => {
  const decks = await prisma.deck.findMany({
    where: { deletedAt: null, OR: [{ ownerId: user }, offeredIn(space)] },
    select: { id: true, name: true },
    orderBy: { nameKey: 'asc' },
  });
  return suggestedDecks(decks, typed);
};

const offeredIn = (space: SpaceId) => ({ offers: { some: { spaceId: space } } });

const offeredHere = ({ prisma }: Database, space: SpaceId, take: number): Promise<readonly DeckName[]> =>
  prisma.deck.findMany({
    where: { deletedAt: null, ...offeredIn(space) },
    select: { id: true, name: true },
    orderBy: { nameKey: 'asc' },
    take,
  });

const named = ({ id, name }: DeckName): DeckName => ({ id, name });
