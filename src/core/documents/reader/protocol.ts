import { z } from 'zod';
import { pageSchema } from '../page.js';

/** What one document may cost. Time is the reader's working time, not that of whoever consumes the pages. */
export interface ExtractionLimits {
  readonly maxPages: number;
  readonly maxSeconds: number;
  /** What passes it costs its page alone; 10 unless given. */
  readonly maxPageSeconds?: number;
  /** Resident memory of the whole reader process; it needs about 120 MB before it has read anything. */
  readonly maxMegabytes: number;
}

/** Requests to the reader process, one at a time. */
export type ReaderRequest =
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly maxPages: number }
  | { readonly kind: 'read'; readonly from: number; readonly to: number }
  | { readonly kind: 'picture'; readonly page: number }
  | { readonly kind: 'close' };

/** The reader handles hostile files, so what comes out of it is checked like any other outside data. */
export const answers = {
  /** `isPlaceholder`: its only page asks for another viewer, since it is a form that only Adobe's programs show. */
  open: z.object({
    pages: z.int().min(0),
    title: z.string().optional(),
    isPlaceholder: z.boolean().optional(),
  }),
  read: z.array(pageSchema),
  picture: z.instanceof(Uint8Array),
  close: z.null(),
};

export const failure = z.enum(['password', 'corrupt', 'too_heavy']);
export type ReaderFailure = z.infer<typeof failure>;

/** Messages of the reader process: `ready` once, then an answer or a failure for each request. */
export const readerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('answer'), value: z.unknown() }),
  z.object({ kind: z.literal('failure'), failure, detail: z.string() }),
]);
export type ReaderMessage = z.infer<typeof readerMessage>;
