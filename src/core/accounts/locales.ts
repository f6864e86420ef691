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
  ofPerson(person: PersonKey, seen?: string): Promise<string | null>;
  /** The language moderators chose, else `seen` (the platform's locale now), else the last known one. */
  ofSpace(space: SpaceKey, seen?: string): Promise<string | null>;
  /** What the person chose; null where they follow their app. */
  chosen(user: UserId): Promise<string | null>;
  /** @param language null to follow the app */
  choose(user: UserId, language: string | null): Promise<void>;
  /** @param language null to follow the platform */
  chooseForSpace(space: SpaceId, language: string | null): Promise<void>;
}

interface Known {
  readonly language: string | null;
  readonly locale: string | null;
}

/** Answers kept, so that a press costs no statement; 30 s, since another process may change them. */
const REMEMBERED_MAX = 5_000;
const REMEMBERED_MS = 30_000;

export const createLocales = ({ database, clock }: { database: Database; clock: Clock }): Locales => {
  const remembered = rememberer<Known>(clock);
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
  remembered: ReturnType<typeof rememberer<Known>>,
  key: string,
  seen: string | undefined,
  { find, note }: Rows,
): Promise<string | null> => {
  const before = remembered.get(key) ?? (await find());
  if (!before) return seen ?? null;
  const known = { ...before, locale: seen ?? before.locale };
  if (known.locale !== null && known.locale !== before.locale) await note(known.locale);
  remembered.set(key, known);
  return known.language ?? known.locale;
};

const rememberer = <T>(clock: Clock) => {
  /** In the order of insertion, so that the oldest goes first. */
  const entries = new Map<string, { readonly value: T; readonly until: number }>();
  return {
    get(key: string): T | undefined {
      const found = entries.get(key);
      return found && found.until > clock.now().getTime() ? found.value : undefined;
    },
    set(key: string, value: T): void {
      entries.delete(key);
      entries.set(key, { value, until: clock.now().getTime() + REMEMBERED_MS });
      const [oldest] = entries.keys();
      if (entries.size > REMEMBERED_MAX && oldest !== undefined) entries.delete(oldest);
    },
    clear: () => entries.clear(),
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
