import { z } from 'zod';

/** What a reader process may use. */
export interface ProcessLimits {
  /** The reader's working time on a document or page, not that of whoever consumes what it reads. */
  readonly maxSeconds: number;
  /** Resident memory of the whole process. */
  readonly maxMegabytes: number;
}

/** Why a document could not be read. `too_slow` is told by whoever watches the reader alone. */
export const failure = z.enum(['password', 'corrupt', 'too_heavy', 'too_slow']);
export type ReaderFailure = z.infer<typeof failure>;

/** Messages of a reader process: `ready` once, then an answer or a failure for each request. */
export const readerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('answer'), value: z.unknown() }),
  z.object({ kind: z.literal('failure'), failure, detail: z.string() }),
]);
export type ReaderMessage = z.infer<typeof readerMessage>;
