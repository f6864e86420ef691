import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import { STANDARD_WEIGHTS } from '../schedule/recall.js';
import type { Predicted } from './predicted.js';

/**
 * With so many reviews the weights are half-way between the standard and the fit. Chosen with `npm run bench:fit`: a fit
 * alone follows chance, and who learns like everybody else would be scheduled worse.
 */
const HALF_WAY = 600;
/**
 * Smaller steps and more of them than the optimiser takes by itself (5 epochs of 0.04), which is made for tens of
 * thousands of reviews: with few, its steps are as large as the weights. Otherwise its own.
 */
const TRAINING = {
  ...{ numEpochs: 40, learningRate: 0.01 },
  ...{ batchSize: 512, seed: 2023, maxSeqLen: 256, gamma: 1 },
};
/** The first four weights are the days that a new card lasts, by its first grade: factors, where the others are sums. */
const FIRST_STABILITIES = 4;

/** How often it is looked whether the optimiser is done: half a second by itself, many times what most fits take. */
const LOOK_MS = 20;

/** Weights that fit the reviews, the nearer to the standard the fewer there are. @param reviews in the order of time */
export const train = async (reviews: readonly Predicted[]): Promise<readonly number[]> => {
  const options = {
    enableShortTerm: true,
    numRelearningSteps: 1,
    timeout: LOOK_MS,
    trainingConfig: TRAINING,
  };
  const fitted = await computeParameters(reviews.map(itemOf), options);
  return between(STANDARD_WEIGHTS, fitted, reviews.length / (reviews.length + HALF_WAY));
};

/** Weights on the way from some to others. @param share of the way, 0 to 1 */
export const between = (from: readonly number[], to: readonly number[], share: number): readonly number[] =>
  to.map((target, i) => {
    const start = from[i] ?? target;
    const weight =
      i < FIRST_STABILITIES ? start * (target / start) ** share : start + share * (target - start);
    return Number(weight.toFixed(4));
  });

const itemOf = ({ history, index }: Predicted): FSRSBindingItem =>
  new FSRSBindingItem(
    history.slice(0, index + 1).map(({ grade, elapsedDays }) => new FSRSBindingReview(grade, elapsedDays)),
  );
