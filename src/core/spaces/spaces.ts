import type { Database } from '../database/client.js';
import { transaction } from '../database/transaction.js';
import { newId, type SpaceId } from '../ids.js';
import type { Clock } from '../ports.js';
import { cleanName } from '../text.js';
import { moveSpace, type SpaceAddress } from './move.js';

/** A guild or group, as its platform names it. */
export interface SpaceIdentity {
  readonly platform: string;
  readonly platformSpaceId: string;
  readonly name: string;
}

export interface Spaces {
  /** Stores a space, or its new name. */
  remember(space: SpaceIdentity): Promise<SpaceId>;
  /** True once, for the caller that greets the space; false afterwards, until the bot is removed. */
  claimGreeting(space: SpaceIdentity): Promise<boolean>;
  /** Gives the space another address, with everything that is stored about it. */
  move(from: SpaceAddress, to: SpaceAddress): Promise<void>;
  /** To be called when the bot was removed: it greets again when it comes back. */
  leave(space: Omit<SpaceIdentity, 'name'>): Promise<void>;
}

const SPACE_NAME_MAX = 100;

export const createSpaces = ({ database, clock }: { database: Database; clock: Clock }): Spaces => {
  const { prisma } = database;
  const remember = async ({ platform, platformSpaceId, name }: SpaceIdentity): Promise<SpaceId> => {
    const known = { platform, platformSpaceId, name: cleanName(name).slice(0, SPACE_NAME_MAX) };
    const same = await prisma.space.findFirst({ where: known, select: { id: true } });
    // Read before written, since completion asks for it with every letter typed.
    if (same) return same.id;
    const [row] = await prisma.$queryRaw<{ id: SpaceId }[]>`
      INSERT INTO "Space" (id, platform, "platformSpaceId", name, "createdAt")
      VALUES (${newId<SpaceId>()}::uuid, ${platform}, ${platformSpaceId},
        ${known.name}, ${clock.now()})
      ON CONFLICT (platform, "platformSpaceId") DO UPDATE SET name = excluded.name
      RETURNING id::text`;
    if (!row) throw new Error('an upsert returned no row');
    return row.id;
  };
  return {
    remember,
    async claimGreeting(space) {
      const id = await remember(space);
      const won = await prisma.space.updateMany({
        where: { id, greetedAt: null },
        data: { greetedAt: clock.now() },
      });
      return won.count === 1;
    },
    move: (from, to) => transaction(database, (tx) => moveSpace(tx, from, to)),
    async leave({ platform, platformSpaceId }) {
      await prisma.space.updateMany({ where: { platform, platformSpaceId }, data: { greetedAt: null } });
    },
  };
};
