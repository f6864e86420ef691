import type { Database } from '../database/client.js';
import { canonicalTimeZone } from '../day.js';
import { UserError } from '../errors.js';
import type { UserId } from '../ids.js';

/** New cards a day that a person may ask for at most. */
export const NEW_PER_DAY_MAX = 200;

export interface Settings {
  /** New cards shown per day of study; reviews are never limited. */
  readonly newPerDay: number;
  /** IANA name. */
  readonly timeZone: string;
  /** Whether answers in quizzes count as reviews of cards that the person has. */
  readonly quizReviews: boolean;
  /** Whether others may take the cards of documents that the person sends where others are. */
  readonly sharesReports: boolean;
}

export interface SettingsService {
  settings(user: UserId): Promise<Settings>;
  /** @throws UserError `option.out_of_range`, `settings.time_zone` */
  change(user: UserId, changes: Partial<Settings>): Promise<Settings>;
}

export const createSettings = ({ database: { prisma } }: { database: Database }): SettingsService => ({
  settings: async (user) => pick(await prisma.user.findUniqueOrThrow({ where: { id: user } })),
  async change(user, changes) {
    const data = {
      ...(changes.newPerDay === undefined ? {} : { newPerDay: checkNewPerDay(changes.newPerDay) }),
      ...(changes.timeZone === undefined ? {} : { timeZone: checkTimeZone(changes.timeZone) }),
      ...(changes.quizReviews === undefined ? {} : { quizReviews: changes.quizReviews }),
      ...(changes.sharesReports === undefined ? {} : { sharesReports: changes.sharesReports }),
    };
    return pick(await prisma.user.update({ where: { id: user }, data }));
  },
});

const pick = ({ newPerDay, timeZone, quizReviews, sharesReports }: Settings): Settings => ({
  newPerDay,
  timeZone,
  quizReviews,
  sharesReports,
});

const checkNewPerDay = (cards: number): number => {
  if (Number.isInteger(cards) && cards >= 0 && cards <= NEW_PER_DAY_MAX) return cards;
  throw new UserError('option.out_of_range', { option: 'new', min: 0, max: NEW_PER_DAY_MAX });
};

const checkTimeZone = (typed: string): string => {
  const name = typed.trim().replace(/\s+/g, '_');
  const zone = canonicalTimeZone(name) ?? zoneOfCity(name);
  if (zone === undefined) throw new UserError('settings.time_zone', { typed });
  return zone;
};

/** `Berlin` alone is understood where one zone is named after it. */
const zoneOfCity = (city: string): string | undefined => {
  const ending = `/${city.toLowerCase()}`;
  const found = Intl.supportedValuesOf('timeZone').filter((zone) => zone.toLowerCase().endsWith(ending));
  return found.length === 1 ? found[0] : undefined;
};

/** Zones whose name holds the typed letters, for completion. */
export const suggestTimeZones = (typed: string, limit: number): readonly string[] => {
  const letters = typed.trim().toLowerCase().replace(/\s+/g, '_');
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return zones.filter((zone) => zone.toLowerCase().includes(letters)).slice(0, limit);
};
