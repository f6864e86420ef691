import { randomUUID } from 'node:crypto';
import type { Database, Log } from '../core/database/client.js';
import { createLeases } from '../core/database/lease.js';
import { modelUse } from '../core/generation/store/model-calls.js';
import type { Clock } from '../core/ports.js';
import { DAY_MS, daysBefore } from '../core/time.js';
import { defineScheduledJob } from './define-job.js';

interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Once a day, what the models were asked for since and what that cost in tokens, one line each. A lease that nobody
 * renews says which process reports, and survives restarts.
 */
export const reportModelUse = defineScheduledJob({
  name: 'report-model-use',
  schedule: { everyMs: 60 * 60_000, firstAfterMs: 30_000 },
  work: async ({ database, clock, log }: Dependencies) => {
    if (!(await createLeases(database).acquire('report-model-use', randomUUID(), DAY_MS))) return;
    for (const use of await modelUse(database, daysBefore(clock.now(), 1)))
      log.info({ ...use }, 'model use of the last 24 hours');
  },
});
