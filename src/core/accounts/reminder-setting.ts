import { Prisma } from '../database/generated/client.js';
import { nextTimeOfDay } from '../day.js';
import { UserError } from '../errors.js';
import type { PlaceRef } from '../events/refs.js';

/** After so many reminders in a row without an answer there are no more. */
export const UNANSWERED_MAX = 3;

/** When a person is reminded of cards that are due. */
export interface ReminderSetting {
  /** After midnight on their clock. */
  readonly minute: number;
  /** Why they are not reminded after all: they left reminders unanswered, or their private chat is closed. */
  readonly stopped: 'unanswered' | 'closed' | null;
}

/** @param place their private chat */
export interface ReminderChange {
  readonly minute: number;
  readonly place: PlaceRef;
}

interface ReminderColumns {
  readonly remindMinute: number | null;
  readonly remindAt: Date | null;
  readonly remindersUnanswered: number;
}

export const reminderOf = ({
  remindMinute,
  remindAt,
  remindersUnanswered,
}: ReminderColumns): ReminderSetting | null => {
  if (remindMinute === null) return null;
  if (remindAt) return { minute: remindMinute, stopped: null };
  return { minute: remindMinute, stopped: remindersUnanswered < UNANSWERED_MAX ? 'closed' : 'unanswered' };
};

/** @param from when they may come again, at the earliest @throws UserError `settings.time` */
export const reminderColumns = (
  wanted: ReminderChange | null,
  timeZone: string,
  from: Date,
): Prisma.UserUpdateInput => {
  if (!wanted) return { remindMinute: null, remindAt: null, remindPlace: Prisma.DbNull };
  const { minute, place } = wanted;
  if (minute >= MINUTES_OF_DAY) throw new UserError('settings.time', {});
  return {
    remindMinute: minute,
    remindAt: nextTimeOfDay(minute, timeZone, from),
    remindPlace: { ...place },
    remindedAt: null,
    remindersUnanswered: 0,
  };
};

const MINUTES_OF_DAY = 24 * 60;
const HOURS_OF_HALF = 12;
const TIME = /^(?<hours>\d{1,2})(?:[:.h](?<minutes>\d{2}))?(?:(?<half>[ap])\.?m\.?|uhr|h)?$/;

/** Such as `18:30`, `6.30 pm` or `18 Uhr`, in minutes after midnight. @throws UserError `settings.time` */
export const minuteOfDay = (typed: string): number => {
  const { hours, minutes = '0', half } = TIME.exec(typed.toLowerCase().replace(/\s/g, ''))?.groups ?? {};
  const hour = half ? hourOfHalf(Number(hours), half) : Number(hours);
  if (hour < 24 && Number(minutes) < 60) return hour * 60 + Number(minutes);
  throw new UserError('settings.time', {});
};

const hourOfHalf = (hour: number, half: string): number =>
  hour < 1 || hour > HOURS_OF_HALF ? Number.NaN : (hour % HOURS_OF_HALF) + (half === 'p' ? HOURS_OF_HALF : 0);
