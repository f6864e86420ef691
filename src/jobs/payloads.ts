import { z } from 'zod';
import type { GenerationId, OwedId, QuizId, UserId } from '../core/ids.js';
import type { Job } from '../core/ports.js';

const generation = z.uuid().transform((id) => id as GenerationId);
const owed = z.uuid().transform((id) => id as OwedId);
const quiz = z.uuid().transform((id) => id as QuizId);
const owner = z.uuid().transform((id) => id as UserId);
const attempt = z.int().min(0);
const platform = z.string().regex(/^[a-z]+$/);

/** What each queue carries. Read back from the queue, so as strange as anything from outside. */
const JobPayload = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('pdf'), generation, attempt }),
  z.strictObject({ name: z.literal('progress'), platform, generation }),
  z.strictObject({ name: z.literal('notify'), platform, owed, attempt }),
  z.strictObject({ name: z.literal('quiz'), platform, quiz, revision: z.int(), at: z.int() }),
  z.strictObject({ name: z.literal('distractors'), owner }),
]);

export type JobName = Job['name'];
export type JobOf<N extends JobName> = Extract<Job, { name: N }>;

/** @throws ZodError when it is not a job of that name. */
export function parseJob<N extends JobName>(name: N, data: unknown): JobOf<N> {
  const job = JobPayload.parse(data);
  if (!isNamed(job, name)) throw new Error(`a ${job.name} job in the queue for ${name}`);
  return job;
}

/** The queue of a job's name, one for each platform where it is about one. */
export const queueName = (name: JobName, platform?: string): string =>
  platform ? `${name}-${platform}` : name;

/** What makes two jobs the same one, in characters that every backend takes in an id. */
export function jobId(job: Job): string {
  switch (job.name) {
    case 'pdf':
      return `pdf-${job.generation}-${job.attempt}`;
    case 'progress':
      return `progress-${job.generation}`;
    case 'notify':
      return `notify-${job.owed}-${job.attempt}`;
    case 'quiz':
      return `quiz-${job.quiz}-${job.revision}-${job.at}`;
    case 'distractors':
      return `distractors-${job.owner}`;
    default:
      return job satisfies never;
  }
}

function isNamed<N extends JobName>(job: Job, name: N): job is JobOf<N> {
  return job.name === name;
}
