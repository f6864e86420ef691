import type { Database } from '../database/client.js';
import { type DeckName, escapeLike, findDeck, nameKey } from '../decks/find-deck.js';
import { UserError } from '../errors.js';
import type { DeckId, SpaceId, UserId } from '../ids.js';
import type { Clock } from '../ports.js';

/** Decks that a guild or group may play. Only their owners change them. */
export interface Offers {
  /** Offering twice is offering once. @throws UserError `deck.not_found` unless it is the person's own */
  offer(user: UserId, typed: string, space: SpaceId): Promise<DeckName>;
  /** @throws UserError `deck.not_found` */
  withdraw(user: UserId, typed: string, space: SpaceId): Promise<DeckName>;
  /** The person's own deck that was typed, or one that is offered here. @throws UserError `deck.not_found` */
  find(user: UserId, typed: string, space: SpaceId): Promise<DeckName>;
  /** Decks that can be played here and whose name holds what was typed, at most 25. */
  suggest(user: UserId, typed: string, space: SpaceId): Promise<readonly DeckName[]>;
}

/** Completion shows no more (Discord: 25 choices). */
const SUGGESTIONS_MAX = 25;
const UUID = /^[0-9a-f-]{36}$/;

export const createOffers = ({ database, clock }: { database: Database; clock: Clock }): Offers => {
  const { prisma } = database;
  const playable = (user: UserId, space: SpaceId) => ({
    deletedAt: null,
    OR: [{ ownerId: user }, { offers: { some: { spaceId: space } } }],
  });

  const findOffered = async (typed: string, space: SpaceId): Promise<DeckName> => {
    const key = nameKey(typed.trim());
    const found = await prisma.deck.findFirst({
      where: {
        deletedAt: null,
        offers: { some: { spaceId: space } },
        ...(UUID.test(key) ? { id: key } : { nameKey: key }),
      },
      orderBy: { createdAt: 'asc' },
    });
    if (!found) throw new UserError('deck.not_found', { deck: typed });
    return { id: found.id as DeckId, name: found.name };
  };

  return {
    async offer(user, typed, spaceId) {
      const deck = await findDeck(database, user, typed);
      const row = { deckId: deck.id, spaceId, createdAt: clock.now() };
      await prisma.deckOffer.createMany({ data: [row], skipDuplicates: true });
      return deck;
    },
    async withdraw(user, typed, spaceId) {
      const deck = await findDeck(database, user, typed);
      await prisma.deckOffer.deleteMany({ where: { deckId: deck.id, spaceId } });
      return deck;
    },
    find: (user, typed, space) =>
      findDeck(database, user, typed).catch((error: unknown) => {
        if (error instanceof UserError) return findOffered(typed, space);
        throw error;
      }),
    async suggest(user, typed, space) {
      const decks = await prisma.deck.findMany({
        where: { ...playable(user, space), nameKey: { contains: escapeLike(nameKey(typed.trim())) } },
        orderBy: { nameKey: 'asc' },
        take: SUGGESTIONS_MAX,
      });
      return decks.map(({ id, name }) => ({ id: id as DeckId, name }));
    },
  };
};
