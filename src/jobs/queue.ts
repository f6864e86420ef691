import { Queue as BullQueue, type JobsOptions, UnrecoverableError, Worker } from 'bullmq';
import type { Database, Log } from '../core/database/client.js';
import type { Job, Queue } from '../core/ports.js';
import { type Backend, openBackend, SETTLED } from './backend.js';
import { type JobName, type JobOf, jobId, parseJob, queueName } from './payloads.js';

const DAY_SECONDS = 86_400;

/**
 * A dead worker's job is free once its lock has run out and a later check has noticed, 25 s at most. BullMQ's
 * own 30 s twice over is long for somebody who waits for cards.
 */
const LOCK_MS = 15_000;
const STALLED_CHECK_MS = 5_000;

/** How many times a job may lose its worker (1 in BullMQ). A deploy that kills twice must not fail it for good. */
const MAX_STALLED = 10;

/** Finished jobs stay for a while, so that adding one twice is noticed. */
const KEEP: JobsOptions = {
  removeOnComplete: { age: DAY_SECONDS, count: 1_000 },
  removeOnFail: { age: 7 * DAY_SECONDS, count: 1_000 },
};

/** Against hiccups alone: what the database says is unfinished comes back in a job of its own. */
export const JOB_OPTIONS: { [N in JobName]: JobsOptions } = {
  pdf: { ...KEEP, attempts: 3, backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 } },
  // Half a minute; an outage is waited out by the jobs that a message is given one after another (core/events/owed).
  notify: { ...KEEP, attempts: 5, backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 } },
  progress: { removeOnComplete: true, removeOnFail: true },
  // Whatever an alarm misses, the next look at all games that are due makes good.
  quiz: { removeOnComplete: true, removeOnFail: true },
  // The next look at the cards queues it again, at a pace that spares a model which is down.
  distractors: { removeOnComplete: true, removeOnFail: true },
};

export type JobHandler<N extends JobName> = (job: JobOf<N>, signal: AbortSignal) => Promise<void>;

export interface JobWorker {
  /** Aborts the signal of what is running, waits for its handlers, and takes no more. */
  close(): Promise<void>;
}

export interface WorkOptions {
  concurrency?: number;
  /** For jobs that are about a platform: whose. */
  platform?: string;
}

export interface JobQueue extends Queue {
  /**
   * Handles jobs of one name, `concurrency` at a time (1 by default). A handler that throws gets its job again
   * after a pause, as often as the job's name allows; a job may also come twice, after a crash.
   */
  work<N extends JobName>(name: N, handle: JobHandler<N>, options?: WorkOptions): JobWorker;
  /** Closes all workers, then the connections. */
  close(): Promise<void>;
}

export interface QueueOptions {
  database: Database;
  /** Queues in Redis; without it, in the database. */
  redisUrl?: string;
  log: Log;
}

/** Opens the job queue. @throws an Error for the operator when Redis cannot be reached. */
export async function openQueue({ database, redisUrl, log }: QueueOptions): Promise<JobQueue> {
  const backend = await openBackend(database, redisUrl, log);
  const queues = new Map<string, ReturnType<typeof openOne>>();
  const queueOf = (job: Job) => {
    const name = queueName(job.name, 'platform' in job ? job.platform : undefined);
    const queue = queues.get(name) ?? openOne(backend, name, log);
    queues.set(name, queue);
    return queue;
  };
  const workers = new Set<JobWorker>();
  return {
    async add(job) {
      await queueOf(job).add(job.name, job, { ...JOB_OPTIONS[job.name], ...identity(job), ...delay(job) });
    },
    work(name, handle, options = {}) {
      const worker = startWorker(backend, name, handle, options, log);
      workers.add(worker);
      return worker;
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
}

/** Of progress only the newest counts: one waits at most, and one more behind the one that is being shown. */
function identity(job: Job): JobsOptions {
  const id = jobId(job);
  return job.name === 'progress' ? { deduplication: { id, keepLastIfActive: true } } : { jobId: id };
}

const delay = (job: Job): JobsOptions =>
  job.name === 'quiz' ? { delay: Math.max(0, job.at - Date.now()) } : {};

function openOne(backend: Backend, name: string, log: Log) {
  const queue = new BullQueue(
    name,
    { connection: SETTLED, streams: { events: { maxLen: 100 } } },
    backend.create,
  );
  queue.on('error', (error) => log.warn({ err: error, queue: name }, 'queue'));
  return queue;
}

function startWorker<N extends JobName>(
  backend: Backend,
  name: N,
  handle: JobHandler<N>,
  { concurrency = 1, platform }: WorkOptions,
  log: Log,
): JobWorker {
  const shutdown = new AbortController();
  const process = async ({ data }: { data: unknown }) => handle(parse(name, data), shutdown.signal);
  const worker = new Worker(
    queueName(name, platform),
    process,
    {
      connection: SETTLED,
      concurrency,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_CHECK_MS,
      maxStalledCount: MAX_STALLED,
    },
    backend.create,
  );
  worker.on('error', (error) => log.warn({ err: error, queue: name }, 'worker'));
  worker.on('failed', (job, error) => {
    const about = { job: job?.id, attempt: job?.attemptsMade };
    if (shutdown.signal.aborted)
      log.info({ ...about, reason: error.message }, 'job cut off by the stop; it will go on');
    else log.error({ err: error, ...about }, 'job failed');
  });
  return {
    async close() {
      shutdown.abort();
      await worker.close();
    },
  };
}

/** A payload that cannot be read does not get better by trying again. */
function parse<N extends JobName>(name: N, data: unknown): JobOf<N> {
  try {
    return parseJob(name, data);
  } catch (error) {
    throw new UnrecoverableError(`not a ${name} job: ${error instanceof Error ? error.message : error}`);
  }
}
