import type { Database } from '../database/client.js';
import type { AskedAs, ReviewOrder } from '../database/generated/enums.js';
import { type Tx, transaction } from '../database/transaction.js';
import { nextTimeOfDay } from '../day.js';
import { UserError } from '../errors.js';
import type { ParametersId, UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { awakeFrom, changeHoliday, holidayUntil } from './holidays.js';
import { lockUser } from './lock.js';
import { chooseParameters, parametersOf } from './parameters.js';
import {
  type ReminderChange,
  type ReminderSetting,
  reminderColumns,
  reminderOf,
} from './reminder-setting.js';
import { type NamedZone, timeZoneOf } from './time-zones.js';

/** New cards a day that a person may ask for at most. */
export const NEW_PER_DAY_MAX = 200;
/** The latest hour at which a day of study may begin. */
export const DAY_START_MAX = 12;

export interface Settings {
  /** New cards shown per day of study; reviews are never limited. */
  readonly newPerDay: number;
  /** In which order due reviews come. */
  readonly reviewOrder: ReviewOrder;
  /** How many in a hundred cards are to be known when they come back. */
  readonly retention: number;
  /** The waits of a new card before days are counted, such as `1m 10m`. */
  readonly learningSteps: string;
  /** The hour on their clock at which a day of study begins. */
  readonly dayStart: number;
  /** IANA name, or an offset such as `+05:30`. */
  readonly timeZone: string;
  /** What the person calls it. */
  readonly timeZoneName: string;
  /** How cards are asked that could be asked in several ways. */
  readonly askedAs: AskedAs;
  /** Whether their schedule is fitted to their reviews. */
  readonly fitted: boolean;
  /** Whether answers in quizzes count as reviews of cards that the person has. */
  readonly quizReviews: boolean;
  /** Whether others may take the cards of documents that the person sends where others are. */
  readonly sharesReports: boolean;
  /** Null for no reminders. */
  readonly reminder: ReminderSetting | null;
  /** The number of the day on which their holiday ends and study goes on; null where they have none now. */
  readonly holidayUntil: number | null;
}

export interface SettingsService {
  settings(user: UserId): Promise<Settings>;
  /**
   * @throws UserError `option.out_of_range`, `settings.time_zone`, `settings.learning_steps`, `settings.time`,
   * `day.unreadable`, `day.outside`
   */
  change(user: UserId, changes: SettingsChange): Promise<Settings>;
}

/**
 * @param timeZone as it was typed; see {@link timeZoneOf} @param learningSteps as they were typed
 * @param holiday until when, as it was typed; see `dayTyped`
 */
export type SettingsChange = Partial<
  Omit<Settings, 'timeZoneName' | 'reminder' | 'holidayUntil'> & {
    readonly reminder: ReminderChange | null;
    readonly holiday: string | null;
  }
>;

export interface SettingsDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

export const createSettings = ({ database, clock }: SettingsDependencies): SettingsService => ({
  settings: (user) => read(database.prisma, user, clock.now()),
  change: (user, changes) =>
    transaction(database, async (tx) => {
      await write(tx, user, changes);
      await writeTimes(tx, user, changes, clock.now());
      return read(tx, user, clock.now());
    }),
});

const read = async (
  prisma: Pick<Tx, 'user' | 'schedulerParameters' | 'holiday'>,
  user: UserId,
  now: Date,
): Promise<Settings> => {
  const row = await prisma.user.findUniqueOrThrow({ where: { id: user } });
  const { retention, learningSteps } = await parametersOf(prisma, row.parametersId);
  return {
    newPerDay: row.newPerDay,
    reviewOrder: row.reviewOrder,
    retention: Math.round(retention * 100),
    learningSteps: learningSteps.join(' '),
    dayStart: row.dayStart,
    timeZone: row.timeZone,
    timeZoneName: row.timeZoneName ?? row.timeZone,
    askedAs: row.askedAs,
    fitted: row.fitted,
    quizReviews: row.quizReviews,
    sharesReports: row.sharesReports,
    reminder: reminderOf(row),
    holidayUntil: await holidayUntil(prisma, user, { now, calendar: row }),
  };
};

const write = async (tx: Tx, user: UserId, changes: SettingsChange): Promise<void> => {
  const { newPerDay, reviewOrder, dayStart, timeZone, askedAs, fitted, quizReviews, sharesReports } = changes;
  const data = {
    ...(await parametersColumns(tx, user, changes)),
    ...(fitted === undefined ? {} : { fitted }),
    ...(newPerDay === undefined ? {} : { newPerDay: within(newPerDay, 'new', NEW_PER_DAY_MAX) }),
    ...(reviewOrder === undefined ? {} : { reviewOrder }),
    ...(dayStart === undefined ? {} : { dayStart: within(dayStart, 'day', DAY_START_MAX) }),
    ...(timeZone === undefined ? {} : zoneColumns(timeZone)),
    ...(askedAs === undefined ? {} : { askedAs }),
    ...(quizReviews === undefined ? {} : { quizReviews }),
    ...(sharesReports === undefined ? {} : { sharesReports }),
  };
  await tx.user.update({ where: { id: user }, data });
  // The open session's queue was made for other days, in another order, or with another number of cards.
  if ([newPerDay, reviewOrder, dayStart, timeZone].some((change) => change !== undefined))
    await tx.studySession.updateMany({ where: { userId: user, endedAt: null }, data: { queuedAt: null } });
  // What was open before is closed, too; one by one it can be opened again.
  if (sharesReports === false)
    await tx.generation.updateMany({ where: { ownerId: user, isShared: true }, data: { isShared: false } });
};

/** A fit that is turned off stays stored, for when it is turned on again. */
const parametersColumns = async (
  tx: Tx,
  user: UserId,
  { retention, learningSteps, fitted }: SettingsChange,
): Promise<{ parametersId?: ParametersId | null }> => {
  if (retention === undefined && learningSteps === undefined && fitted === undefined) return {};
  await lockUser(tx, user);
  const fit = fitted ? await tx.scheduleFit.findUnique({ where: { userId: user } }) : null;
  const weights = fitted === undefined ? undefined : (fit?.weights ?? []);
  return { parametersId: await chooseParameters(tx, user, { retention, learningSteps, weights }) };
};

/** After the other settings: the time of a reminder goes by the time zone and the holiday. */
const writeTimes = async (
  tx: Tx,
  user: UserId,
  { reminder, timeZone: changedZone, holiday }: SettingsChange,
  now: Date,
): Promise<void> => {
  const where = { id: user };
  if (reminder === undefined && changedZone === undefined && holiday === undefined) return;
  await lockUser(tx, user);
  const calendar = await tx.user.findUniqueOrThrow({ where });
  const { timeZone, remindMinute, remindAt } = calendar;
  if (holiday !== undefined) await changeHoliday(tx, user, holiday, { now, calendar });
  const from = await awakeFrom(tx, user, { now, calendar });
  if (reminder !== undefined)
    await tx.user.update({ where, data: reminderColumns(reminder, timeZone, from) });
  else if (remindMinute !== null && remindAt)
    await tx.user.update({ where, data: { remindAt: nextTimeOfDay(remindMinute, timeZone, from) } });
};

const within = (value: number, option: string, max: number): number => {
  if (Number.isInteger(value) && value >= 0 && value <= max) return value;
  throw new UserError('option.out_of_range', { option, min: 0, max });
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
