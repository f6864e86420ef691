import { setTimeout } from 'node:timers';
import type { Log } from '../core/database/client.js';
import type { RepeatingClock } from '../core/ports.js';
import { systemClock } from '../core/time.js';
import type { Running } from './define-job.js';

/**
 * When a process does a scheduled job. A timer rather than a scheduler of the queue: what is scheduled also mends
 * the queue's own losses, and may run in several processes at once.
 */
export interface Schedule {
  readonly everyMs: number;
  /** From the start to the first run; `everyMs` by default. */
  readonly firstAfterMs?: number;
}

/** Runs the work at most once at a time, skips a run while the last one is at work, and outlives failures. */
export const startSchedule = (
  job: string,
  { everyMs, firstAfterMs = everyMs }: Schedule,
  work: () => Promise<void>,
  log: Log,
  clock: Pick<RepeatingClock, 'every'> = systemClock,
): Running => {
  let running: Promise<void> | undefined;
  const run = (): Promise<void> => {
    running ??= work()
      .catch((error: unknown) => log.error({ err: error, job }, 'scheduled job failed'))
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const first = setTimeout(() => void run(), firstAfterMs).unref();
  const end = clock.every(everyMs, run);
  return {
    async close() {
      clearTimeout(first);
      end();
      await running;
    },
  };
};
