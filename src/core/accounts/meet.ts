import type { Database } from '../database/client.js';
import { isUniqueViolation } from '../database/transaction.js';
import type { Identity } from '../events/refs.js';
import { type DeckId, newId, type UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { cleanName } from '../text.js';

/** Where new cards go until a person makes decks of their own. */
export const DEFAULT_DECK_NAME = 'My cards';

const DISPLAY_NAME_MAX = 100;
/** People remembered, so that a press costs no look-up. */
const REMEMBERED_MAX = 5_000;
/** After so long a look-up is made again, since another process may have forgotten the person meanwhile. */
const REMEMBERED_MS = 30_000;

export interface Acquaintances {
  /** The person behind an identity; at first contact they are created with their default deck. */
  meet(identity: Identity): Promise<UserId>;
  /** Meets the person anew at their next event: their account was deleted. */
  forget(user: UserId): void;
}

interface Remembered {
  readonly user: UserId;
  readonly name: string;
  readonly until: number;
}

export const createAcquaintances = ({
  database,
  clock,
}: {
  database: Database;
  clock: Clock;
}): Acquaintances => {
  const { prisma } = database;
  /** In the order of last use: a Map keeps the order of insertion. */
  const remembered = new Map<string, Remembered>();

  const remember = (key: string, user: UserId, name: string): UserId => {
    remembered.delete(key);
    remembered.set(key, { user, name, until: clock.now().getTime() + REMEMBERED_MS });
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED_MAX && oldest !== undefined) remembered.delete(oldest);
    return user;
  };

  const find = async (identity: Identity, name: string): Promise<UserId | undefined> => {
    const where = { platform_platformUserId: keyOf(identity) };
    const known = await prisma.chatIdentity.findUnique({ where });
    if (!known) return;
    if (known.displayName !== name) {
      await prisma.chatIdentity.updateMany({ where: keyOf(identity), data: { displayName: name } });
    }
    return known.userId;
  };

  const create = async (identity: Identity, displayName: string): Promise<UserId | undefined> => {
    const id = newId<UserId>();
    const createdAt = clock.now();
    try {
      await prisma.user.create({
        data: {
          id,
          createdAt,
          identities: { create: { ...keyOf(identity), displayName, createdAt } },
          decks: { create: defaultDeck(createdAt) },
        },
      });
      return id;
    } catch (error) {
      // Another event of the same person came first: the identity's key decides.
      if (isUniqueViolation(error)) return;
      throw error;
    }
  };

  return {
    async meet(identity) {
      const key = `${identity.platform}:${identity.platformUserId}`;
      const name = cleanName(identity.displayName).slice(0, DISPLAY_NAME_MAX);
      const known = remembered.get(key);
      if (known && known.name === name && known.until > clock.now().getTime()) return known.user;
      const user =
        (await find(identity, name)) ?? (await create(identity, name)) ?? (await find(identity, name));
      if (!user) throw new Error('a person was forgotten while they were met');
      return remember(key, user, name);
    },
    forget(user) {
      for (const [key, value] of remembered) if (value.user === user) remembered.delete(key);
    },
  };
};

const keyOf = ({ platform, platformUserId }: Identity) => ({ platform, platformUserId });

const defaultDeck = (createdAt: Date) => ({
  id: newId<DeckId>(),
  name: DEFAULT_DECK_NAME,
  nameKey: DEFAULT_DECK_NAME.toLowerCase(),
  isDefault: true,
  createdAt,
});
