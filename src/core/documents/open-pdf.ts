import { isUserError, UserError } from '../errors.js';
import { cleanCharacters } from './characters.js';
import { isTooHeavy, type OpenDocument, type Opening, openDocument, pageSeconds } from './open-document.js';
import type { Page } from './page.js';
import { answers, type ExtractionLimits, type PictureFormat } from './reader/protocol.js';
import { RequestTooSlow } from './reader-process.js';

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
   * Pages in order, read a few at a time as they are pulled. A single page that is broken, or that
   * hangs, comes as `damaged`.
   * @param from counted from 1, default 1.
   * @param to included, default the last.
   * @throws UserError `pdf.too_slow` or `pdf.too_heavy`; at the end, when no page could be read,
   *   `pdf.corrupt` or `pdf.too_slow`.
   */
  read(from?: number, to?: number): AsyncIterable<Page>;
  /**
   * The page, drawn; a picture that was sent is never enlarged. It takes none of the document's time.
   * @throws UserError `pdf.corrupt` for a page that cannot be drawn within the limits; the others still can.
   */
  picture(page: number, format: PictureFormat): Promise<Uint8Array>;
  /** Gives the process back. Harmless when closed already. */
  close(): Promise<void>;
}

/** Opens a document in a reader that serves nothing else until the document is closed. */
export const openPdf = async (opening: Opening): Promise<OpenPdf> => {
  const document = await openDocument(opening);
  const { pages, title } = document.overview;
  try {
    refuse(document.overview, opening.limits);
  } catch (error) {
    await document.close();
    throw error;
  }
  return {
    pages,
    ...plainTitle(title),
    read: (from = 1, to = pages) =>
      readPages(document, opening.limits, Math.max(1, from), Math.min(to, pages)),
    picture: (page, format) => drawPage(document, page, format),
    close: document.close,
  };
};

const refuse = ({ pages, isPlaceholder }: OpenDocument['overview'], { maxPages }: ExtractionLimits): void => {
  if (pages > maxPages) throw new UserError('pdf.too_many_pages', { pages, limit: maxPages });
  if (isPlaceholder) throw new UserError('pdf.placeholder', {});
};

const readPages = async function* (
  document: OpenDocument,
  limits: ExtractionLimits,
  from: number,
  to: number,
): AsyncGenerator<Page> {
  let damaged = 0;
  for (let first = from, last = 0; first <= to; first = last + 1) {
    last = Math.min(first + (first === from ? FIRST_PAGES : PAGES_PER_REQUEST) - 1, to);
    for await (const page of readWindow(document, first, last)) {
      if (page.damaged) damaged++;
      yield page;
    }
  }
  if (damaged === 0 || damaged < to - from + 1) return;
  if (document.hasHung()) throw new UserError('pdf.too_slow', { seconds: pageSeconds(limits) });
  throw new UserError('pdf.corrupt', {});
};

/** Reads pages together; one by one where they cannot be read, so that the page to blame is the only one lost. */
const readWindow = async function* (document: OpenDocument, from: number, to: number): AsyncGenerator<Page> {
  try {
    yield* await document.request({ kind: 'read', from, to }, answers.read);
  } catch (error) {
    if (!isPageToBlame(error)) throw error;
    if (from === to) yield { page: from, blocks: [], damaged: true };
    else for (let page = from; page <= to; page++) yield* readWindow(document, page, page);
  }
};

const isPageToBlame = (error: unknown): boolean =>
  error instanceof RequestTooSlow || isUserError(error, 'pdf.corrupt');

const drawPage = (document: OpenDocument, page: number, format: PictureFormat): Promise<Uint8Array> =>
  document.request({ kind: 'picture', page, ...format }, answers.picture).catch((error: unknown) => {
    throw error instanceof RequestTooSlow || isTooHeavy(error) ? new UserError('pdf.corrupt', {}) : error;
  });

const plainTitle = (title: string | undefined): { title?: string } => {
  const plain = cleanCharacters(title ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TITLE_CHARACTERS);
  return plain ? { title: plain } : {};
};
