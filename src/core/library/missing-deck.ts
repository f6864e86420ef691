import type { Database } from '../database/client.js';
import { transaction } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { once } from '../events/effects.js';
import { type EventId, eventPart, newId, type SearchId, type UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { cleanName } from '../text.js';
import { asTyped, type DeckName } from './find-deck.js';
import { SEARCH_MAX } from './limits.js';
import { NEAREST_MAX, nearestDecks } from './nearest-decks.js';

/** A deck that was named and is not there, or of which there are several. */
export interface MissingDeck {
  /** What was typed; left out for an id, which tells the person nothing. */
  readonly typed?: string;
  /** Whether the names of several decks begin like this. */
  readonly isUnclear: boolean;
  readonly nearest: readonly DeckName[];
  /** Where none is near: the first of the person's decks. */
  readonly others: readonly DeckName[];
}

interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/** What can be done about a name that means none of the person's decks. */
export const missingDeck = async (
  { database: { prisma } }: Dependencies,
  user: UserId,
  typed: string,
): Promise<MissingDeck> => {
  const decks = await prisma.deck.findMany({
    where: { ownerId: user, deletedAt: null },
    select: { id: true, name: true },
    orderBy: { nameKey: 'asc' },
  });
  const { deck } = asTyped(cleanName(typed));
  if (deck === undefined) return { isUnclear: false, nearest: [], others: [] };
  const nearest = nearestDecks(deck, decks);
  const begin = nearest.filter(({ name }) => name.toLowerCase().startsWith(deck.toLowerCase()));
  const others = nearest.length > 0 ? [] : decks.slice(0, NEAREST_MAX);
  return { typed: deck, isUnclear: begin.length > 1, nearest, others };
};

/** Keeps a name for a button, which is too short to carry it. A replayed event gives the first id. */
export const rememberName = (
  { database, clock }: Dependencies,
  user: UserId,
  name: string,
  event: EventId,
): Promise<SearchId> =>
  transaction(database, (tx) =>
    once(tx, eventPart(event, 'name'), user, async () => {
      const id = newId<SearchId>();
      const words = cleanName(name).slice(0, SEARCH_MAX);
      await tx.cardSearch.create({ data: { id, userId: user, words, createdAt: clock.now() } });
      return id;
    }),
  );

/** @throws UserError `action.expired` once it was forgotten, or for somebody else's */
export const rememberedName = async (
  { prisma }: Pick<Database, 'prisma'>,
  user: UserId,
  id: SearchId,
): Promise<string> => {
  const stored = await prisma.cardSearch.findFirst({ where: { id, userId: user } });
  if (!stored) throw new UserError('action.expired', {});
  return stored.words;
};
