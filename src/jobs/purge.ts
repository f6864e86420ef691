import type { SweptBlobStore } from '../core/blobs/store.js';
import { purgeBookings } from '../core/budget/rows.js';
import type { Database } from '../core/database/client.js';
import { purgeEffects } from '../core/events/effects.js';
import type { Owed } from '../core/events/owed.js';
import { purgeReferences } from '../core/events/references.js';
import { expireDocuments, expirePages } from '../core/generation/store/expire.js';
import { purgeCalls } from '../core/generation/store/model-calls.js';
import { purgeDeleted } from '../core/library/purge.js';
import type { Clock } from '../core/ports.js';
import { purgeQuizzes } from '../core/quiz/after/purge.js';
import { defineScheduledJob } from './define-job.js';

interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly blobs: SweptBlobStore;
  readonly owed: Owed;
}

const definePurge = (name: string, work: (dependencies: Dependencies, now: Date) => Promise<void>) =>
  defineScheduledJob({
    name,
    // The first run waits until the start, which people wait for, is over.
    schedule: { everyMs: 60 * 60_000, firstAfterMs: 15_000 },
    work: (dependencies: Dependencies) => work(dependencies, dependencies.clock.now()),
  });

/** Delete what is past its time. Each is a job of its own, so that one that fails does not stop the others. */
export const purges = {
  purgeDeleted: definePurge('purge-deleted', ({ database }, now) => purgeDeleted(database, now)),
  purgeEffects: definePurge('purge-effects', ({ database }, now) => purgeEffects(database, now)),
  purgeReferences: definePurge('purge-references', ({ database }, now) => purgeReferences(database, now)),
  purgeQuizzes: definePurge('purge-quizzes', ({ database }, now) => purgeQuizzes(database, now)),
  purgeBookings: definePurge('purge-bookings', ({ database }, now) => purgeBookings(database, now)),
  purgeCalls: definePurge('purge-model-calls', ({ database }, now) => purgeCalls(database, now)),
  purgeOwed: definePurge('purge-owed', ({ owed }) => owed.purge()),
  expireDocuments: definePurge('expire-documents', expireDocuments),
  expirePages: definePurge('expire-pages', expirePages),
};
