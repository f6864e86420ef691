import { setInterval, setTimeout } from 'node:timers';
import type { SweptBlobStore } from '../core/blobs/store.js';
import type { Database } from '../core/database/client.js';
import { purgeEffects } from '../core/events/effects.js';
import type { Owed } from '../core/events/owed.js';
import { purgeReferences } from '../core/events/references.js';
import type { Skills } from '../core/generation/skills.js';
import { expireDocuments } from '../core/generation/store/expire.js';
import { requeueGenerations } from '../core/generation/store/reconcile.js';
import { purgeDeleted } from '../core/library/purge.js';
import type { Clock, Queue } from '../core/ports.js';
import { purgeQuizzes } from '../core/quiz/after/purge.js';
import { queueDistractors } from '../core/quiz/questions/distractors-pending.js';
import type { Log } from '../log.js';

/** How often unfinished work is looked for. */
const RECONCILE_MS = 10_000;
/** How often cards without wrong answers are looked for. */
const PREPARE_MS = 2 * 60_000;
/** How often what is past its time is removed. */
const PURGE_MS = 60 * 60_000;
/** The first look at that waits until the start, which people wait for, is over. */
const FIRST_PURGE_MS = 15_000;

export interface MaintenanceParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly blobs: SweptBlobStore;
  readonly owed: Owed;
  readonly skills: Pick<Skills, 'distractorWriter'>;
  readonly log: Log;
}

/** Takes up what a crash left behind, now and from time to time, and removes what is past its time. */
export const startMaintenance = async (parts: MaintenanceParts): Promise<{ close(): Promise<void> }> => {
  const { database, clock, blobs, owed, log } = parts;
  const { distractorWriter } = parts.skills;
  const reconcile = async (all: boolean): Promise<void> => {
    await requeueGenerations(parts, all);
    await owed.reconcile(all);
  };
  const now = clock.now.bind(clock);
  /** Each on its own, so that one which fails does not keep the others from their turn. */
  const purges = [
    () => purgeDeleted(database, now()),
    () => purgeEffects(database, now()),
    () => purgeQuizzes(database, now()),
    () => expireDocuments({ database, blobs }, now()),
    () => owed.purge(),
    () => purgeReferences(database, now()),
  ];
  // Nobody else can be at work on the embedded database: whatever is unfinished was cut off.
  await reconcile(database.kind === 'embedded');
  const jobs = [
    ...purges.map((purge) => every(PURGE_MS, purge, log, FIRST_PURGE_MS)),
    every(RECONCILE_MS, () => reconcile(false), log),
    ...(distractorWriter
      ? [every(PREPARE_MS, () => queueDistractors({ ...parts, distractorWriter }), log, 0)]
      : []),
  ];
  return { close: async () => void (await Promise.all(jobs.map((job) => job.stop()))) };
};

/** Runs the work every so often, the first time after `firstMs`, at most once at a time, and outlives its failures. */
const every = (ms: number, work: () => Promise<void>, log: Log, firstMs = ms): { stop(): Promise<void> } => {
  let running: Promise<void> | undefined;
  const run = (): void => {
    running ??= work()
      .catch((error: unknown) => log.error({ err: error }, 'maintenance failed'))
      .finally(() => {
        running = undefined;
      });
  };
  const first = setTimeout(run, firstMs).unref();
  const timer = setInterval(run, ms).unref();
  return {
    stop: async () => {
      clearTimeout(first);
      clearInterval(timer);
      await running;
    },
  };
};
