import { parametersOf } from '../accounts/parameters.js';
import type { Database } from '../database/client.js';
import { type Calendar, dayAround, type NumberedDay } from '../day.js';
import type { UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { DAY_MS } from '../time.js';
import { type DeckMastery, forecastOf, masteryOf } from './cards.js';
import { type DayStudied, type RecallClass, studiedIn } from './reviews.js';
import { type Streak, streakOf } from './streak.js';

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
  const startOf = (day: number): Date => dayAt(today, day, calendar).start;
  const studiedFrom = (first: number, until: Date) =>
    studiedIn(query, user, { from: startOf(first), until }, calendar);
  const [{ days, classes }, forecast, decks, { retention }] = await Promise.all([
    studiedFrom(firstDay, today.end),
    forecastOf(query, user, nextDays(today, calendar)),
    masteryOf(query, user),
    parametersOf(prisma, parametersId),
  ]);
  const numbers = Array.from({ length: today.number - firstDay + 1 }, (_, i) => firstDay + i);
  return {
    calendar: { firstDay, reviews: numbers.map((day) => days.get(day)?.reviews ?? 0) },
    today: days.get(today.number) ?? { reviews: 0, spentMs: 0 },
    streak: await wholeStreak(days, today.number, firstDay, async (first, before) => {
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
  today: number,
  firstDay: number,
  daysFrom: (first: number, before: number) => Promise<ReadonlyMap<number, DayStudied>>,
): Promise<Streak> => {
  const streak = streakOf(days, today);
  // The first day of the calendar may be one that is bridged.
  if (today - streak.days - streak.bridged > firstDay + 1) return streak;
  const first = firstDay - WEEKS * 7;
  const earlier = await daysFrom(first, firstDay);
  if (earlier.size === 0) return streak;
  return wholeStreak(new Map([...earlier, ...days]), today, first, daysFrom);
};

/** 1970-01-01, the day 0, was a Thursday. */
const mondayOf = (day: number): number => day - ((day + 3) % 7);

const dayAt = (today: NumberedDay, day: number, calendar: Calendar): NumberedDay =>
  dayAround(new Date(today.start.getTime() + (day - today.number + 0.5) * DAY_MS), calendar);

const nextDays = (today: NumberedDay, calendar: Calendar): NumberedDay[] =>
  Array.from({ length: FORECAST_DAYS }, (_, i) => dayAt(today, today.number + i, calendar));
