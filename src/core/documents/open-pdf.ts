import { UserError } from '../errors.js';
import { cleanCharacters } from './characters.js';
import type { Page } from './page.js';
import type { PdfProcess } from './pdf-process.js';
import { answers, type ExtractionLimits, type PictureFormat } from './reader/protocol.js';

/** Pages of the first request, so that the first arrive early, and of the others: enough to see what repeats. */
const FIRST_PAGES = 5;
const PAGES_PER_REQUEST = 10;
const MAX_TITLE_CHARACTERS = 200;

/** A document being read. Time and memory limits hold for all requests together. */
export interface OpenPdf {
  readonly pages: number;
  /** From the file's metadata, where it has any. */
  readonly title?: string;
  /**
   * Pages in order, read a few at a time as they are pulled. A single broken page comes as `damaged`.
   * @param from counted from 1, default 1.
   * @param to included, default the last.
   * @throws UserError `pdf.too_slow` or `pdf.too_heavy`; `pdf.corrupt` at the end when no page could be read.
   */
  read(from?: number, to?: number): AsyncIterable<Page>;
  /**
   * The page, drawn.
   * @throws UserError as `read`; after `pdf.corrupt` the other pages can still be drawn.
   */
  picture(page: number, format: PictureFormat): Promise<Uint8Array>;
  /** Gives the process back. Harmless when closed already. */
  close(): Promise<void>;
}

/**
 * Opens a document in a reader that serves nothing else until the document is closed.
 * @param giveBack called once, when the document is closed or could not be opened.
 */
export const openPdf = async (
  reader: PdfProcess,
  bytes: Uint8Array,
  limits: ExtractionLimits,
  giveBack: () => Promise<void>,
  signal?: AbortSignal,
): Promise<OpenPdf> => {
  const abort = () => reader.kill(abortReason(signal));
  signal?.addEventListener('abort', abort, { once: true });

  let closing: Promise<void> | undefined;
  const release = async (): Promise<void> => {
    await reader.request({ kind: 'close' }, answers.close).catch(() => undefined);
    signal?.removeEventListener('abort', abort);
    await giveBack();
  };
  const close = () => (closing ??= release());

  try {
    const { pages, title, isPlaceholder } = await reader.request(
      { kind: 'open', bytes, maxPages: limits.maxPages },
      answers.open,
    );
    if (pages > limits.maxPages) throw new UserError('pdf.too_many_pages', { pages, limit: limits.maxPages });
    if (isPlaceholder) throw new UserError('pdf.placeholder', {});
    return {
      pages,
      ...plainTitle(title),
      read: (from = 1, to = pages) => readPages(reader, Math.max(1, from), Math.min(to, pages)),
      picture: (page, format) => reader.request({ kind: 'picture', page, ...format }, answers.picture),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

const readPages = async function* (reader: PdfProcess, from: number, to: number): AsyncGenerator<Page> {
  let damaged = 0;
  for (let first = from, last = 0; first <= to; first = last + 1) {
    last = Math.min(first + (first === from ? FIRST_PAGES : PAGES_PER_REQUEST) - 1, to);
    for (const page of await reader.request({ kind: 'read', from: first, to: last }, answers.read)) {
      if (page.damaged) damaged++;
      yield page;
    }
  }
  if (damaged > 0 && damaged === to - from + 1) throw new UserError('pdf.corrupt', {});
};

const plainTitle = (title: string | undefined): { title?: string } => {
  const plain = cleanCharacters(title ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TITLE_CHARACTERS);
  return plain ? { title: plain } : {};
};

const abortReason = (signal: AbortSignal | undefined): Error =>
  signal?.reason instanceof Error ? signal.reason : new Error('reading the PDF was aborted');
