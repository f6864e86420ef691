import type { Tx } from '../database/transaction.js';
import { type Calendar, dayAround, dayNumbered } from '../day.js';
import { UserError } from '../errors.js';
import type { UserId } from '../ids.js';
import { dayTyped } from '../language/typed-day.js';

/** Half a year. */
export const HOLIDAY_DAYS_MAX = 180;

type Holidays = Pick<Tx, 'holiday'>;

interface When {
  readonly now: Date;
  readonly calendar: Calendar;
}

/** The number of the day on which a person's holiday ends and study goes on; null where they have none now. */
export const holidayUntil = async (
  db: Holidays,
  user: UserId,
  { now, calendar }: When,
): Promise<number | null> => {
  const today = dayAround(now, calendar).number;
  const holiday = await db.holiday.findFirst({ where: { userId: user, untilDay: { gt: today } } });
  return holiday?.untilDay ?? null;
};

/** The same, but null on a day on which they study all the same: whoever broke it is not asked again that day. */
export const keptHolidayUntil = async (
  db: Holidays,
  user: UserId,
  { now, calendar }: When,
): Promise<number | null> => {
  const today = dayAround(now, calendar).number;
  const kept = { OR: [{ brokenOn: null }, { brokenOn: { not: today } }] };
  const holiday = await db.holiday.findFirst({ where: { userId: user, untilDay: { gt: today }, ...kept } });
  return holiday?.untilDay ?? null;
};

/** Lets a person study for the rest of their day; the holiday goes on. */
export const breakHoliday = async (db: Holidays, user: UserId, { now, calendar }: When): Promise<void> => {
  const today = dayAround(now, calendar).number;
  await db.holiday.updateMany({
    where: { userId: user, untilDay: { gt: today } },
    data: { brokenOn: today },
  });
};

/** From when on a person may be reminded again: now, or when their holiday ends. */
export const awakeFrom = async (db: Holidays, user: UserId, when: When): Promise<Date> => {
  const until = await holidayUntil(db, user, when);
  return until === null ? when.now : dayNumbered(until, when.calendar).start;
};

/**
 * Begins a holiday or changes the end of the one there is, or ends it.
 * @param typed until when, as somebody types it; null to end it @throws UserError `day.unreadable`, `day.outside`
 */
export const changeHoliday = async (
  db: Holidays,
  user: UserId,
  typed: string | null,
  { now, calendar }: When,
): Promise<void> => {
  const today = dayAround(now, calendar).number;
  const untilDay = typed === null ? today : dayAhead(typed, today, HOLIDAY_DAYS_MAX);
  const { count } = await db.holiday.updateMany({
    where: { userId: user, untilDay: { gt: today } },
    data: { untilDay },
  });
  if (count > 0 || typed === null) return;
  const days = { userId: user, fromDay: today, untilDay, brokenOn: null };
  await db.holiday.upsert({
    where: { userId_fromDay: { userId: user, fromDay: today } },
    create: days,
    update: days,
  });
};

/** A day after today that somebody typed, at most so many days ahead. @throws UserError `day.unreadable`, `day.outside` */
export const dayAhead = (typed: string, today: number, most: number): number => {
  const day = dayTyped(typed, today);
  if (day === undefined) throw new UserError('day.unreadable', { typed });
  if (day <= today || day > today + most) throw new UserError('day.outside', { days: most });
  return day;
};
