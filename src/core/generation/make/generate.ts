import { learnable } from '../../documents/page.js';
import { type ChunkSize, chunked, weightOf } from '../text/chunks.js';
import { frontsOf } from '../text/dedupe.js';
import { countWords } from '../text/words.js';
import type { Chunk, ChunkResult, GeneratedCard, InputPage, LeftCard } from '../types.js';
import { quota } from './allocation.js';
import { takeBest } from './best.js';
import { type ChunkDependencies, prepareChunk, writeChunk } from './chunk.js';
import type { ChunkRequest } from './drafts.js';
import { asCard, type EarlyStore } from './early.js';
import { resumed } from './resume.js';
import { sideBySide, type Task } from './side-by-side.js';

export interface GenerationOptions extends Omit<ChunkRequest, 'count'> {
  /** Cards requested of the whole document. */
  readonly requested: number;
  /** Cards that exist already. */
  readonly avoid: readonly { readonly front: string; readonly back: string }[];
  /** How the document is cut; as it suits the writer when left out. */
  readonly size?: ChunkSize;
  /** How many pages are to come, where that is known. */
  readonly pages?: number;
  /** The document's title, where it has one. */
  readonly title?: string;
}

/** Where the chunks of a document are kept. */
export interface ChunkStore {
  /** What an earlier run kept of the chunk; it is then not made again. */
  readonly saved?: (index: number) => Promise<ChunkResult | undefined>;
  /** Absent where nobody sees cards before their chunk is done. */
  readonly early?: EarlyStore;
  /**
   * Keeps a chunk once it is done; chunks that are made side by side come in any order.
   * @returns what was kept. Cards dropped for want of room (`no_room`) end the work.
   */
  keep(chunk: ChunkResult): Promise<ChunkResult>;
  /**
   * Makes cards of candidates that were left.
   * @returns those for which there was room; all of them where this is left out
   */
  readonly promote?: (cards: readonly LeftCard[]) => Promise<readonly LeftCard[]>;
}

export interface Made {
  /** In the order of the document. */
  readonly chunks: readonly ChunkResult[];
  /** Cards of candidates that were left, because chunks gave fewer than were requested of them. */
  readonly filled: readonly GeneratedCard[];
}

/**
 * Makes the cards of a document, some chunks side by side while its pages are still being read. A second run with the
 * same store goes on where the first was cut off, and ends the same.
 * @throws what reading the pages and the store throw; the signal's reason if aborted
 */
export const generateCards = async (
  dependencies: ChunkDependencies,
  pages: AsyncIterable<InputPage> | Iterable<InputPage>,
  options: GenerationOptions,
  store: ChunkStore,
  signal: AbortSignal,
): Promise<Made> => {
  const making = { dependencies, options, store, fronts: frontsOf(options.avoid), done: new Map() };
  const tasks = (either: AbortSignal) => chunkTasks(making, pages, either);
  await sideBySide(tasks, dependencies.cardWriter.load.sideBySide, signal);
  const chunks = [...making.done.values()].sort((a, b) => a.index - b.index);
  return { chunks, filled: await fillUp(making, chunks) };
};

interface Making {
  readonly dependencies: ChunkDependencies;
  readonly options: GenerationOptions;
  readonly store: ChunkStore;
  readonly fronts: ReturnType<typeof frontsOf>;
  /** By index. */
  readonly done: Map<number, ChunkResult>;
}

const chunkTasks = async function* (
  making: Making,
  pages: AsyncIterable<InputPage> | Iterable<InputPage>,
  signal: AbortSignal,
): AsyncGenerator<Task> {
  const { dependencies, options, store, fronts, done } = making;
  const { size = dependencies.cardWriter.load, title, requested } = options;
  const read = counted(pages);
  let assigned = 0;
  const parts = resumed(chunked(read.pages, size, title), store.saved ?? (async () => undefined));
  for await (const part of parts) {
    signal.throwIfAborted();
    if (isFull(making)) return;
    if ('saved' in part) {
      done.set(part.saved.index, part.saved);
      part.saved.cards.forEach(fronts.add);
      assigned += part.saved.requested;
      continue;
    }
    const { chunk } = part;
    const share = options.pages === undefined ? 1 : read.count() / options.pages;
    const count = quota({ requested, assigned, share, ...sizeOf(chunk) });
    assigned += count;
    const prepared = await prepareChunk(dependencies, chunk, count, signal);
    yield async (limited) => {
      const request = { ...options, count };
      const known = { fronts, avoid: [...options.avoid, ...madeSoFar(making)].map(({ front }) => front) };
      const early = chunk.index === 0 ? store.early : undefined;
      const made = await writeChunk(dependencies, prepared, request, known, limited, early);
      done.set(chunk.index, await store.keep(made));
    };
  }
};

const madeSoFar = ({ done }: Making): GeneratedCard[] => [...done.values()].flatMap(({ cards }) => cards);

/** Further cards could not be kept. */
const isFull = ({ done }: Making): boolean => [...done.values()].some(({ dropped }) => dropped.no_room);

const counted = (pages: AsyncIterable<InputPage> | Iterable<InputPage>) => {
  let count = 0;
  return {
    count: () => count,
    pages: (async function* () {
      for await (const page of pages) {
        count += 1;
        yield page;
      }
    })(),
  };
};

const fillUp = async (making: Making, chunks: readonly ChunkResult[]): Promise<readonly GeneratedCard[]> => {
  if (isFull(making)) return [];
  const { options, store, fronts } = making;
  const cards = chunks.flatMap((chunk) => chunk.cards);
  const left = chunks.flatMap((chunk) => chunk.left);
  const missing = options.requested - cards.length;
  const best = takeBest(
    left,
    missing,
    fronts,
    cards.map(({ page }) => page),
  );
  if (best.length === 0) return [];
  const kept = store.promote ? await store.promote(best) : best;
  return kept.map(asCard);
};

/** An item of fewer words names something; one of more says something of it. */
const STATEMENT_WORDS = 5;

const sizeOf = ({ index, pages }: Chunk) => ({
  index,
  words: pages.reduce((sum, page) => sum + weightOf(page), 0),
  statements: pages
    .flatMap(({ blocks }) => learnable(blocks))
    .filter(({ kind, text }) => kind === 'item' && countWords(text) >= STATEMENT_WORDS).length,
});
