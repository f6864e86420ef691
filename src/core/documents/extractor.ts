import { checkPdf } from './check.js';
import { type OpenPdf, openPdf } from './open-pdf.js';
import type { ExtractionLimits } from './reader/protocol.js';
import { type ReaderProcess, startReaderProcess } from './reader-process.js';
import { createSlots } from './slots.js';

export type { OpenPdf } from './open-pdf.js';
export type { ExtractionLimits, RawPage } from './reader/protocol.js';

/** Documents read at the same time; further ones wait. */
const MAX_READERS = 2;
/** A reader is replaced after so many documents, since what pdfjs leaves in memory adds up. */
const DOCUMENTS_PER_READER = 50;

/** Reads PDFs in processes of their own, which are killed when they pass a limit. */
export interface Extractor {
  /**
   * Opens a document; it must be closed. Waits while as many as may be are open.
   * @param signal ends the document's process at once, whenever it is aborted until the document is closed.
   * @throws UserError `pdf.empty`, `pdf.not_pdf`, `pdf.password`, `pdf.corrupt`, `pdf.too_many_pages`,
   *   `pdf.too_slow` or `pdf.too_heavy`.
   */
  open(bytes: Uint8Array, signal?: AbortSignal): Promise<OpenPdf>;
  /** Starts the process that the next document will use, so that it need not wait for it. */
  warm(): void;
  /** Ends all its processes. Open documents fail. */
  close(): Promise<void>;
}

/** Starts nothing yet: the first document, or {@link Extractor.warm}, starts the first process. */
export const createExtractor = (limits: ExtractionLimits): Extractor => {
  const readers = new Set<ReaderProcess>();
  const takeSlot = createSlots(MAX_READERS);
  let spare: ReaderProcess | undefined;
  let closed = false;

  const start = (): ReaderProcess => {
    const reader = startReaderProcess(limits);
    reader.rest();
    readers.add(reader);
    void reader.gone().then(() => {
      readers.delete(reader);
      if (spare === reader) spare = undefined;
    });
    return reader;
  };

  const warm = (): void => {
    if (!closed) spare ??= start();
  };

  const takeReader = (): ReaderProcess => {
    if (closed) throw new Error('the extractor is closed');
    const reader = spare ?? start();
    spare = undefined;
    reader.begin();
    return reader;
  };

  const giveBack = async (reader: ReaderProcess): Promise<void> => {
    reader.rest();
    if (!closed && !spare && (await reader.isFit(DOCUMENTS_PER_READER)) && !spare) spare = reader;
    else reader.kill(new Error('the PDF reader was replaced'));
    warm();
  };

  const open = async (bytes: Uint8Array, signal?: AbortSignal): Promise<OpenPdf> => {
    checkPdf(bytes);
    const release = await takeSlot(signal);
    try {
      const reader = takeReader();
      const giveBackAndRelease = () => giveBack(reader).finally(release);
      return await openPdf(reader, bytes, limits, giveBackAndRelease, signal);
    } catch (error) {
      release();
      throw error;
    }
  };

  return {
    open,
    warm,
    async close() {
      closed = true;
      for (const reader of readers) reader.kill(new Error('the extractor was closed'));
      await Promise.all([...readers].map((reader) => reader.gone()));
    },
  };
};
