import { type Card as FsrsCard, fsrs, GenSeedStrategyWithCardId, StrategyMode } from 'ts-fsrs';
import type { CardId } from '../ids.js';

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

/** The memory after a review at `now`; `before` is null for a card never reviewed. */
export const review = (card: CardId, before: Memory | null, grade: Grade, now: Date): Memory =>
  fromFsrs(scheduler.next(toFsrs(card, before, now), now, grade).card);

/** For each grade, the milliseconds until the card would be due again. */
export const previewIntervals = (card: CardId, before: Memory | null, now: Date): Record<Grade, number> => {
  const preview = scheduler.repeat(toFsrs(card, before, now), now);
  const wait = (grade: Grade): number => preview[grade].card.due.getTime() - now.getTime();
  return { 1: wait(1), 2: wait(2), 3: wait(3), 4: wait(4) };
};

const UNSEEN = {
  state: 0,
  stability: 0,
  difficulty: 0,
  scheduledDays: 0,
  learningSteps: 0,
  reps: 0,
  lapses: 0,
};

const toFsrs = (seed: CardId, before: Memory | null, now: Date): FsrsCard & { seed: CardId } => {
  const { lastReview, scheduledDays, learningSteps, ...memory } = before ?? {
    ...UNSEEN,
    due: now,
    lastReview: null,
  };
  return {
    ...memory,
    seed,
    elapsed_days: 0,
    scheduled_days: scheduledDays,
    learning_steps: learningSteps,
    ...(lastReview ? { last_review: lastReview } : {}),
  };
};

const fromFsrs = (card: FsrsCard): Memory => ({
  state: card.state,
  due: card.due,
  stability: card.stability,
  difficulty: card.difficulty,
  scheduledDays: card.scheduled_days,
  learningSteps: card.learning_steps,
  reps: card.reps,
  lapses: card.lapses,
  lastReview: card.last_review ?? null,
});
