import { setInterval, setTimeout } from 'node:timers';
import type { Log } from '../core/database/client.js';
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
): Running => {
  let running: Promise<void> | undefined;
  const run = (): void => {
    running ??= work()
      .catch((error: unknown) => log.error({ err: error, job }, 'scheduled job failed'))
      .finally(() => {
        running = undefined;
      });
  };
  const first = setTimeout(run, firstAfterMs).unref();
  const timer = setInterval(run, everyMs).unref();
  return {
    async close() {
      clearTimeout(first);
      clearInterval(timer);
      await running;
    },
  };
};
