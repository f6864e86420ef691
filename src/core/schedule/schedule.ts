import type { Card as FsrsCard } from 'ts-fsrs';
import type { CardId } from '../ids.js';
import { DAY_MS } from '../time.js';
import type { SchedulerParameters } from './parameters.js';
import { daysLater, type ReviewTime } from './review-time.js';
import { schedulerOf } from './scheduler.js';

/** Forgot, hard, good, easy. */
export const GRADES = [1, 2, 3, 4] as const;
export type Grade = (typeof GRADES)[number];

/** Numbers as ts-fsrs has them: new, learning, review, relearning. */
export type ScheduleState = 0 | 1 | 2 | 3;
export const REVIEW: ScheduleState = 2;
const RELEARNING: ScheduleState = 3;

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
 * days by UTC dates, 2 counts the person's own. Counted up, too, with another DEFAULT_PARAMETERS.
 */
export const RULE = 2;

/** The memory after a review; `before` is null for a card never reviewed. */
export const review = (
  card: CardId,
  before: Memory | null,
  grade: Grade,
  time: ReviewTime,
  parameters: SchedulerParameters,
): Memory => {
  const now = calendarDate(time.elapsedDays);
  return fromFsrs(schedulerOf(parameters).next(toFsrs(card, before, parameters), now, grade).card, time, now);
};

/** For each grade, the milliseconds until the card would be due again; whole days are counted as 24 hours. */
export const previewIntervals = (
  card: CardId,
  before: Memory | null,
  time: ReviewTime,
  parameters: SchedulerParameters,
): Record<Grade, number> => {
  const now = calendarDate(time.elapsedDays);
  const preview = schedulerOf(parameters).repeat(toFsrs(card, before, parameters), now);
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
  state: 0 as const,
  stability: 0,
  difficulty: 0,
  scheduledDays: 0,
  learningSteps: 0,
  reps: 0,
  lapses: 0,
};

const toFsrs = (
  seed: CardId,
  before: Memory | null,
  parameters: SchedulerParameters,
): FsrsCard & { seed: CardId } => {
  const { scheduledDays, state, stability, difficulty, reps, lapses } = before ?? UNSEEN;
  return {
    ...{ seed, state, stability, difficulty, reps, lapses },
    due: calendarDate(0),
    elapsed_days: 0,
    scheduled_days: scheduledDays,
    learning_steps: stepOf(before ?? UNSEEN, parameters),
    ...(before?.lastReview ? { last_review: calendarDate(0) } : {}),
  };
};

/** A card at a step that there is no longer is at the last: beyond, ts-fsrs would end the learning on any grade. */
const stepOf = (
  { state, learningSteps: step }: Pick<Memory, 'state' | 'learningSteps'>,
  parameters: SchedulerParameters,
): number => {
  const steps = state === RELEARNING ? parameters.relearningSteps : parameters.learningSteps;
  return Math.min(step, steps.length - 1);
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
