import type { Database } from '../core/database/client.js';
import { requeueGenerations } from '../core/generation/store/reconcile.js';
import type { Clock, Queue } from '../core/ports.js';
import { defineScheduledJob } from './define-job.js';

interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Queue;
}

/** Gives a new `pdf` job to each generation that is unfinished and that no process works on. */
export const reconcileGenerations = defineScheduledJob({
  name: 'reconcile-generations',
  schedule: { everyMs: 10_000 },
  // No other process can be at work on the embedded database: whatever is unfinished was interrupted.
  beforeStart: (dependencies: Dependencies) =>
    requeueGenerations(dependencies, dependencies.database.kind === 'embedded'),
  work: (dependencies) => requeueGenerations(dependencies, false),
});
