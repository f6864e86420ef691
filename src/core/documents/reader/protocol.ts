import { z } from 'zod';
import { pageSchema } from '../page.js';
import type { ProcessLimits } from './messages.js';

/** What one document may cost. The reader process needs about 120 MB before it has read anything. */
export interface ExtractionLimits extends ProcessLimits {
  readonly maxPages: number;
  /** What passes it costs its page alone; 10 unless given. */
  readonly maxPageSeconds?: number;
}

/** How a page is drawn: `width` in pixels, less for a page so long that its picture would be huge. */
export interface PictureFormat {
  readonly width: number;
  readonly type: 'png' | 'webp';
}

/** Requests to the reader process, one at a time. */
export type ReaderRequest =
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly maxPages: number }
  | { readonly kind: 'read'; readonly from: number; readonly to: number }
  | ({ readonly kind: 'picture'; readonly page: number } & PictureFormat)
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
