import { ignore, UserError } from '../../errors.js';
import type { Skills } from '../skills.js';
import { learnableWords } from '../text/input.js';
import type { StudyTip } from '../tip.js';
import type {
  ChunkResult,
  ChunkSummary,
  GeneratedCard,
  GenerationReport,
  InputPage,
  SkipReason,
  WriterName,
} from '../types.js';
import type { ChunkDependencies } from './chunk.js';
import { type ChunkStore, type GenerationOptions, generateCards, type Made } from './generate.js';
import type { PictureReading } from './pictures.js';
import { pagesUpTo, reportOf, skippedFor } from './report.js';
import { tipsFrom } from './tips.js';
import { unservedOf } from './unserved.js';

/** Fewer words than this in a whole document make no card. */
const WORDS_MIN = 20;

/** Why pictures gave no card, where more is to be said than that they hold no text. */
const TELLING: ReadonlySet<SkipReason> = new Set(['unclear', 'refused', 'model_failed']);

/** The skills that a document is made into cards with. */
export type PipelineSkills = Pick<Skills, 'cardWriter' | 'builtInWriter' | 'cardChecker' | 'pageReader'>;

/** A document that is open for reading. */
export interface SourceDocument {
  /** How many pages it has. */
  readonly total: number;
  readonly title?: string;
  /** All its pages, in order. */
  readonly read: () => AsyncIterable<InputPage>;
  /** Draws a page as a PNG, so many pixels wide; absent where that is impossible. */
  readonly picture?: (page: number, width: number) => Promise<Uint8Array>;
}

export interface DocumentRequest
  extends Pick<GenerationOptions, 'requested' | 'kind' | 'focus' | 'language' | 'avoid' | 'size'> {
  /** The pages to make cards from; all of them when left out or empty. */
  readonly onlyPages?: readonly number[];
}

/** Where a document's chunks and pages are kept. */
export interface DocumentStore extends Omit<ChunkStore, 'keep'> {
  /** Keeps a chunk. @param pagesRead the number of the last page read so far */
  keep(chunk: ChunkResult, pagesRead: number): Promise<ChunkResult>;
  /** Called before pages are read from their pictures. */
  onPictures?(): Promise<void>;
  /** Called after each page that is read from its picture. @param milliseconds that it took */
  onPicture?(page: number, milliseconds: number): Promise<void>;
  /** Keeps pages that were read from their pictures. */
  keepPages?(pages: readonly InputPage[]): Promise<void>;
}

export interface MadeDocument {
  readonly cards: readonly GeneratedCard[];
  readonly report: GenerationReport;
  readonly tips: readonly StudyTip[];
  /** Who wrote the cards: the model, if some are its own. */
  readonly writer: WriterName;
}

/**
 * Makes a document into cards, with a report and study tips.
 * @throws UserError `pdf.no_text`, `pdf.too_few_words` where there is nothing to make cards of; whatever reading the
 * document and keeping a chunk throw; the signal's reason if aborted
 */
export const makeDocument = async (
  skills: PipelineSkills,
  document: SourceDocument,
  request: DocumentRequest,
  store: DocumentStore,
  signal: AbortSignal,
): Promise<MadeDocument> => {
  const reading = readingOf(document, request.onlyPages);
  const pictures = picturesOf(skills, document, store);
  const dependencies = { ...skills, ...(pictures && { pictures }) };
  const { chunks, filled } = await makeChunks(dependencies, document, request, reading, store, signal);
  const cards = [...chunks.flatMap((chunk) => chunk.cards), ...filled];
  const all = [...chunks, ...withoutRoom(chunks, reading.requested), { ...NOTHING, cards: filled }];
  const report = reportOf(document.total, all, undefined, unservedOf(request, chunks, cards));
  if (cards.length === 0) refuseBarren(reading, report);
  return { cards, report, tips: tipsFrom(cards, report), writer: writerOf(chunks, skills.cardWriter.name) };
};

