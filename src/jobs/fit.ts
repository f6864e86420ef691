import { z } from 'zod';
import type { Log } from '../core/database/client.js';
import type { Fits } from '../core/fit/fits.js';
import type { UserId } from '../core/ids.js';
import { defineJob, idOf } from './define-job.js';

const payload = z.strictObject({ user: idOf<UserId>() });

declare module '../core/ports.js' {
  interface JobPayloads {
    readonly fit: z.infer<typeof payload>;
  }
}

interface Dependencies {
  readonly fits: Pick<Fits, 'canRun' | 'run'>;
  readonly log: Log;
}

/** Fits a person's schedule to their reviews. */
export const fit = defineJob({
  name: 'fit',
  payload,
  id: ({ user }) => `fit-${user}`,
  // No retry: queue-fits adds the job again, a day later.
  options: { deduplication: 'unfinished', concurrency: 1 },
  canRun({ fits, log }: Dependencies) {
    const can = fits.canRun();
    if (!can)
      log.warn(
        { platform: `${process.platform} ${process.arch}` },
        'schedules are not fitted here: no optimiser',
      );
    return can;
  },
  async work({ fits, log }: Dependencies, { user }, signal) {
    const found = await fits.run(user, signal);
    if (!found) return;
    const { reviews, weights, gain } = found;
    log.info({ user, reviews, isBetter: weights !== null, gain }, 'schedule fitted');
  },
});
