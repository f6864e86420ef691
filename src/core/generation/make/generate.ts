import { learnable } from '../../documents/page.js';
import { chunked, weightOf } from '../text/chunks.js';
import { countWords } from '../text/words.js';
import type { Chunk, ChunkResult, InputPage } from '../types.js';
import { quota } from './allocation.js';
import { type ChunkDependencies, generateChunk } from './chunk.js';
import type { ChunkRequest } from './drafts.js';
import { resumed } from './resume.js';

export interface GenerationOptions extends Omit<ChunkRequest, 'count'> {
  /** Cards requested of the whole document. */
  readonly requested: number;
  /** How many pages are to come, where that is known. */
  readonly pages?: number;
  /** The document's title, where it has one. */
  readonly title?: string;
  readonly signal: AbortSignal;
  /** What an earlier run kept of this chunk; it is then not made again. */
  readonly saved?: (index: number) => Promise<ChunkResult | undefined>;
}

const nothingSaved = async () => undefined;

/**
 * Makes the cards of a document, chunk by chunk, while its pages are still being read. Each result is yielded
 * before the next chunk is begun, so that it can be saved; a second run given what was saved ends the same.
 * @throws the signal's reason if aborted
 */
export const generateCards = async function* (
  dependencies: ChunkDependencies,
  pages: AsyncIterable<InputPage> | Iterable<InputPage>,
  { requested, pages: total, title, signal, saved, avoid, ...about }: GenerationOptions,
): AsyncGenerator<ChunkResult> {
  const known = [...avoid];
  let made = 0;
  let pagesRead = 0;
  const counted = async function* () {
    for await (const page of pages) {
      pagesRead += 1;
      yield page;
    }
  };
  const make = (chunk: Chunk): Promise<ChunkResult> => {
    const { index } = chunk;
    const words = chunk.pages.reduce((sum, page) => sum + weightOf(page), 0);
    const share = total === undefined ? 1 : pagesRead / total;
    const request = {
      ...about,
      count: quota({ requested, made, index, words, statements: statementsIn(chunk), share }),
      avoid: [...known],
    };
    return generateChunk(dependencies, chunk, request, signal);
  };
  for await (const part of resumed(chunked(counted(), title), saved ?? nothingSaved)) {
    signal.throwIfAborted();
    const result = 'saved' in part ? part.saved : await make(part.chunk);
    known.push(...result.cards);
    made += result.cards.length;
    yield result;
  }
};

/** An item of fewer words names something; one of more says something of it. */
const STATEMENT_WORDS = 5;

const statementsIn = ({ pages }: Chunk): number =>
  pages
    .flatMap(({ blocks }) => learnable(blocks))
    .filter(({ kind, text }) => kind === 'item' && countWords(text) >= STATEMENT_WORDS).length;
