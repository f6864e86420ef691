import type { Calendar } from '../day.js';
import { STANDARD_WEIGHTS } from '../schedule/recall.js';
import { type History, historiesOf, type Reviews } from './histories.js';
import { lossesOf, type Predicted, predictedOf } from './predicted.js';
import { between, train } from './train.js';

export interface FitRequest {
  readonly reviews: Reviews;
  readonly calendar: Calendar;
  readonly present: Weights;
}

/** The weights that a person has. */
export interface Weights {
  /** None for the standard ones. */
  readonly weights: readonly number[];
  /** The last review that they were fitted to, in epoch milliseconds; 0 for the standard ones. */
  readonly until: number;
}

export interface Fit {
  /** Reviews that were predicted. */
  readonly reviews: number;
  /** What is better than the present weights; null where nothing is. None for the standard ones. */
  readonly weights: readonly number[] | null;
  /** By which share these predict better than the standard ones at least, 0 to 1. */
  readonly gain: number;
}

/**
 * Reviews, each at least a day after the one before, from which on weights are fitted. With 400, as Anki once asked for
 * (fsrs4anki, docs/tutorial.md), `npm run bench:fit` finds learners for whom chance makes the schedule worse.
 */
export const FITTED_FROM = 600;

/** Fits weights to a person's reviews and says whether they are better than the present ones. */
export const fit = ({ reviews, calendar, present }: FitRequest): Promise<Fit> =>
  fitTo(historiesOf(reviews, calendar), present);

/**
 * After these shares of the reviews, weights are fitted to what was so far and judged by how they predict what came
 * until the next: what is judged has never seen the reviews that it is judged by.
 */
const TRIED_AFTER = [0.25, 0.4, 0.55, 0.7, 0.85];
/** Judged are weights half-way to the fit: they have most of its advantage and little of what it has by chance. */
const JUDGED_AT = 0.5;

/** Weights are better when their mean advantage is more than so many standard errors: else it may be chance. */
const SURE = 2;

export const fitTo = async (histories: readonly History[], present: Weights): Promise<Fit> => {
  const all = predictedOf(histories);
  const reviews = all.length;
  if (reviews < FITTED_FROM) return { reviews, weights: null, gain: 0 };
  const { fitted, standard, present: before } = await tryOut(all, present);
  const gain = 1 - sum(fitted) / sum(standard);
  if (gain > 0 && isBetter(fitted, before)) return { reviews, weights: await train(all), gain };
  return { reviews, weights: isBetter(standard, before) ? [] : null, gain: 0 };
};

interface Losses {
  readonly fitted: readonly number[];
  readonly present: readonly number[];
  readonly standard: readonly number[];
}

const tryOut = async (all: readonly Predicted[], present: Weights): Promise<Losses> => {
  const start = present.weights.length > 0 ? present.weights : STANDARD_WEIGHTS;
  const losses = { fitted: [] as number[], present: [] as number[], standard: [] as number[] };
  for (const [i, share] of TRIED_AFTER.entries()) {
    const [from, until] = [share, TRIED_AFTER[i + 1] ?? 1].map((part) => Math.floor(all.length * part));
    const unseen = all.slice(from, until).filter(({ at }) => at > present.until);
    if (unseen.length === 0) continue;
    const judged = between(start, await train(all.slice(0, from)), JUDGED_AT);
    losses.fitted.push(...lossesOf(unseen, judged));
    losses.present.push(...lossesOf(unseen, present.weights));
    losses.standard.push(...lossesOf(unseen, []));
  }
  return losses;
};

const isBetter = (one: readonly number[], other: readonly number[]): boolean => {
  const advantages = one.map((loss, i) => (other[i] ?? 0) - loss);
  const count = advantages.length;
  if (count < 2) return false;
  const mean = sum(advantages) / count;
  const variance = sum(advantages.map((each) => (each - mean) ** 2)) / (count - 1);
  return mean > SURE * Math.sqrt(variance / count);
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
