import type { Database } from '../database/client.js';
import type { SpaceId, UserId } from '../ids.js';
import type { Clock } from '../ports.js';

/** A person's account on a platform. */
export interface PersonKey {
  readonly platform: string;
  readonly platformUserId: string;
}
/** A guild or group, as its platform names it. */
export interface SpaceKey {
  readonly platform: string;
  readonly platformSpaceId: string;
}

/** The languages of people and rooms. Languages and locales are BCP 47. */
export interface Locales {
  /** The language they chose, else `seen` (their app's locale now), else the last known one; null for none. */
  ofPerson(person: PersonKey, seen?: string | undefined): Promise<string | null>;
  /** The language moderators chose, else `seen` (the platform's locale now), else the last known one. */
  ofSpace(space: SpaceKey, seen?: string | undefined): Promise<string | null>;
  /** What the person chose; null where they follow their app. */
  chosen(user: UserId): Promise<string | null>;
  /** @param language null to follow the app */
  choose(user: UserId, language: string | null): Promise<void>;
  /** @param language null to follow the platform */
  chooseForSpace(space: SpaceId, language: string | null): Promise<void>;
  /** Reads everything anew: somebody's account was deleted. */
  forget(): void;
}

interface Known {
  readonly language: string | null;
  readonly locale: string | null;
}

/** Answers kept, so that a press costs no statement; 30 s, since another process may change them. */
const REMEMBERED_MAX = 5_000;
const REMEMBERED_MS = 30_000;

export const createLocales = ({ database, clock }: { database: Database; clock: Clock }): Locales => {
  const remembered = rememberer(clock);
  return {
    ofPerson: (person, seen) =>
      localeOf(remembered, `${person.platform}:${person.platformUserId}`, seen, {
        find: () => findPerson(database, person),
        note: (locale) => notePerson(database, person, locale),
      }),
    ofSpace: (space, seen) =>
      localeOf(remembered, `${space.platform}/${space.platformSpaceId}`, seen, {
        find: () => findSpace(database, space),
        note: (locale) => noteSpace(database, space, locale),
      }),
    chosen: async (id) =>
      (await database.prisma.user.findUniqueOrThrow({ where: { id }, select: { language: true } })).language,
    async choose(id, language) {
      await database.prisma.user.update({ where: { id }, data: { language } });
      remembered.clear();
    },
    forget: remembered.clear,
    async chooseForSpace(id, language) {
      await database.prisma.space.update({ where: { id }, data: { language } });
      remembered.clear();
    },
  };
};

type Rows = {
  readonly find: () => Promise<Known | undefined>;
  readonly note: (locale: string) => Promise<void>;
};

const localeOf = async (
  remembered: Remembered,
  key: string,
  seen: string | undefined,
  { find, note }: Rows,
): Promise<string | null> => {
  const known = remembered.get(key) ?? (await remembered.fill(key, find));
  if (!known) return seen ?? null;
  if (seen !== undefined && seen !== known.locale) {
    await note(seen);
    remembered.replace(key, { ...known, locale: seen });
  }
  return known.language ?? seen ?? known.locale;
};

type Remembered = ReturnType<typeof rememberer>;

const rememberer = (clock: Clock) => {
  /** In the order of insertion, so that the oldest goes first. */
  const entries = new Map<string, { readonly value: Known; readonly until: number }>();
  /** Counts clearings: what was read before one is not kept after it. */
  let generation = 0;
  return {
    get(key: string): Known | undefined {
      const found = entries.get(key);
      return found && found.until > clock.now().getTime() ? found.value : undefined;
    },
    /** Keeps what is found for {@link REMEMBERED_MS} from now, however often it is read. */
    async fill(key: string, find: () => Promise<Known | undefined>): Promise<Known | undefined> {
      const begun = generation;
      const value = await find();
      if (!value || begun !== generation) return value;
      entries.delete(key);
      entries.set(key, { value, until: clock.now().getTime() + REMEMBERED_MS });
      const [oldest] = entries.keys();
      if (entries.size > REMEMBERED_MAX && oldest !== undefined) entries.delete(oldest);
      return value;
    },
    /** For as long as what it replaces. */
    replace(key: string, value: Known): void {
      const entry = entries.get(key);
      if (entry) entries.set(key, { ...entry, value });
    },
    clear(): void {
      generation++;
      entries.clear();
    },
  };
};

const select = { language: true, locale: true } as const;

const findPerson = async ({ prisma }: Database, { platform, platformUserId }: PersonKey) => {
  const where = { platform_platformUserId: { platform, platformUserId } };
  const identity = await prisma.chatIdentity.findUnique({ where, select: { user: { select } } });
  return identity?.user;
};

const notePerson = async (
  { prisma }: Database,
  { platform, platformUserId }: PersonKey,
  locale: string,
): Promise<void> => {
  const where = { identities: { some: { platform, platformUserId } } };
  await prisma.user.updateMany({ where, data: { locale } });
};

const findSpace = async ({ prisma }: Database, { platform, platformSpaceId }: SpaceKey) =>
  (await prisma.space.findUnique({
    where: { platform_platformSpaceId: { platform, platformSpaceId } },
    select,
  })) ?? undefined;

const noteSpace = async (
  { prisma }: Database,
  { platform, platformSpaceId }: SpaceKey,
  locale: string,
): Promise<void> => {
  await prisma.space.updateMany({ where: { platform, platformSpaceId }, data: { locale } });
};
