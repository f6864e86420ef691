import type { Database } from '../database/client.js';
import { UserError } from '../errors.js';
import type { UserId } from '../ids.js';
import { type NamedZone, timeZoneOf } from './time-zones.js';

/** New cards a day that a person may ask for at most. */
export const NEW_PER_DAY_MAX = 200;

export interface Settings {
  /** New cards shown per day of study; reviews are never limited. */
  readonly newPerDay: number;
  /** IANA name, or an offset such as `+05:30`. */
  readonly timeZone: string;
  /** What the person calls it. */
  readonly timeZoneName: string;
  /** Whether answers in quizzes count as reviews of cards that the person has. */
  readonly quizReviews: boolean;
  /** Whether others may take the cards of documents that the person sends where others are. */
  readonly sharesReports: boolean;
}

export interface SettingsService {
  settings(user: UserId): Promise<Settings>;
  /** @throws UserError `option.out_of_range`, `settings.time_zone` */
  change(user: UserId, changes: SettingsChange): Promise<Settings>;
}

/** @param timeZone as it was typed; see {@link timeZoneOf} */
export type SettingsChange = Partial<Omit<Settings, 'timeZoneName'>>;

export const createSettings = ({ database: { prisma } }: { database: Database }): SettingsService => ({
  settings: async (user) => pick(await prisma.user.findUniqueOrThrow({ where: { id: user } })),
  async change(user, changes) {
    const data = {
      ...(changes.newPerDay === undefined ? {} : { newPerDay: checkNewPerDay(changes.newPerDay) }),
      ...(changes.timeZone === undefined ? {} : zoneColumns(changes.timeZone)),
      ...(changes.quizReviews === undefined ? {} : { quizReviews: changes.quizReviews }),
      ...(changes.sharesReports === undefined ? {} : { sharesReports: changes.sharesReports }),
    };
    const change = prisma.user.update({ where: { id: user }, data });
    // The open session's queue was made for other days or another number of cards.
    const queue = prisma.studySession.updateMany({
      where: { userId: user, endedAt: null },
      data: { queuedAt: null },
    });
    // What was open before is closed, too; one by one it can be opened again.
    const shared = { where: { ownerId: user, isShared: true }, data: { isShared: false } };
    const close = changes.sharesReports === false ? [prisma.generation.updateMany(shared)] : [];
    const [changed] = await prisma.$transaction([change, queue, ...close]);
    return pick(changed);
  },
});

type Row = Omit<Settings, 'timeZoneName'> & { readonly timeZoneName: string | null };

const pick = ({ newPerDay, timeZone, timeZoneName, quizReviews, sharesReports }: Row): Settings => ({
  newPerDay,
  timeZone,
  timeZoneName: timeZoneName ?? timeZone,
  quizReviews,
  sharesReports,
});

const checkNewPerDay = (cards: number): number => {
  if (Number.isInteger(cards) && cards >= 0 && cards <= NEW_PER_DAY_MAX) return cards;
  throw new UserError('option.out_of_range', { option: 'new', min: 0, max: NEW_PER_DAY_MAX });
};

const zoneColumns = (typed: string): { timeZone: string; timeZoneName: string } => {
  const { zone, name } = checkTimeZone(typed);
  return { timeZone: zone, timeZoneName: name };
};

const checkTimeZone = (typed: string): NamedZone => {
  const zone = timeZoneOf(typed);
  if (zone === undefined) throw new UserError('settings.time_zone', { typed });
  return zone;
};
