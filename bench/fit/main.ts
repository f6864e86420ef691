import { parseArgs } from 'node:util';
import { FITTED_FROM, fitTo } from '../../src/core/fit/fit.js';
import { predictedOf } from '../../src/core/fit/predicted.js';
import { recallOf, STANDARD_WEIGHTS } from '../../src/core/schedule/recall.js';
import { judge, NO_LIMIT } from '../verdict.js';
import { drawnWeights, expectedLoss, randomFrom, study, until } from './learner.js';

/** What the log loss may come to with what the fit gives, in percent more than with the standard weights. */
const WORST_MAX = 0.5;
const OWN_MEAN_MAX = -3;

const LEARNERS = 50;
/** From the fewest that are fitted to what a diligent year comes to. */
const REVIEWS = { min: FITTED_FROM, max: 8_000 };
const NEW_PER_DAY = { min: 5, max: 20 };
const DAYS_MORE = 90;

interface Measured {
  readonly isOwn: boolean;
  /** Of the log loss, in percent of that with the standard weights: with the fit, and with the true weights. */
  readonly change: number;
  readonly possible: number;
  readonly ms: number;
}

const measure = async (index: number, seed: number): Promise<Measured> => {
  const random = randomFrom(seed + index);
  const isOwn = index >= LEARNERS / 2;
  const weights = isOwn ? drawnWeights(random) : STANDARD_WEIGHTS;
  const reviews = Math.round(REVIEWS.min * (REVIEWS.max / REVIEWS.min) ** random());
  const newPerDay = Math.round(NEW_PER_DAY.min + (NEW_PER_DAY.max - NEW_PER_DAY.min) * random());
  const studied = study(random, weights, { newPerDay, reviews, daysMore: DAYS_MORE });
  const lossOf = (guess: readonly number[]) => expectedLoss((history) => recallOf(history, guess), studied);
  const known = until(studied, studied.watchedFrom);
  const began = performance.now();
  const fitted = await fitTo(known, { weights: [], until: 0 });
  const ms = performance.now() - began;
  const standard = lossOf([]);
  const changeWith = (guess: readonly number[]) => 100 * (lossOf(guess) / standard - 1);
  const [change, possible] = [changeWith(fitted.weights ?? []), changeWith(weights)];
  const count = `${predictedOf(known).length}`.padStart(5);
  const told = fitted.weights ? `${(100 * fitted.gain).toFixed(1)} % told` : 'not used';
  process.stdout.write(
    `${isOwn ? 'own     ' : 'standard'} ${count} reviews  ${change.toFixed(2).padStart(6)} % of ${possible.toFixed(2).padStart(6)} %  ${told.padStart(11)}  ${Math.round(ms)} ms\n`,
  );
  return { isOwn, change, possible, ms };
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
const began = performance.now();
const measured: Measured[] = [];
for (let index = 0; index < LEARNERS; index++)
  measured.push(await measure(index, Number(values.seed) * 1_000));
const own = measured.filter(({ isOwn }) => isOwn);
const verdicts = [
  judge('log loss, worst', Math.max(...measured.map(({ change }) => change)), WORST_MAX, '%'),
  judge('where memory is its own, mean', mean(own.map(({ change }) => change)), OWN_MEAN_MAX, '%'),
  judge('the same with the true weights', mean(own.map(({ possible }) => possible)), NO_LIMIT, '%'),
  judge('a fit, mean', mean(measured.map(({ ms }) => ms)), NO_LIMIT, 'ms'),
  judge('the whole run', (performance.now() - began) / 1_000, NO_LIMIT, 's'),
];
for (const { line, holds } of verdicts) {
  process.stdout.write(`${line}\n`);
  if (!holds) process.exitCode = 1;
}
