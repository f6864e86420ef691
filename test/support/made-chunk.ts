import { type ChunkDependencies, prepareChunk, writeChunk } from '../../src/core/generation/make/chunk.js';
import type { ChunkRequest } from '../../src/core/generation/make/drafts.js';
import { frontsOf } from '../../src/core/generation/text/dedupe.js';
import type { Chunk, ChunkResult } from '../../src/core/generation/types.js';

interface Request extends ChunkRequest {
  readonly avoid?: readonly { readonly front: string; readonly back: string }[];
}

/** The chunk's cards, as if it were the whole document. */
export const madeChunk = async (
  dependencies: ChunkDependencies,
  chunk: Chunk,
  { avoid = [], ...request }: Request,
  signal: AbortSignal = new AbortController().signal,
): Promise<ChunkResult> => {
  const prepared = await prepareChunk(dependencies, chunk, request.count, signal);
  const known = { fronts: frontsOf(avoid), avoid: avoid.map(({ front }) => front) };
  return writeChunk(dependencies, prepared, request, known, signal);
};
