import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { randomFrom, study } from '../../bench/fit/learner.js';
import { FITTED_FROM } from '../../src/core/fit/fit.js';
import { STANDARD_WEIGHTS } from '../../src/core/schedule/recall.js';

/** Fits a schedule in a thread: the optimiser for this platform has to be there. */
export const fitSchedules = async (out: string): Promise<void> => {
  const shipped: typeof import('../../src/core/fit/fitter.js') = await import(
    join(out, 'dist/src/core/fit/fitter.js')
  );
  const { histories } = study(randomFrom(1), STANDARD_WEIGHTS, {
    newPerDay: 10,
    reviews: FITTED_FROM,
    daysMore: 0,
  });
  const answers = histories.flatMap((history, card) =>
    history.map((answer, i) => ({ ...answer, card, isFirst: i === 0 })),
  );
  const reviews = {
    cards: answers.map(({ card }) => card),
    grades: answers.map(({ grade }) => grade),
    at: answers.map(({ at }) => at),
    elapsedDays: answers.map(({ elapsedDays }) => elapsedDays),
    isFirst: answers.map(({ isFirst }) => isFirst),
  };
  const calendar = { timeZone: 'UTC', dayStart: 4 };
  const present = { weights: [], until: 0 };
  const fit = await shipped.createFitter().fit({ reviews, calendar, present }, new AbortController().signal);
  assert.ok(fit.reviews >= FITTED_FROM);
};
