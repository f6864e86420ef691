import { ModelFailed } from '../errors.js';
import type { PageReader } from '../skills.js';
import { countWords } from '../text/words.js';
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
    const read = await textOf(page, reading, signal);
    if ('reason' in read) skipped.push({ page: page.page, reason: read.reason });
    else pages.push({ ...page, text: read.text, kind: 'text' });
  }
  return { chunk: { ...chunk, pages }, skipped };
};

type Read = { readonly text: string } | { readonly reason: SkipReason };

const textOf = async (
  { page, kind, text }: InputPage,
  reading: PictureReading,
  signal: AbortSignal,
): Promise<Read> => {
  switch (kind) {
    case 'text':
      return { text };
    case 'tables':
      return { reason: 'tables_only' };
    case 'empty':
      return textOfPicture(page, reading, signal);
    default:
      return kind satisfies never;
  }
};

const textOfPicture = async (
  page: number,
  { pageReader, pictureOf }: PictureReading,
  signal: AbortSignal,
): Promise<Read> => {
  if (!pageReader || !pictureOf) return { reason: 'no_text' };
  try {
    const text = await pageReader.read(await pictureOf(page, signal), signal);
    return countWords(text) > 0 ? { text } : { reason: 'no_text' };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelFailed) return { reason: 'model_failed' };
    throw error;
  }
};
