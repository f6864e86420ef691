import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import type { HeadingPath, PlacedPage } from './headings.js';
import { type Block, pageSchema } from './page.js';

/** A page's row. Earlier versions stored `text`, a line a block, and no `blocks`. */
export interface PageRow {
  readonly page: number;
  readonly kind: string;
  readonly text: string;
  readonly blocks: Uint8Array | null;
}

/** More than any page has: what is larger was not written by {@link packPage}. */
const UNPACKED_BYTES_MAX = 64 * 1024 * 1024;

const stored = z.object({
  page: pageSchema,
  above: z.array(z.object({ level: z.int(), text: z.string() })).readonly(),
});

/** The page for storing: JSON, deflated. */
export const packPage = ({ above, ...page }: PlacedPage): Uint8Array<ArrayBuffer> =>
  new Uint8Array(deflateSync(JSON.stringify({ page: pageSchema.parse(page), above })));

/** Reads a page as it was stored. What has no blocks becomes a paragraph a line, without place. */
export const unpackPage = ({ page, kind, text, blocks }: PageRow): PlacedPage => {
  if (blocks === null) return { page, above: NOTHING_ABOVE, blocks: linesOf(text, kind) };
  const json = inflateSync(blocks, { maxOutputLength: UNPACKED_BYTES_MAX }).toString('utf8');
  const { above, page: read } = stored.parse(JSON.parse(json));
  return { ...read, above };
};

const NOTHING_ABOVE: HeadingPath = [];

/** Of a page that was mostly tables, nothing says which lines are prose. */
const linesOf = (text: string, kind: string): readonly Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: kind === 'tables' ? 'code' : 'paragraph', text: line.trim() }));
