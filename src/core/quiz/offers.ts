import { liveCards } from '../cards/card.js';
import { SUGGESTIONS_MAX } from '../cards/limits.js';
import { cleanName } from '../cards/text.js';
import { type DeckName, deckAmong, defaultDeck, escapeLike, findDeck, nameKey } from '../decks/find-deck.js';
import { UserError } from '../errors.js';
import type { DeckId, SpaceId, UserId } from '../ids.js';
import type { Queue } from '../ports.js';
import { queueDistractorsOf, type WantedParts } from './distractors-wanted.js';

export interface Playable {
  /** At most {@link PLAYABLE_SHOWN}. */
  readonly names: readonly string[];
  /** Whether there are others. */
  readonly more: boolean;
}

/** Decks that are named at once. */
export const PLAYABLE_SHOWN = 10;

/** Decks that a guild or group may play. Only their owners change them. */
export interface Offers {
  /** Offering twice is offering once. @throws UserError `deck.not_found` unless it is the person's own */
  offer(user: UserId, typed: string, space: SpaceId): Promise<DeckName>;
  /** @throws UserError `deck.not_found` */
  withdraw(user: UserId, typed: string, space: SpaceId): Promise<DeckName>;
  /**
   * The person's own deck that was typed, or one that is offered here: an empty deck of one's own gives way, since
   * everybody has one of the same name. When none was typed, the deck that got their newest card; of a person without
   * cards the only one that is offered here.
   * @throws UserError `deck.not_found`
   */
  find(user: UserId, typed: string | undefined, space: SpaceId): Promise<DeckName>;
  /** The names of the person's decks with cards, and of those that are offered here, in alphabetical order. */
  playable(user: UserId, space: SpaceId): Promise<Playable>;
  /** Decks that can be played here and whose name holds what was typed, at most 25. */
  suggest(user: UserId, typed: string, space: SpaceId): Promise<readonly DeckName[]>;
}

export const createOffers = (parts: WantedParts & { queue: Queue }): Offers => {
  const { database, clock } = parts;
  const { prisma } = database;
  const offeredIn = (space: SpaceId) => ({ offers: { some: { spaceId: space } } });

  const unnamed = async (user: UserId, space: SpaceId): Promise<DeckName> => {
    const newest = await prisma.card.findFirst({
      where: liveCards(user),
      orderBy: { id: 'desc' },
      select: { deck: true },
    });
    const offered = newest
      ? []
      : await prisma.deck.findMany({ where: { deletedAt: null, ...offeredIn(space) }, take: 2 });
    const [deck, another] = newest ? [newest.deck] : offered;
    if (deck && !another) return { id: deck.id as DeckId, name: deck.name };
    return defaultDeck(database, user);
  };

  return {
    async offer(user, typed, spaceId) {
      const deck = await findDeck(database, user, typed);
      const row = { deckId: deck.id, spaceId, createdAt: clock.now() };
      await prisma.deckOffer.createMany({ data: [row], skipDuplicates: true });
      await queueDistractorsOf(parts, user);
      return deck;
    },
    async withdraw(user, typed, spaceId) {
      const deck = await findDeck(database, user, typed);
      await prisma.deckOffer.deleteMany({ where: { deckId: deck.id, spaceId } });
      return deck;
    },
    async find(user, typed, space) {
      if (typed === undefined) return unnamed(user, space);
      const own = await findDeck(database, user, typed).catch(orNothing);
      if (own && (await prisma.card.count({ where: { deckId: own.id, deletedAt: null } })) > 0) return own;
      const offered = (await deckAmong(database, offeredIn(space), typed)) ?? own;
      if (!offered) throw new UserError('deck.not_found', { deck: typed });
      return offered;
    },
    async playable(user, space) {
      const found = await prisma.deck.findMany({
        where: {
          deletedAt: null,
          OR: [{ ownerId: user, cards: { some: { deletedAt: null } } }, offeredIn(space)],
        },
        select: { name: true },
        orderBy: { nameKey: 'asc' },
        take: PLAYABLE_SHOWN + 1,
      });
      const names = found.slice(0, PLAYABLE_SHOWN).map(({ name }) => name);
      return { names, more: found.length > PLAYABLE_SHOWN };
    },
    async suggest(user, typed, space) {
      const decks = await prisma.deck.findMany({
        where: {
          deletedAt: null,
          OR: [{ ownerId: user }, offeredIn(space)],
          nameKey: { contains: escapeLike(nameKey(cleanName(typed))) },
        },
        orderBy: { nameKey: 'asc' },
        take: SUGGESTIONS_MAX,
      });
      return decks.map(({ id, name }) => ({ id: id as DeckId, name }));
    },
  };
};

const orNothing = (error: unknown): undefined => {
  if (!(error instanceof UserError)) throw error;
};
