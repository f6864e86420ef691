import { type HeadingPath, pathAfter } from '../../documents/headings.js';
import { ModelFailed } from '../errors.js';
import type { PageReading, PageToRead, ReadPage } from '../skills.js';
import { inputPage, learnableWords } from '../text/input.js';
import type { Chunk, InputPage, PictureReadBy, SkippedPage, SkipReason } from '../types.js';

/** What pages without text are read with. */
export interface PictureReading extends Pick<PageReading, 'read'> {
  readonly name: PictureReadBy;
  /** Draws a page, as wide as the reader wants it; undefined where that cannot be done. */
  readonly draw: (page: number) => Promise<Uint8Array | undefined>;
  /** Called after each page. */
  readonly onPage: (page: number) => Promise<void>;
  /** Keeps what was read, so that it need not be read again. */
  readonly keep: (pages: readonly InputPage[]) => Promise<void>;
}

/** The chunk with only the pages that have text, read from their picture where necessary, and the other pages. */
export const readable = async (
  chunk: Chunk,
  reading: PictureReading | undefined,
  signal: AbortSignal,
): Promise<{ readonly chunk: Chunk; readonly skipped: readonly SkippedPage[] }> => {
  const read = await readPictures(chunk.pages.filter(needsReading), reading, signal);
  const pages: InputPage[] = [];
  const skipped: SkippedPage[] = [];
  let above: HeadingPath | undefined;
  for (const page of chunk.pages) {
    const found = needsReading(page) ? read.get(page.page) : page;
    if (!found || 'reason' in found) {
      skipped.push({ page: page.page, reason: found?.reason ?? unread(page) });
      continue;
    }
    const placed = above ? { ...found, above } : found;
    // Headings on pictures were not known when the pages after them were read.
    if (found.readBy) above = pathAfter(placed.above, placed.blocks);
    else if (above) above = pathAfter(above, placed.blocks);
    pages.push(found.readBy ? { ...inputPage(placed), readBy: found.readBy } : placed);
  }
  await reading?.keep(pages.filter(({ page, readBy }) => readBy && read.has(page)));
  return { chunk: { ...chunk, pages }, skipped };
};

/**
 * The same where no card is requested: reading pictures takes long, so none is read.
 * @param reason why pages without text are left out; by default, what they are
 */
export const withoutPictures = (
  chunk: Chunk,
  reason: SkipReason | undefined,
): Awaited<ReturnType<typeof readable>> => ({
  chunk: { ...chunk, pages: chunk.pages.filter((page) => !needsReading(page)) },
  skipped: chunk.pages
    .filter(needsReading)
    .map((page) => ({ page: page.page, reason: reason ?? unread(page) })),
});

const needsReading = ({ kind, readBy }: InputPage): boolean =>
  readBy === undefined && (kind === 'empty' || kind === 'unreadable');

const unread = ({ kind }: InputPage): SkipReason => (kind === 'unreadable' ? 'unreadable' : 'no_text');

type Found = InputPage | { readonly reason: SkipReason };

const readPictures = async (
  pages: readonly InputPage[],
  reading: PictureReading | undefined,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Found>> => {
  if (!reading || pages.length === 0) return new Map();
  try {
    const answers = await reading.read(
      pages.map((page) => toRead(page, reading)),
      signal,
      reading.onPage,
    );
    const read = new Map(answers.map((answer) => [answer.page, answer]));
    return new Map(pages.map((page) => [page.page, foundIn(page, read.get(page.page), reading.name)]));
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ModelFailed)) throw error;
    return new Map(pages.map(({ page }) => [page, { reason: 'model_failed' }]));
  }
};

/** A page whose size is unknown is taken for A4. */
const A4 = { width: 595, height: 842 };

const toRead = ({ page, size }: InputPage, { draw }: PictureReading): PageToRead => ({
  page,
  size: size && size.width > 0 ? size : A4,
  draw: () => draw(page),
});

const foundIn = (page: InputPage, answer: ReadPage | undefined, readBy: PictureReadBy): Found => {
  if (!answer) return { reason: unread(page) };
  if ('reason' in answer) return answer;
  const { unreadable: _, ...rest } = page;
  const read: InputPage = { ...rest, blocks: answer.blocks, readBy };
  return learnableWords(read) > 0 ? read : { reason: unread(page) };
};
