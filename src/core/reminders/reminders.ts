import { reminderOf, UNANSWERED_MAX } from '../accounts/reminder-setting.js';
import { dayAround } from '../day.js';
import { UserError } from '../errors.js';
import type { ReminderId, UserId } from '../ids.js';
import { outlookOf } from './outlook.js';
import { type RemindersDependencies, sweepReminders } from './sweep.js';

/** How long a reminder is put off for. */
const LATER_MS = 2 * 3_600_000;
/** What a review takes, roughly, before the first is made. */
const REVIEW_MS = 8_000;
const MINUTE_MS = 60_000;

/** What the message of a reminder says. */
export type ShownReminder =
  | {
      readonly kind: 'due';
      readonly due: number;
      /** Minutes for all of them. */
      readonly takes: number;
      /** See {@link ReminderSetting}. */
      readonly minute: number;
      /** There are no more unless it is answered. */
      readonly isLast: boolean;
      /** Whether there is time enough left today to put it off. */
      readonly canWait: boolean;
    }
  /** The private chat is closed, so there are no reminders any more. */
  | { readonly kind: 'closed'; readonly minute: number };

/**
 * Reminders of due cards: at a time of the person's, once for a day of study, and none after three in a row that
 * nobody answered. A reminder is answered by studying, or with one of its buttons.
 */
export interface Reminders {
  /** Reminds everybody whose time has come. @throws AggregateError */
  sweep(): Promise<void>;
  /** What the message says now; undefined once there is nothing to say. */
  find(reminder: ReminderId): Promise<ShownReminder | undefined>;
  /** Comes again after two hours; false, and tomorrow, when the day of study ends before. @throws UserError `action.expired` */
  putOff(user: UserId, reminder: ReminderId): Promise<boolean>;
  /** The message could not be delivered to the private chat: there are no more. */
  close(reminder: ReminderId): Promise<void>;
}

export const createReminders = (dependencies: RemindersDependencies): Reminders => ({
  sweep: () => sweepReminders(dependencies),
  find: (reminder) => find(dependencies, reminder),
  putOff: (user, reminder) => putOff(dependencies, user, reminder),
  async close(reminderId) {
    const data = { remindAt: null, remindersUnanswered: 0 };
    await dependencies.database.prisma.user.updateMany({ where: { reminderId }, data });
  },
});

const find = async (
  { database, clock }: RemindersDependencies,
  reminderId: ReminderId,
): Promise<ShownReminder | undefined> => {
  const row = await database.prisma.user.findUnique({ where: { reminderId } });
  const setting = row && reminderOf(row);
  if (!setting || setting.stopped === 'unanswered') return;
  if (setting.stopped === 'closed') return { kind: 'closed', minute: setting.minute };
  const now = clock.now();
  const day = dayAround(now, row);
  if (row.remindedDay !== day.number) return;
  const { due, reviewMs } = await outlookOf(database.query, row.id as UserId, { now, day }, null);
  if (due === 0) return;
  return {
    kind: 'due',
    due,
    minute: setting.minute,
    takes: Math.max(1, Math.round((due * (reviewMs ?? REVIEW_MS)) / MINUTE_MS)),
    isLast: row.remindersUnanswered >= UNANSWERED_MAX,
    canWait: later(now) < day.end,
  };
};

const later = (now: Date): Date => new Date(now.getTime() + LATER_MS);

const putOff = async (
  { database, clock }: RemindersDependencies,
  id: UserId,
  reminderId: ReminderId,
): Promise<boolean> => {
  const { prisma } = database;
  const now = clock.now();
  const calendar = await prisma.user.findUniqueOrThrow({ where: { id } });
  const day = dayAround(now, calendar);
  const isToday = later(now) < day.end;
  const answered = { remindedAt: null, remindersUnanswered: 0 };
  const { count } = await prisma.user.updateMany({
    where: {
      ...{ id, reminderId, remindAt: { not: null } },
      OR: [{ remindedDay: day.number }, { remindedDay: null }],
    },
    data: isToday ? { ...answered, remindAt: later(now), remindedDay: null } : answered,
  });
  if (count === 0) throw new UserError('action.expired', {});
  return isToday;
};
