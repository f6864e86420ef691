import type { Database } from '../core/database/client.js';
import type { Owed } from '../core/events/owed.js';
import { defineScheduledJob } from './define-job.js';

interface Dependencies {
  readonly database: Database;
  readonly owed: Owed;
}

/** Gives a new `notify` job to each owed message that no job takes care of any more. */
export const reconcileOwed = defineScheduledJob({
  name: 'reconcile-owed',
  schedule: { everyMs: 10_000 },
  // No other process can be at work on the embedded database: whatever is undelivered was interrupted.
  beforeStart: ({ database, owed }: Dependencies) => owed.reconcile(database.kind === 'embedded'),
  work: ({ owed }) => owed.reconcile(false),
});
