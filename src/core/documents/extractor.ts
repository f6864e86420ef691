import { checkDocument } from './check.js';
import { type OpenPdf, openPdf } from './open-pdf.js';
import { type PdfProcess, startPdfProcess } from './pdf-process.js';
import type { ExtractionLimits } from './reader/protocol.js';
import { ReaderNotStarted } from './reader-start.js';
import { createSlots, type TakeSlot } from './slots.js';

export type { OpenPdf } from './open-pdf.js';
export type { ExtractionLimits } from './reader/protocol.js';

/** Documents read at the same time; further ones wait. */
const MAX_READERS = 2;
/** A reader is replaced after so many documents, since what pdfjs leaves in memory adds up. */
const DOCUMENTS_PER_READER = 50;

/** Reads PDFs and pictures of pages in processes of their own, which are killed when they pass a limit. */
export interface Extractor {
  /**
   * Opens a document; it must be closed. Waits while as many as may be are open.
   * @param signal ends the document's process at once, whenever it is aborted until the document is closed.
   * @throws UserError `pdf.empty`, `pdf.not_pdf`, `pdf.password`, `pdf.corrupt`, `pdf.too_many_pages`,
   *   `pdf.too_slow` or `pdf.too_heavy`; ReaderNotStarted where there is no process to read it
   */
  open(bytes: Uint8Array, signal?: AbortSignal): Promise<OpenPdf>;
  /** Starts the process that the next document will use, so that it need not wait for it. */
  warm(): void;
  /** Ends all its processes. Open documents fail. */
  close(): Promise<void>;
}

/** Starts nothing yet: the first document, or {@link Extractor.warm}, starts the first process. */
export const createExtractor = (limits: ExtractionLimits): Extractor => {
  const pool: Pool = { limits, readers: new Set(), takeSlot: createSlots(MAX_READERS), isClosed: false };
  return {
    open: (bytes, signal) => open(pool, bytes, signal),
    warm: () => warm(pool),
    close: () => close(pool),
  };
};

/** The reader processes that run; `spare` is the one at rest, ready for the next document. */
type Pool = {
  readonly limits: ExtractionLimits;
  readonly readers: Set<PdfProcess>;
  readonly takeSlot: TakeSlot;
  spare?: PdfProcess | undefined;
  isClosed: boolean;
};

const open = async (pool: Pool, bytes: Uint8Array, signal?: AbortSignal): Promise<OpenPdf> => {
  checkDocument(bytes);
  const release = await pool.takeSlot(signal);
  try {
    const supply = {
      take: (workedMs: number) => takeReader(pool, workedMs),
      giveBack: (reader: PdfProcess) => giveBack(pool, reader),
    };
    return await openPdf({ bytes, limits: pool.limits, signal, supply, release });
  } catch (error) {
    release();
    throw error;
  }
};

const warm = (pool: Pool): void => {
  if (pool.isClosed) return;
  try {
    pool.spare ??= start(pool);
  } catch (error) {
    // The next document tries again, and says so.
    if (!(error instanceof ReaderNotStarted)) throw error;
  }
};

const start = (pool: Pool): PdfProcess => {
  const reader = startPdfProcess(pool.limits);
  reader.rest();
  pool.readers.add(reader);
  void reader.gone().then(() => {
    pool.readers.delete(reader);
    if (pool.spare === reader) pool.spare = undefined;
  });
  return reader;
};

const takeReader = (pool: Pool, workedMs: number): PdfProcess => {
  if (pool.isClosed) throw new Error('the extractor is closed');
  const reader = pool.spare ?? start(pool);
  pool.spare = undefined;
  reader.begin(workedMs);
  return reader;
};

const giveBack = async (pool: Pool, reader: PdfProcess): Promise<void> => {
  reader.rest();
  const isFree = (): boolean => !pool.isClosed && !pool.spare;
  if (isFree() && (await reader.isFit(DOCUMENTS_PER_READER)) && isFree()) pool.spare = reader;
  else reader.kill(new Error('the PDF reader was replaced'));
  warm(pool);
};

const close = async (pool: Pool): Promise<void> => {
  pool.isClosed = true;
  for (const reader of pool.readers) reader.kill(new Error('the extractor was closed'));
  await Promise.all([...pool.readers].map((reader) => reader.gone()));
};
