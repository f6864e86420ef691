import type { BlobId, GenerationId, OwedId, QuizId, UserId } from './ids.js';

/** The time, in one place, so that tests can set it. */
export interface Clock {
  now(): Date;
}

/** A clock by which work is repeated. */
export interface RepeatingClock extends Clock {
  /** Runs the work every `ms` until the returned function is called. Keeps no process alive. */
  every(ms: number, work: () => Promise<void>): () => void;
}

/**
 * What can be queued. Ids only: never content, never tokens. What is to be said on a platform has a queue of that
 * platform's own, for the process that speaks there.
 */
export type Job =
  | { name: 'pdf'; generation: GenerationId; attempt: number }
  | { name: 'progress'; platform: string; generation: GenerationId }
  | { name: 'notify'; platform: string; owed: OwedId; attempt: number }
  /** Looks at a game at the moment `at` (epoch milliseconds), when it has come to `revision`. */
  | { name: 'quiz'; platform: string; quiz: QuizId; revision: number; at: number }
  /** Prepares wrong answers for a person's cards. */
  | { name: 'distractors'; owner: UserId };

/** Durable background work, delivered at least once. */
export interface Queue {
  /**
   * Adds the job unless one with the same identity (its name and ids) was ever added; one that comes again by its
   * nature (`progress`, `quiz`, `distractors`), unless it is still to be done.
   */
  add(job: Job): Promise<void>;
}

/** Bytes kept out of the database rows that describe them. */
export interface BlobStore {
  /** Stores the bytes; resolves once they survive a crash. */
  put(id: BlobId, bytes: Uint8Array): Promise<void>;
  /** @throws if there is no such blob. */
  get(id: BlobId): Promise<Uint8Array>;
  /** Harmless when it is gone already. */
  delete(id: BlobId): Promise<void>;
}
