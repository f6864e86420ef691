import type { Database } from '../database/client.js';
import { isUniqueViolation } from '../database/transaction.js';
import type { Identity } from '../events/refs.js';
import { type DeckId, newId, type UserId } from '../ids.js';
import type { Clock } from '../ports.js';

/** People remembered, so that a press costs no look-up. */
const REMEMBERED_MAX = 5_000;
/** After so long a look-up is made again, since another process may have forgotten the person meanwhile. */
const REMEMBERED_MS = 30_000;

export interface Acquaintances {
  /**
   * The person behind an identity; at first contact they are created, with a default deck for their new cards.
   * @param newcomer.deckName what that deck is called, in the person's language
   */
  meet(identity: Identity, newcomer: { readonly deckName: string }): Promise<UserId>;
  /** To be called once the account was deleted: the next event creates the person anew. */
  forget(user: UserId): void;
}

interface MeetDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

export const createAcquaintances = (dependencies: MeetDependencies): Acquaintances => {
  const remembered = createMemory(dependencies.clock);
  return {
    async meet(identity, { deckName }) {
      const key = `${identity.platform}:${identity.platformUserId}`;
      const known = remembered.find(key, identity.displayName);
      if (known) return known;
      const user = await findOrCreate(dependencies, identity, deckName);
      remembered.add(key, identity.displayName, user);
      return user;
    },
    forget: remembered.forget,
  };
};

interface Remembered {
  readonly user: UserId;
  readonly name: string;
  readonly until: number;
}

/** Who was met lately, by their identity's key. */
const createMemory = (clock: Clock) => {
  const now = (): number => clock.now().getTime();
  /** The least recently used first: a Map keeps the order of insertion. */
  const people = new Map<string, Remembered>();
  return {
    /** Undefined when the name has changed since. */
    find(key: string, name: string): UserId | undefined {
      const known = people.get(key);
      return known && known.name === name && known.until > now() ? known.user : undefined;
    },
    add(key: string, name: string, user: UserId): void {
      people.delete(key);
      people.set(key, { user, name, until: now() + REMEMBERED_MS });
      const [oldest] = people.keys();
      if (people.size > REMEMBERED_MAX && oldest !== undefined) people.delete(oldest);
    },
    forget(user: UserId): void {
      for (const [key, person] of people) if (person.user === user) people.delete(key);
    },
  };
};

const findOrCreate = async (
  { database, clock }: MeetDependencies,
  identity: Identity,
  deckName: string,
): Promise<UserId> => {
  const user =
    (await find(database, identity)) ??
    (await create(database, identity, deckName, clock.now())) ??
    (await find(database, identity));
  if (!user) throw new Error('a person was forgotten while they were met');
  return user;
};

const find = async ({ prisma }: Database, identity: Identity): Promise<UserId | undefined> => {
  const key = keyOf(identity);
  const known = await prisma.chatIdentity.findUnique({ where: { platform_platformUserId: key } });
  if (!known) return;
  const { displayName } = identity;
  if (known.displayName !== displayName)
    await prisma.chatIdentity.updateMany({ where: key, data: { displayName } });
  return known.userId;
};

/** Undefined when another event of the same person came first: the identity's key decides. */
const create = async (
  { prisma }: Database,
  identity: Identity,
  deckName: string,
  createdAt: Date,
): Promise<UserId | undefined> => {
  const id = newId<UserId>();
  const { displayName } = identity;
  try {
    await prisma.user.create({
      data: {
        id,
        createdAt,
        identities: { create: { ...keyOf(identity), displayName, createdAt } },
        decks: { create: defaultDeck(deckName, createdAt) },
      },
    });
    return id;
  } catch (error) {
    if (isUniqueViolation(error)) return;
    throw error;
  }
};

const keyOf = ({ platform, platformUserId }: Identity) => ({ platform, platformUserId });

const defaultDeck = (name: string, createdAt: Date) => ({
  id: newId<DeckId>(),
  name,
  nameKey: name.toLowerCase(),
  isDefault: true,
  createdAt,
});
