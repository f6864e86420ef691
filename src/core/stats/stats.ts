import { parametersOf } from '../accounts/parameters.js';
import type { Database } from '../database/client.js';
import { type Calendar, dayAround, dayNumbered, type NumberedDay } from '../day.js';
import type { UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { type DeckMastery, forecastOf, masteryOf } from './cards.js';
import { type DayStudied, type RecallClass, studiedIn } from './reviews.js';
import { type DaysOff, type Streak, streakOf } from './streak.js';

export type { DeckMastery, Mastery } from './cards.js';
export type { RecallClass } from './reviews.js';
export type { Streak } from './streak.js';

/** Weeks of the calendar, the current one among them. */
export const WEEKS = 26;
/** Days of the forecast, today among them. */
export const FORECAST_DAYS = 30;

/** How a person's study goes. Reviews that were taken back count nowhere. */
export interface StudyStats {
  /** Reviews on each day since a Monday, the last of them today. */
  readonly calendar: { readonly firstDay: number; readonly reviews: readonly number[] };
  readonly today: DayStudied;
  readonly streak: Streak;
  /** Cards seen before that come due on each day; what is overdue is due today. */
  readonly forecast: readonly number[];
  /** How often cards were still known, in the weeks of the calendar; `goal` is what the person asks for, 0 to 1. */
  readonly recall: { readonly goal: number; readonly classes: readonly RecallClass[] };
  /** Those with the most cards first. */
  readonly decks: readonly DeckMastery[];
}

export interface StatsDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

export interface Stats {
  of(user: UserId): Promise<StudyStats>;
}

export const createStats = (dependencies: StatsDependencies): Stats => ({
  of: (user) => statsOf(dependencies, user),
});

const statsOf = async ({ database, clock }: StatsDependencies, user: UserId): Promise<StudyStats> => {
  const { prisma, query } = database;
  const { parametersId, ...calendar } = await prisma.user.findUniqueOrThrow({
    where: { id: user },
    select: { timeZone: true, dayStart: true, parametersId: true },
  });
  const today = dayAround(clock.now(), calendar);
  const firstDay = mondayOf(today.number) - (WEEKS - 1) * 7;
  const startOf = (day: number): Date => dayNumbered(day, calendar).start;
  const studiedFrom = (first: number, until: Date) =>
    studiedIn(query, user, { from: startOf(first), until }, calendar);
  const [{ days, classes }, forecast, decks, { retention }, holidays] = await Promise.all([
    studiedFrom(firstDay, today.end),
    forecastOf(query, user, nextDays(today, calendar)),
    masteryOf(query, user),
    parametersOf(prisma, parametersId),
    prisma.holiday.findMany({ where: { userId: user } }),
  ]);
  const numbers = Array.from({ length: today.number - firstDay + 1 }, (_, i) => firstDay + i);
  return {
    calendar: { firstDay, reviews: numbers.map((day) => days.get(day)?.reviews ?? 0) },
    today: days.get(today.number) ?? { reviews: 0, spentMs: 0 },
    streak: await wholeStreak(days, holidays, { today: today.number, firstDay }, async (first, before) => {
      const earlier = await studiedFrom(first, startOf(before));
      return earlier.days;
    }),
    forecast,
    recall: { goal: retention, classes },
    decks,
  };
};

/** A row of days may have begun before the calendar does: then what was before is read, too. */
const wholeStreak = async (
  days: ReadonlyMap<number, DayStudied>,
  holidays: readonly DaysOff[],
  { today, firstDay }: { readonly today: number; readonly firstDay: number },
  daysFrom: (first: number, before: number) => Promise<ReadonlyMap<number, DayStudied>>,
): Promise<Streak> => {
  let reached = today;
  const has = (day: number): boolean => {
    reached = Math.min(reached, day);
    return days.has(day);
  };
  const streak = streakOf({ has }, today, holidays);
  if (reached >= firstDay) return streak;
  const first = firstDay - WEEKS * 7;
  const earlier = await daysFrom(first, firstDay);
  if (earlier.size === 0) return streak;
  return wholeStreak(new Map([...earlier, ...days]), holidays, { today, firstDay: first }, daysFrom);
};

/** 1970-01-01, the day 0, was a Thursday. */
const mondayOf = (day: number): number => day - ((day + 3) % 7);

const nextDays = (today: NumberedDay, calendar: Calendar): NumberedDay[] =>
  Array.from({ length: FORECAST_DAYS }, (_, i) => dayNumbered(today.number + i, calendar));
