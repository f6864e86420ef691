import type { Database } from '../database/client.js';
import { transaction } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { once } from '../events/effects.js';
import type { DeckId, EventId, UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { type CopiedCards, copyCards } from './copy-cards.js';
import { trustedCards } from './reports.js';

/** Somebody else's deck. */
export interface OthersDeck {
  readonly name: string;
  /** The name under which its owner is known on the platform. */
  readonly owner?: string;
  /** Everybody in a server or group could watch how it was made. */
  readonly isPublic: boolean;
  /** The cards of a report on it may be taken, in the place of that report. */
  readonly isShared: boolean;
  /** The guilds and groups of the platform that it is offered in, as the platform numbers them. */
  readonly offeredIn: readonly string[];
}

/** Decks of others. Who asks must be somebody who may know of them, which the caller checks. */
export interface OthersDecks {
  /** Undefined for one's own deck, and for one that is gone. */
  find(user: UserId, deck: DeckId, platform: string): Promise<OthersDeck | undefined>;
  /** The person's deck that holds most of what they have copied from it. */
  copyOf(user: UserId, deck: DeckId): Promise<DeckId | undefined>;
  /**
   * Copies its cards into the person's deck of the same name, save those that they have, and those that were called
   * wrong. A replayed event gives the first result.
   * @throws UserError `deck.not_found`, `card.limit`
   */
  copy(user: UserId, deck: DeckId, event: EventId): Promise<CopiedCards>;
}

interface OthersDecksDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

export const createOthersDecks = (dependencies: OthersDecksDependencies): OthersDecks => ({
  find: (user, deck, platform) => find(dependencies, user, deck, platform),
  copyOf: (user, deck) => copyOf(dependencies, user, deck),
  copy: (user, deck, event) => copy(dependencies, user, deck, event),
});

const find = async (
  { database: { prisma } }: OthersDecksDependencies,
  user: UserId,
  id: DeckId,
  platform: string,
): Promise<OthersDeck | undefined> => {
  const deck = await prisma.deck.findFirst({
    where: { id, deletedAt: null, ownerId: { not: user } },
    include: {
      owner: { select: { identities: { where: { platform } } } },
      offers: { where: { space: { platform } }, select: { space: true } },
      generations: { where: { document: { isPublic: true } }, select: { isShared: true } },
    },
  });
  if (!deck) return;
  const [identity] = deck.owner.identities;
  return {
    name: deck.name,
    ...(identity ? { owner: identity.displayName } : {}),
    isPublic: deck.generations.length > 0,
    isShared: deck.generations.some(({ isShared }) => isShared),
    offeredIn: deck.offers.map(({ space }) => space.platformSpaceId),
  };
};

const copyOf = async (
  { database: { prisma } }: OthersDecksDependencies,
  user: UserId,
  id: DeckId,
): Promise<DeckId | undefined> => {
  const [own] = await prisma.$queryRaw<{ readonly deckId: DeckId }[]>`
    SELECT c."deckId" FROM "Card" c
    JOIN "Card" theirs ON theirs.id = c."originId"
    JOIN "Deck" d ON d.id = c."deckId"
    WHERE c."ownerId" = ${user}::uuid AND c."deletedAt" IS NULL AND theirs."deckId" = ${id}::uuid
      AND d."deletedAt" IS NULL
    GROUP BY c."deckId" ORDER BY count(*) DESC, c."deckId" LIMIT 1`;
  return own?.deckId;
};

const copy = (
  { database, clock }: OthersDecksDependencies,
  user: UserId,
  id: DeckId,
  event: EventId,
): Promise<CopiedCards> =>
  transaction(database, (tx) =>
    once(tx, event, user, async () => {
      const deck = await tx.deck.findFirst({ where: { id, deletedAt: null } });
      if (!deck) throw new UserError('deck.not_found', {});
      const cards = await tx.card.findMany({
        where: { deckId: id, deletedAt: null, ...trustedCards },
        select: { id: true },
      });
      const ids = cards.map((card) => card.id);
      return { ...(await copyCards(tx, { user, deck: deck.name, now: clock.now() }, ids)) };
    }),
  );