const NOTHING: ChunkSummary = {
  ...{ cards: [], left: [], skipped: [], dropped: {} },
  ...{ pictured: [], writers: [], builtIn: [] },
};

const writerOf = (chunks: readonly ChunkSummary[], configured: WriterName): WriterName => {
  const writers = chunks.flatMap((chunk) => chunk.writers);
  return writers.find((writer) => writer !== 'extractive') ?? writers[0] ?? configured;
};

/** The document's pictures, to be read; undefined where none can be drawn. */
const picturesOf = (
  { pageReader }: PipelineSkills,
  { picture }: SourceDocument,
  { onPictures, onPicture, keepPages }: DocumentStore,
): PictureReading | undefined => {
  if (!pageReader || !picture) return undefined;
  const { name, width } = pageReader;
  const { read } = pageReader.open();
  let since = performance.now();
  return {
    name,
    read: async (pages, signal, onPage) => {
      await onPictures?.();
      since = performance.now();
      return read(pages, signal, onPage);
    },
    draw: (page) => picture(page, width).catch(ignore('pdf.corrupt')),
    onPage: async (page) => {
      const before = since;
      since = performance.now();
      await onPicture?.(page, since - before);
    },
    keep: async (pages) => keepPages?.(pages),
  };
};

const makeChunks = (
  dependencies: ChunkDependencies,
  { title }: SourceDocument,
  { onlyPages, ...request }: DocumentRequest,
  reading: Reading,
  store: DocumentStore,
  signal: AbortSignal,
): Promise<Made> => {
  const options = { ...request, pages: reading.requested.size, ...(title === undefined ? {} : { title }) };
  const chunkStore: ChunkStore = { ...store, keep: (chunk) => store.keep(chunk, reading.lastPage()) };
  return generateCards(dependencies, reading.pages(), options, chunkStore, signal);
};

/** A document that is read once, with what was seen of it so far. */
interface Reading {
  /** The numbers of the pages to make cards from. */
  readonly requested: ReadonlySet<number>;
  /** These pages. The others are read and counted too. */
  pages(): AsyncGenerator<InputPage>;
  lastPage(): number;
  words(): number;
  pagesWithText(): number;
}

const readingOf = ({ total, read }: SourceDocument, onlyPages: readonly number[] = []): Reading => {
  const requested = new Set(onlyPages.length > 0 ? onlyPages : pagesUpTo(total));
  const seen = { lastPage: 0, words: 0, pagesWithText: 0 };
  return {
    requested,
    pages: async function* () {
      for await (const page of read()) {
        seen.lastPage = page.page;
        if (page.kind === 'text' || page.kind === 'tables') {
          seen.words += learnableWords(page);
          seen.pagesWithText += 1;
        }
        if (onlyPages.length === 0 || requested.has(page.page)) yield page;
      }
    },
    lastPage: () => seen.lastPage,
    words: () => seen.words,
    pagesWithText: () => seen.pagesWithText,
  };
};

/** The requested pages that no chunk reached, where there was no room for further cards. */
const withoutRoom = (chunks: readonly ChunkSummary[], requested: ReadonlySet<number>): ChunkSummary[] => {
  if (!chunks.some(({ dropped }) => dropped.no_room)) return [];
  const reached = new Set(
    chunks.flatMap(({ cards, skipped }) => [...cards, ...skipped].map(({ page }) => page)),
  );
  const unreached = [...requested].filter((page) => !reached.has(page));
  return [{ ...NOTHING, skipped: skippedFor('no_room', unreached) }];
};

/** Refuses a document without words; where pages were read from pictures, the report says why they gave no card. */
const refuseBarren = (reading: Reading, { pictured, skipped }: GenerationReport): void => {
  if (pictured.length > 0 || skipped.some(({ reason }) => TELLING.has(reason))) return;
  if (reading.pagesWithText() === 0) throw new UserError('pdf.no_text', {});
  const words = reading.words();
  if (words < WORDS_MIN) throw new UserError('pdf.too_few_words', { words });
};
