import { Queue as BullQueue, type JobsOptions, UnrecoverableError, Worker, type WorkerOptions } from 'bullmq';
import { z } from 'zod';
import type { Database, Log } from '../core/database/client.js';
import type { Clock, JobName, JobOf, Queue } from '../core/ports.js';
import { type Backend, NO_CONNECTION, openBackend } from './backend.js';
import type { Deduplication, QueuedJob, Retry, Running } from './define-job.js';
import { queuedJobs } from './jobs.js';

const DAY_SECONDS = 86_400;

/**
 * A dead worker's job is free once its lock has expired and a later check has noticed, 25 s at most. BullMQ's own
 * 30 s twice over is long for somebody who waits for cards.
 */
const LOCK_MS = 15_000;
const STALLED_CHECK_MS = 5_000;

/** How many times a job may lose its worker (1 in BullMQ). A deploy that kills twice must not fail it for good. */
const MAX_STALLED = 10;

/** Ended jobs stay for a while, so that adding one again is noticed. */
const KEEP_ENDED: JobsOptions = {
  removeOnComplete: { age: DAY_SECONDS, count: 1_000 },
  removeOnFail: { age: 7 * DAY_SECONDS, count: 1_000 },
};
const REMOVE_ENDED: JobsOptions = { removeOnComplete: true, removeOnFail: true };

export type JobHandler<N extends JobName> = (job: JobOf<N>, signal: AbortSignal) => Promise<void>;

export interface WorkOptions {
  /** Jobs at once; 1 by default. */
  readonly concurrency?: number;
  /** For jobs that belong to a platform: which one. */
  readonly platform?: string;
}

export interface JobQueue extends Queue {
  /**
   * Handles the jobs of one name. A handler that throws gets its job again after a pause, as often as the job's
   * retry allows; a job may also come twice, after a crash.
   */
  work<N extends JobName>(name: N, handle: JobHandler<N>, options?: WorkOptions): Running;
  /** Closes all workers, then the connections. */
  close(): Promise<void>;
}

export interface QueueOptions {
  readonly database: Database;
  /** Queues in Redis; without it, in the database. */
  readonly redisUrl?: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens the job queue. @throws an Error for the operator when Redis cannot be reached. */
export const openQueue = async ({ database, redisUrl, clock, log }: QueueOptions): Promise<JobQueue> => {
  const backend = await openBackend(database, redisUrl, log);
  const queues = new Map<string, ReturnType<typeof openOne>>();
  const queueOf = (name: string) => {
    const queue = queues.get(name) ?? openOne(backend, name, log);
    queues.set(name, queue);
    return queue;
  };
  const workers = new Set<Running>();
  return {
    async add(job) {
      const platform = 'platform' in job ? job.platform : undefined;
      await queueOf(queueName(job.name, platform)).add(job.name, job, optionsOf(job, clock));
    },
    work(name, handle, options) {
      const worker = startWorker(backend, name, handle, log, options);
      workers.add(worker);
      return worker;
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
};

const queueName = (name: JobName, platform: string | undefined): string =>
  platform === undefined ? name : `${name}-${platform}`;

const optionsOf = <N extends JobName>(job: JobOf<N>, clock: Clock): JobsOptions => {
  const { id, options }: QueuedJob<N> = queuedJobs[job.name];
  const delay = options.startAt && Math.max(0, options.startAt(job) - clock.now().getTime());
  return {
    ...identityOf(id(job), options.deduplication),
    ...(options.retry ? retryOf(options.retry) : {}),
    ...(delay === undefined ? {} : { delay }),
  };
};

const identityOf = (id: string, deduplication: Deduplication): JobsOptions => {
  switch (deduplication) {
    case 'always':
      return { ...KEEP_ENDED, jobId: id };
    case 'unfinished':
      return { ...REMOVE_ENDED, jobId: id };
    case 'newest':
      return { ...REMOVE_ENDED, deduplication: { id, keepLastIfActive: true } };
    default:
      return deduplication satisfies never;
  }
};

const retryOf = ({ attempts, firstPauseMs }: Retry): JobsOptions => ({
  attempts,
  backoff: { type: 'exponential', delay: firstPauseMs, jitter: 0.5 },
});

const openOne = (backend: Backend, name: string, log: Log) => {
  const options = { connection: NO_CONNECTION, streams: { events: { maxLen: 100 } } };
  const queue = new BullQueue(name, options, backend.create);
  queue.on('error', (error) => log.warn({ err: error, queue: name }, 'queue error'));
  return queue;
};

const startWorker = <N extends JobName>(
  backend: Backend,
  name: N,
  handle: JobHandler<N>,
  log: Log,
  { concurrency = 1, platform }: WorkOptions = {},
): Running => {
  const shutdown = new AbortController();
  const process = async ({ data }: { data: unknown }) => handle(parse(name, data), shutdown.signal);
  const options: WorkerOptions = {
    connection: NO_CONNECTION,
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_CHECK_MS,
    maxStalledCount: MAX_STALLED,
  };
  const worker = new Worker(queueName(name, platform), process, options, backend.create);
  worker.on('error', (error) => log.warn({ err: error, queue: name }, 'queue worker error'));
  worker.on('failed', (job, error) => {
    const about = { job: job?.id, attempt: job?.attemptsMade };
    if (shutdown.signal.aborted)
      log.info({ ...about, reason: error.message }, 'job interrupted by shutdown; it will be resumed');
    else log.error({ err: error, ...about }, 'job failed');
  });
  return {
    async close() {
      shutdown.abort();
      await worker.close();
    },
  };
};

/** Reads a stored job, which is checked as anything from outside. What cannot be read is not tried again. */
const parse = <N extends JobName>(name: N, data: unknown): JobOf<N> => {
  try {
    const { name: _, ...payload } = z.looseObject({ name: z.literal(name) }).parse(data);
    return { name, ...queuedJobs[name].payload.parse(payload) };
  } catch (error) {
    throw new UnrecoverableError(`not a ${name} job: ${error instanceof Error ? error.message : error}`);
  }
};
