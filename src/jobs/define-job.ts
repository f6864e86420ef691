import { z } from 'zod';
import type { Log } from '../core/database/client.js';
import type { AnyId } from '../core/ids.js';
import type { JobName, JobOf, JobPayloads, RepeatingClock } from '../core/ports.js';
import type { JobQueue } from './queue.js';
import { type Schedule, startSchedule } from './schedule.js';

export interface Retry {
  /** How many times a job is tried in all. */
  readonly attempts: number;
  /** The pause before the second attempt, doubled for each further one. The queue varies it by up to a half. */
  readonly firstPauseMs: number;
}

/**
 * Which jobs of the same id are one.
 * - `always`: adding an id again does nothing, also after the job ended (for the day that ended jobs are stored)
 * - `unfinished`: adding an id does nothing while a job of that id waits or runs
 * - `newest`: while one runs, one more waits, with the newest payload
 */
export type Deduplication = 'always' | 'unfinished' | 'newest';

/** What the queue knows of a job. Rows and Redis keys hold names, ids and payloads: a change must still read old ones. */
export interface QueuedJob<N extends JobName> {
  /** With a `platform` in the payload, each platform has a queue of its own: `<name>-<platform>`. */
  readonly name: N;
  readonly payload: z.ZodType<JobPayloads[N]>;
  /** Of the characters that every backend takes: letters, digits and hyphens. */
  readonly id: (payload: JobPayloads[N]) => string;
  readonly options: {
    readonly deduplication: Deduplication;
    /** Without it a failed job is not tried again. */
    readonly retry?: Retry;
    /** Jobs that one process runs at once; 1 by default. */
    readonly concurrency?: number;
    /** When the job is to start, in epoch milliseconds; at once by default. */
    readonly startAt?: (payload: JobPayloads[N]) => number;
  };
}

/** Something that runs until it is closed. */
export interface Running {
  /** Aborts the signal of what is running, waits for its end, and starts nothing more. */
  close(): Promise<void>;
}

/** What runs jobs, beside the dependencies of the jobs themselves. */
export interface JobHost {
  readonly queue: JobQueue;
  readonly log: Log;
  /** The platform whose queues are served; without it, the queues of jobs that belong to no platform. */
  readonly platform?: string;
}

export interface StartableJob<D> {
  readonly name: string;
  readonly start: (host: JobHost, dependencies: D) => Running;
}

interface QueuedWork<N extends JobName, D> extends QueuedJob<N> {
  /** Whether this process is able to do the job; if not, jobs wait for a process that is. */
  readonly canRun?: (dependencies: D) => boolean;
  /** May run twice for one job, after a crash. When it throws, the job is retried as its options say. */
  readonly work: (dependencies: D, job: JobOf<N>, signal: AbortSignal) => Promise<void>;
}

/**
 * Defines a job that comes through the queue.
 * @example
 * const payload = z.strictObject({ deck: idOf<DeckId>() });
 * declare module '../core/ports.js' {
 *   interface JobPayloads {
 *     remind: z.infer<typeof payload>;
 *   }
 * }
 * export const remind = defineJob({
 *   name: 'remind',
 *   payload,
 *   id: ({ deck }) => `remind-${deck}`,
 *   options: { deduplication: 'unfinished' },
 *   work: ({ reminders }: { reminders: Reminders }, { deck }) => reminders.send(deck),
 * });
 */
export const defineJob = <N extends JobName, D>(
  job: QueuedWork<N, D>,
): QueuedWork<N, D> & StartableJob<D> => ({
  ...job,
  start({ queue, platform }, dependencies) {
    if (job.canRun?.(dependencies) === false) return { close: async () => undefined };
    return queue.work(job.name, (payload, signal) => job.work(dependencies, payload, signal), {
      concurrency: job.options.concurrency ?? 1,
      ...(platform === undefined ? {} : { platform }),
    });
  },
});

interface ScheduledWork<D> {
  readonly name: string;
  readonly schedule: Schedule;
  /** The clock that it goes by; the system's by default. */
  readonly clock?: (dependencies: D) => Pick<RepeatingClock, 'every'>;
  /** Runs once before any job is taken; the start waits for it and fails with it. */
  readonly beforeStart?: (dependencies: D) => Promise<void>;
  readonly work: (dependencies: D) => Promise<void>;
}

export type ScheduledJob<D> = ScheduledWork<D> & StartableJob<D>;

/** Defines work that each process does on a schedule of its own, without the queue. */
export const defineScheduledJob = <D>(job: ScheduledWork<D>): ScheduledJob<D> => ({
  ...job,
  start: ({ log }, dependencies) =>
    startSchedule(job.name, job.schedule, () => job.work(dependencies), log, job.clock?.(dependencies)),
});

/** The dependencies of all the given jobs together. */
export type DependenciesOf<J> = (
  J extends StartableJob<infer D>
    ? (dependencies: D) => void
    : never
) extends (dependencies: infer All) => void
  ? All
  : never;

/** Starts the jobs, until they are closed. */
export const startJobs = <D>(jobs: readonly StartableJob<D>[], host: JobHost, dependencies: D): Running => {
  const running = jobs.map((job) => job.start(host, dependencies));
  return { close: async () => void (await Promise.all(running.map((job) => job.close()))) };
};

/** An id in a payload. */
export const idOf = <T extends AnyId>() => z.uuid().transform((id) => id as T);
/** Counts the jobs that one piece of work was given, from 0. */
export const attemptNumber = z.int().min(0);
export const platformName = z.string().regex(/^[a-z]+$/);
