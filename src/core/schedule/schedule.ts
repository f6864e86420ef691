import { type Card as FsrsCard, fsrs, GenSeedStrategyWithCardId, StrategyMode } from 'ts-fsrs';
import type { CardId } from '../ids.js';
import { DAY_MS } from '../time.js';
import { daysLater, type ReviewTime } from './review-time.js';

/** Forgot, hard, good, easy. */
export const GRADES = [1, 2, 3, 4] as const;
export type Grade = (typeof GRADES)[number];

/** Numbers as ts-fsrs has them: new, learning, review, relearning. */
export type ScheduleState = 0 | 1 | 2 | 3;
export const REVIEW: ScheduleState = 2;

/** What FSRS knows of one person's memory of one card. Stability in days; difficulty from 1 to 10. */
export interface Memory {
  readonly state: ScheduleState;
  readonly due: Date;
  readonly stability: number;
  readonly difficulty: number;
  readonly scheduledDays: number;
  readonly learningSteps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly lastReview: Date | null;
}

/**
 * Counted up whenever the same reviews would give another schedule, so that the log tells what made which: 1 counted
 * days by UTC dates, 2 counts the person's own.
 */
export const RULE = 2;

/**
 * FSRS-6 with the weights that ts-fsrs ships, fitted to many people's reviews.
 * A card comes back when the chance to recall it has fallen to nine in ten. New cards are seen again after 1 and
 * 10 minutes, forgotten ones after 10, before days are counted. Fuzz spreads cards that were learned together
 * over neighbouring days; it is drawn from the card's id and its number of reviews, so that the interval on the
 * button is the interval that the press gives.
 */
const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: 36_500,
  enable_fuzz: true,
  enable_short_term: true,
  learning_steps: ['1m', '10m'],
  relearning_steps: ['10m'],
}).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seed'));

/** The memory after a review; `before` is null for a card never reviewed. */
export const review = (card: CardId, before: Memory | null, grade: Grade, time: ReviewTime): Memory => {
  const now = calendarDate(time.elapsedDays);
  return fromFsrs(scheduler.next(toFsrs(card, before), now, grade).card, time, now);
};

/** For each grade, the milliseconds until the card would be due again; whole days are counted as 24 hours. */
export const previewIntervals = (
  card: CardId,
  before: Memory | null,
  time: ReviewTime,
): Record<Grade, number> => {
  const now = calendarDate(time.elapsedDays);
  const preview = scheduler.repeat(toFsrs(card, before), now);
  const wait = (grade: Grade): number => intervalMs(fromFsrs(preview[grade].card, time, now), time.at);
  return { 1: wait(1), 2: wait(2), 3: wait(3), 4: wait(4) };
};

/** What a button promises: the minutes of a learning step, or whole days. */
export const intervalMs = ({ scheduledDays, due }: Memory, reviewedAt: Date): number =>
  scheduledDays > 0 ? scheduledDays * DAY_MS : due.getTime() - reviewedAt.getTime();

/**
 * ts-fsrs counts days by UTC dates. It is shown a calendar of its own, on which the last review was on the first day
 * and this one is as many days later as it was for the person.
 */
const calendarDate = (days: number): Date => new Date(days * DAY_MS);

const UNSEEN = {
  state: 0,
  stability: 0,
  difficulty: 0,
  scheduledDays: 0,
  learningSteps: 0,
  reps: 0,
  lapses: 0,
};

const toFsrs = (seed: CardId, before: Memory | null): FsrsCard & { seed: CardId } => {
  const { scheduledDays, learningSteps, state, stability, difficulty, reps, lapses } = before ?? UNSEEN;
  return {
    ...{ seed, state, stability, difficulty, reps, lapses },
    due: calendarDate(0),
    elapsed_days: 0,
    scheduled_days: scheduledDays,
    learning_steps: learningSteps,
    ...(before?.lastReview ? { last_review: calendarDate(0) } : {}),
  };
};

const fromFsrs = (card: FsrsCard, time: ReviewTime, now: Date): Memory => ({
  state: card.state,
  due:
    card.scheduled_days > 0
      ? daysLater(time, card.scheduled_days)
      : new Date(time.at.getTime() + card.due.getTime() - now.getTime()),
  stability: card.stability,
  difficulty: card.difficulty,
  scheduledDays: card.scheduled_days,
  learningSteps: card.learning_steps,
  reps: card.reps,
  lapses: card.lapses,
  lastReview: time.at,
});
