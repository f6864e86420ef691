import { ModelFailed } from '../errors.js';
import type { PageReader } from '../skills.js';
import { blocksOfMarkdown } from '../text/from-markdown.js';
import { learnableWords } from '../text/input.js';
import type { Chunk, InputPage, SkippedPage, SkipReason } from '../types.js';

/** What pages without text are read with, where that is possible. */
export interface PictureReading {
  readonly pageReader?: PageReader;
  /** Draws a page as a PNG. */
  readonly pictureOf?: (page: number, signal: AbortSignal) => Promise<Uint8Array>;
}

/** The chunk with only the pages that have text, read from their picture where necessary, and the other pages. */
export const readable = async (
  chunk: Chunk,
  reading: PictureReading,
  signal: AbortSignal,
): Promise<{ readonly chunk: Chunk; readonly skipped: readonly SkippedPage[] }> => {
  const pages: InputPage[] = [];
  const skipped: SkippedPage[] = [];
  for (const page of chunk.pages) {
    const read = await readPage(page, reading, signal);
    if ('reason' in read) skipped.push({ page: page.page, reason: read.reason });
    else pages.push(read);
  }
  return { chunk: { ...chunk, pages }, skipped };
};

type Read = InputPage | { readonly reason: SkipReason };

const readPage = async (page: InputPage, reading: PictureReading, signal: AbortSignal): Promise<Read> => {
  switch (page.kind) {
    case 'text':
    case 'tables':
      return page;
    case 'empty':
      return readPicture(page, 'no_text', reading, signal);
    case 'unreadable':
      return readPicture(page, 'unreadable', reading, signal);
    default:
      return page.kind satisfies never;
  }
};

const readPicture = async (
  page: InputPage,
  otherwise: SkipReason,
  { pageReader, pictureOf }: PictureReading,
  signal: AbortSignal,
): Promise<Read> => {
  if (!pageReader || !pictureOf) return { reason: otherwise };
  try {
    const text = await pageReader.read(await pictureOf(page.page, signal), signal);
    const read: InputPage = { ...page, kind: 'text', blocks: blocksOfMarkdown(text) };
    return learnableWords(read) > 0 ? read : { reason: otherwise };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelFailed) return { reason: 'model_failed' };
    throw error;
  }
};
