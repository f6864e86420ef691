import type { z } from 'zod';
import { answers, type PicturedPage, type PictureRequest, type RecognisedPage } from './ocr/protocol.js';
import type { Page } from './page.js';
import { type ReaderProcess, startReaderProcess } from './reader-process.js';
import { ReaderNotStarted } from './reader-start.js';
import { createSlots, type TakeSlot } from './slots.js';

export type { PicturedPage, RecognisedPage } from './ocr/protocol.js';

/**
 * What reading one page may cost. A dense page of 200 dots an inch takes 6 to 10 s on a slow processor, so a minute is
 * for pages that are made to hurt.
 */
const MAX_SECONDS = 60;
/** A page takes 150 to 260 MB with two languages; a language more, some 15 MB. */
const MAX_MEGABYTES = 700;
/** What WebAssembly once took it does not give back, so now and then a process is replaced. */
const REQUESTS_PER_PROCESS = 200;
/** How long a process waits for the next page. It starts within a second, and holds 200 MB. */
const IDLE_MS = 60_000;

/** Reads pages off their pictures on this machine, in a process of its own, which is killed when it passes a limit. */
export interface PictureReader {
  /** Begins a document. Documents are read by turns, a page at a time. */
  open(): PictureDocument;
  /** Ends its process. Whoever waits for a page gets an error. */
  close(): Promise<void>;
}

/** A document whose pages are read off their pictures. */
export interface PictureDocument {
  /**
   * Reads the words of a page. Waits for the pages of other documents.
   * @param picture PNG, JPEG or WebP, as the page is shown; some 1,650 pixels wide for A4.
   * @returns undefined for a picture that cannot be decoded, or that takes too much time or memory
   * @throws the signal's reason when it is aborted
   */
  recognise(
    picture: Uint8Array,
    page: PicturedPage,
    signal: AbortSignal,
  ): Promise<RecognisedPage | undefined>;
  /**
   * The document's next pages as blocks, whose boxes are those of the pictures. Better several at once than one by one:
   * heads and feet are known by their repetition on the pages so far.
   * @throws the signal's reason when it is aborted
   */
  layOut(pages: readonly RecognisedPage[], signal: AbortSignal): Promise<readonly Page[]>;
}

/** So many pages before tell what repeats. The process keeps none of them: it serves many, and may end at any time. */
const PAGES_BEFORE = 20;

export interface PictureReaderOptions {
  /** Tesseract's codes. The first decides where several have a word. */
  readonly languages: readonly string[];
  readonly maxSeconds?: number;
  readonly maxMegabytes?: number;
  readonly idleMs?: number;
}

/** Starts nothing yet: the first page starts the process. */
export const createPictureReader = (options: PictureReaderOptions): PictureReader => {
  const pool: Pool = { options, takeSlot: createSlots(1), isClosed: false };
  return {
    open: () => open(pool),
    close: async () => {
      pool.isClosed = true;
      await end(pool, new Error('the reader of pictures was closed'));
    },
  };
};

type PictureProcess = ReaderProcess<PictureRequest>;

type Pool = {
  readonly options: PictureReaderOptions;
  /** There is one process, and one page in it. */
  readonly takeSlot: TakeSlot;
  reader?: PictureProcess | undefined;
  idle?: NodeJS.Timeout | undefined;
  isClosed: boolean;
};

const open = (pool: Pool): PictureDocument => {
  let before: readonly RecognisedPage[] = [];
  return {
    recognise: async (picture, page, signal) =>
      (await ask(pool, { kind: 'recognise', picture, page }, answers.recognise, signal)) ?? undefined,
    layOut: async (pages, signal) => {
      const known = [...before, ...pages];
      before = known.slice(-PAGES_BEFORE);
      const request = { kind: 'lay_out', pages: known, last: pages.length } as const;
      return (
        (await ask(pool, request, answers.lay_out, signal)) ??
        pages.map(({ page, size }) => ({ page, size, blocks: [], damaged: true }))
      );
    },
  };
};

/** The document's own fault: other pages may go well. */
class NotRead extends Error {}

const ask = async <T>(
  pool: Pool,
  request: PictureRequest,
  answer: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T | undefined> => {
  const release = await pool.takeSlot(signal);
  try {
    signal.throwIfAborted();
    return await exchange(pool, request, answer, signal);
  } catch (error) {
    if (error instanceof NotRead || (error instanceof ReaderNotStarted && error.isStarved)) return undefined;
    throw error;
  } finally {
    release();
  }
};

const exchange = async <T>(
  pool: Pool,
  request: PictureRequest,
  answer: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T> => {
  const reader = takeReader(pool);
  const abort = () => reader.kill(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await reader.request(request, answer);
  } finally {
    signal.removeEventListener('abort', abort);
    await putBack(pool, reader);
  }
};

const takeReader = (pool: Pool): PictureProcess => {
  if (pool.isClosed) throw new Error('the reader of pictures is closed');
  clearTimeout(pool.idle);
  pool.reader ??= start(pool);
  pool.reader.begin();
  return pool.reader;
};

const start = (pool: Pool): PictureProcess => {
  const { languages, maxSeconds = MAX_SECONDS, maxMegabytes = MAX_MEGABYTES } = pool.options;
  const reader: PictureProcess = startReaderProcess({
    entry: 'ocr/main.js',
    limits: { maxSeconds, maxMegabytes },
    args: [languages.join(',')],
    errorOf: (failure) => new NotRead(failure),
  });
  void reader.gone().then(() => {
    if (pool.reader === reader) pool.reader = undefined;
  });
  return reader;
};

/** Leaves the process to the next page, for a while. */
const putBack = async (pool: Pool, reader: PictureProcess): Promise<void> => {
  reader.rest();
  if (!(await reader.isFit(REQUESTS_PER_PROCESS))) return end(pool, new Error('the process was replaced'));
  const idle = () => void end(pool, new Error('the process was idle'));
  pool.idle = setTimeout(idle, pool.options.idleMs ?? IDLE_MS).unref();
};

const end = async (pool: Pool, reason: Error): Promise<void> => {
  const { reader } = pool;
  pool.reader = undefined;
  clearTimeout(pool.idle);
  reader?.kill(reason);
  await reader?.gone();
};
