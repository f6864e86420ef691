import type { z } from 'zod';
import { answers, type PicturedPage, type PictureRequest, type RecognisedPage } from './ocr/protocol.js';
import type { Page } from './page.js';
import { type ReaderProcess, startReaderProcess } from './reader-process.js';
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
  /** Begins a document; it must be closed. Documents are read by turns, a page at a time. */
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
  close(): Promise<void>;
}

export interface PictureReaderOptions {
  /** Tesseract's codes. The first decides where several have a word. */
  readonly languages: readonly string[];
  readonly maxSeconds?: number;
  readonly maxMegabytes?: number;
  readonly idleMs?: number;
}

/** Starts nothing yet: the first page starts the process. */
export const createPictureReader = (options: PictureReaderOptions): PictureReader => {
  const desk: Desk = { options, takeSlot: createSlots(1), documents: 0, isClosed: false };
  return {
    open: () => open(desk),
    close: async () => {
      desk.isClosed = true;
      await end(desk, new Error('the reader of pictures was closed'));
    },
  };
};

type PictureProcess = ReaderProcess<PictureRequest>;

type Desk = {
  readonly options: PictureReaderOptions;
  /** There is one process, and one page in it. */
  readonly takeSlot: TakeSlot;
  reader?: PictureProcess | undefined;
  idle?: NodeJS.Timeout | undefined;
  documents: number;
  isClosed: boolean;
};

const open = (desk: Desk): PictureDocument => {
  desk.documents += 1;
  const document = desk.documents;
  return {
    recognise: (picture, page, signal) =>
      ask(desk, { kind: 'recognise', picture, page }, answers.recognise, signal),
    layOut: async (pages, signal) =>
      (await ask(desk, { kind: 'lay_out', document, pages }, answers.lay_out, signal)) ??
      pages.map(({ page, size }) => ({ page, size, blocks: [], damaged: true })),
    close: async () => {
      if (desk.reader) await ask(desk, { kind: 'forget', document }, answers.forget);
    },
  };
};

/** The document's own fault: other pages may go well. */
class NotRead extends Error {}

const ask = async <T>(
  desk: Desk,
  request: PictureRequest,
  answer: z.ZodType<T>,
  signal?: AbortSignal,
): Promise<T | undefined> => {
  const release = await desk.takeSlot(signal);
  try {
    signal?.throwIfAborted();
    return await exchange(desk, request, answer, signal);
  } catch (error) {
    if (error instanceof NotRead) return undefined;
    throw error;
  } finally {
    release();
  }
};

const exchange = async <T>(
  desk: Desk,
  request: PictureRequest,
  answer: z.ZodType<T>,
  signal?: AbortSignal,
): Promise<T> => {
  const reader = takeReader(desk);
  const abort = () => reader.kill(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await reader.request(request, answer);
  } finally {
    signal?.removeEventListener('abort', abort);
    await putBack(desk, reader);
  }
};

const takeReader = (desk: Desk): PictureProcess => {
  if (desk.isClosed) throw new Error('the reader of pictures is closed');
  clearTimeout(desk.idle);
  desk.reader ??= start(desk);
  desk.reader.begin();
  return desk.reader;
};

const start = (desk: Desk): PictureProcess => {
  const { languages, maxSeconds = MAX_SECONDS, maxMegabytes = MAX_MEGABYTES } = desk.options;
  const reader: PictureProcess = startReaderProcess({
    entry: 'ocr/main.js',
    limits: { maxSeconds, maxMegabytes },
    args: [languages.join(',')],
    errorOf: (failure) => new NotRead(failure),
  });
  void reader.gone().then(() => {
    if (desk.reader === reader) desk.reader = undefined;
  });
  return reader;
};

/** Leaves the process to the next page, for a while. */
const putBack = async (desk: Desk, reader: PictureProcess): Promise<void> => {
  reader.rest();
  if (!(await reader.isFit(REQUESTS_PER_PROCESS))) return end(desk, new Error('the process was replaced'));
  const idle = () => void end(desk, new Error('the process was idle'));
  desk.idle = setTimeout(idle, desk.options.idleMs ?? IDLE_MS).unref();
};

const end = async (desk: Desk, reason: Error): Promise<void> => {
  const { reader } = desk;
  desk.reader = undefined;
  clearTimeout(desk.idle);
  reader?.kill(reason);
  await reader?.gone();
};
