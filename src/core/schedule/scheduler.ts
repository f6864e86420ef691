import { type FSRS, fsrs, GenSeedStrategyWithCardId, StrategyMode } from 'ts-fsrs';
import type { SchedulerParameters } from './parameters.js';

/** Schedulers kept for the next review; most people have the rule's own. */
const KEPT_MAX = 200;
/** By what makes them, the one used last at the end. */
const kept = new Map<string, FSRS>();

/** FSRS-6 with these parameters. */
export const schedulerOf = (parameters: SchedulerParameters): FSRS => {
  const { retention, learningSteps, relearningSteps, weights } = parameters;
  const key = JSON.stringify([retention, learningSteps, relearningSteps, weights]);
  const scheduler = kept.get(key) ?? newScheduler(parameters);
  kept.delete(key);
  kept.set(key, scheduler);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  return scheduler;
};

/**
 * Fuzz spreads cards that were learned together over neighbouring days; it is drawn from the card's id and its number
 * of reviews, so that the interval on the button is the interval that the press gives.
 */
const newScheduler = ({ retention, learningSteps, relearningSteps, weights }: SchedulerParameters): FSRS =>
  fsrs({
    request_retention: retention,
    maximum_interval: 36_500,
    enable_fuzz: true,
    enable_short_term: true,
    learning_steps: learningSteps,
    relearning_steps: relearningSteps,
    ...(weights.length > 0 ? { w: weights } : {}),
  }).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seed'));
