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
  /** BCP 47, where the platform reports it. */
  readonly locale?: string;
}

export interface Spaces {
  /** Stores a space, or its new name. */
  remember(space: SpaceIdentity): Promise<SpaceId>;
  /** True for one caller, who is to greet the space; false for all others until the bot leaves it. */
  claimGreeting(space: SpaceIdentity): Promise<boolean>;
  /** Moves all that is stored about a space to its new address. */
  move(from: SpaceAddress, to: SpaceAddress): Promise<void>;
  /** The bot was removed. It greets again when it comes back. */
  leave(space: Omit<SpaceIdentity, 'name'>): Promise<void>;
}

interface SpacesDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

const SPACE_NAME_MAX = 100;

export const createSpaces = (dependencies: SpacesDependencies): Spaces => ({
  remember: (space) => remember(dependencies, space),
  claimGreeting: (space) => claimGreeting(dependencies, space),
  move: (from, to) => transaction(dependencies.database, (tx) => moveSpace(tx, from, to)),
  leave: (space) => leave(dependencies, space),
});

const remember = async (
  { database: { prisma }, clock }: SpacesDependencies,
  { platform, platformSpaceId, name, locale }: SpaceIdentity,
): Promise<SpaceId> => {
  const known = { platform, platformSpaceId, name: cleanName(name).slice(0, SPACE_NAME_MAX) };
  // Completion of a deck's name comes here with every letter typed, so the usual case only reads.
  const where = { ...known, ...(locale === undefined ? {} : { locale }) };
  const same = await prisma.space.findFirst({ where, select: { id: true } });
  if (same) return same.id;
  const [row] = await prisma.$queryRaw<{ id: SpaceId }[]>`
    INSERT INTO "Space" AS s (id, platform, "platformSpaceId", name, locale, "createdAt")
    VALUES (${newId<SpaceId>()}::uuid, ${platform}, ${platformSpaceId},
      ${known.name}, ${locale ?? null}, ${clock.now()})
    ON CONFLICT (platform, "platformSpaceId")
      DO UPDATE SET name = excluded.name, locale = coalesce(excluded.locale, s.locale)
    RETURNING s.id::text`;
  if (!row) throw new Error('an upsert returned no row');
  return row.id;
};

const claimGreeting = async (dependencies: SpacesDependencies, space: SpaceIdentity): Promise<boolean> => {
  const { database, clock } = dependencies;
  const id = await remember(dependencies, space);
  const claimed = await database.prisma.space.updateMany({
    where: { id, greetedAt: null },
    data: { greetedAt: clock.now() },
  });
  return claimed.count === 1;
};

const leave = async (
  { database: { prisma } }: SpacesDependencies,
  { platform, platformSpaceId }: Omit<SpaceIdentity, 'name'>,
): Promise<void> => {
  await prisma.space.updateMany({ where: { platform, platformSpaceId }, data: { greetedAt: null } });
};
