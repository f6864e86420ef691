import { type JobsOptions, Queue } from 'bullmq';
import type { Database } from '../../src/core/database/client.js';
import type { GenerationId, OwedId, QuizId, UserId } from '../../src/core/ids.js';
import type { Job } from '../../src/core/ports.js';
import { openBackend } from '../../src/jobs/backend.js';

const DAY_SECONDS = 86_400;
const KEPT = {
  removeOnComplete: { age: DAY_SECONDS, count: 1_000 },
  removeOnFail: { age: 7 * DAY_SECONDS, count: 1_000 },
};
const REMOVED = { removeOnComplete: true, removeOnFail: true };
const backoff = { type: 'exponential', delay: 2_000, jitter: 0.5 };

const ID = '01920000-0000-7000-8000-000000000001';

interface StoredJob {
  readonly name: Job['name'];
  /** The queue that it lies in. */
  readonly queue: string;
  readonly id: string;
  readonly data: Job;
  readonly options: JobsOptions;
}

/**
 * One job of each name, as version 0.1.0 stores it. Rows outlive an update: these lines never change, but for what
 * becomes of ended ones, of which no other version has to know.
 */
export const STORED_JOBS: readonly StoredJob[] = [
  {
    name: 'pdf',
    queue: 'pdf',
    id: `pdf-${ID}-3`,
    data: { name: 'pdf', generation: ID as GenerationId, attempt: 3 },
    options: { ...REMOVED, attempts: 3, backoff },
  },
  {
    name: 'progress',
    queue: 'progress-discord',
    id: `progress-${ID}`,
    data: { name: 'progress', platform: 'discord', generation: ID as GenerationId },
    options: REMOVED,
  },
  {
    name: 'notify',
    queue: 'notify-telegram',
    id: `notify-${ID}-0`,
    data: { name: 'notify', platform: 'telegram', owed: ID as OwedId, attempt: 0 },
    options: { ...KEPT, attempts: 5, backoff },
  },
  {
    name: 'quiz',
    queue: 'quiz-discord',
    id: `quiz-${ID}-7-1772442000000`,
    data: { name: 'quiz', platform: 'discord', quiz: ID as QuizId, revision: 7, at: 1_772_442_000_000 },
    options: REMOVED,
  },
  {
    name: 'distractors',
    queue: 'distractors',
    id: `distractors-${ID}`,
    data: { name: 'distractors', owner: ID as UserId },
    options: REMOVED,
  },
];

/** A queue as it is stored, past everything that the product checks. */
export const storedJobs = async (
  { database, redisUrl }: { database: Database; redisUrl?: string },
  name: string,
) => {
  const backend = await openBackend(database, redisUrl, { info() {}, warn() {}, error() {} });
  const queue = new Queue(name, { connection: {} }, backend.create);
  return {
    add: (...job: Parameters<typeof queue.add>) => queue.add(...job),
    getJobs: () => queue.getJobs(),
    obliterate: (options: { force: boolean }) => queue.obliterate(options),
    async close() {
      await queue.close();
      await backend.close();
    },
  };
};
