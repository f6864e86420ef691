import type { BlobId } from './ids.js';

/** The time, in one place, so that tests can set it. */
export interface Clock {
  now(): Date;
}

/** A clock by which work is done later. Keeps no process alive. */
export interface RepeatingClock extends Clock {
  /** Runs the work every `ms` until the returned function is called. */
  every(ms: number, work: () => Promise<void>): () => void;
  /** Runs the work once after `ms`, unless the returned function is called before. */
  after(ms: number, work: () => void): () => void;
}

/**
 * The payload of each queued job, by the job's name. The file of a job (src/jobs) declares its own here, so that a
 * payload is written down once and core can queue it without knowing the queue. Ids only: never content or tokens.
 */
// biome-ignore lint/suspicious/noEmptyInterface: members are merged in by the files of src/jobs.
export interface JobPayloads {}

export type JobName = keyof JobPayloads;
export type JobOf<N extends JobName> = { readonly name: N } & JobPayloads[N];
export type Job = { readonly [N in JobName]: JobOf<N> }[JobName];

/** Durable background work, delivered at least once. */
export interface Queue {
  /** Adds the job; does nothing for one that the job's `deduplication` takes for the same. */
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
