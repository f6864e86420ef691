import { chunkOf } from '../text/chunks.js';
import type { Chunk, ChunkResult, InputPage } from '../types.js';

/** The next part of a document: kept by an earlier run, or still to be made. */
export type Part = { readonly saved: ChunkResult } | { readonly chunk: Chunk };

/**
 * The chunks of a document, with what an earlier run kept in place of those that it made. An earlier version may have
 * cut the document elsewhere: its chunks stand as they are, and the pages between and after them go on to the next.
 */
export const resumed = async function* (
  chunks: AsyncIterable<Chunk>,
  saved: (index: number) => Promise<ChunkResult | undefined>,
): AsyncGenerator<Part> {
  let index = 0;
  /** The last page that the kept chunks reach, once they are not ours. */
  let settled = 0;
  let left: readonly InputPage[] = [];
  let title: string | undefined;
  for await (const chunk of chunks) {
    title = chunk.title;
    const pages = [...left, ...chunk.pages].filter(({ page }) => page > settled);
    const result = await saved(index);
    if (result) {
      yield { saved: result };
      if (settled > 0 || !hasSamePages(result, chunk)) settled = Math.max(settled, result.toPage);
      left = settled > 0 ? pages.filter(({ page }) => page > settled) : [];
    } else {
      if (pages.length === 0) continue;
      yield { chunk: chunkOf({ ...chunk, index }, pages) };
      left = [];
    }
    index += 1;
  }
  for (let result = await saved(index); result; result = await saved(index)) {
    yield { saved: result };
    settled = Math.max(settled, result.toPage);
    index += 1;
  }
  const rest = left.filter(({ page }) => page > settled);
  if (rest.length > 0) yield { chunk: chunkOf({ index, ...(title === undefined ? {} : { title }) }, rest) };
};

const hasSamePages = (result: ChunkResult, chunk: Chunk): boolean =>
  result.fromPage === chunk.fromPage && result.toPage === chunk.toPage;
