import type { Fits } from '../core/fit/fits.js';
import type { RepeatingClock } from '../core/ports.js';
import { defineScheduledJob } from './define-job.js';

interface Dependencies {
  readonly fits: Pick<Fits, 'sweep'>;
  readonly clock: RepeatingClock;
}

/** Adds `fit` jobs for those who have studied since their last one. */
export const queueFits = defineScheduledJob({
  name: 'queue-fits',
  schedule: { everyMs: 10 * 60_000 },
  clock: ({ clock }: Dependencies) => clock,
  work: ({ fits }) => fits.sweep(),
});
