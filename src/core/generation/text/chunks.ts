import { learnable } from '../../documents/page.js';
import { FIRST_CHUNK_WORDS, PICTURE_PAGE_WORDS } from '../limits.js';
import type { WriterLoad } from '../skills.js';
import type { Chunk, InputPage } from '../types.js';
import { cutAtHeading, cutPage, headingFirst, wordsFor } from './cuts.js';

/** A page with more words than this many chunks' worth is cut between its blocks. */
const HUGE_PAGE = 1.5;
/** A chunk may end at a heading when it is so full, and grow so far to reach one. */
const NEARLY_FULL = 0.75;
const OVERFULL = 1.25;

export type ChunkSize = Pick<WriterLoad, 'pages' | 'words'>;

/**
 * Groups pages into chunks as they come, the first one small. Every page is in a chunk, also those without text, which
 * can perhaps be read from their picture. A chunk ends at a heading where there is one near its target. The same pages
 * and the same size always give the same chunks.
 */
export const chunked = async function* (
  pages: AsyncIterable<InputPage> | Iterable<InputPage>,
  load: ChunkSize,
  title?: string,
): AsyncGenerator<Chunk> {
  let held: InputPage[] = [];
  let words = 0;
  let index = 0;
  const target = () => (index === 0 ? Math.min(FIRST_CHUNK_WORDS, load.words) : load.words);
  const close = (): Chunk => {
    const chunk = chunkOf({ index, ...(title === undefined ? {} : { title }) }, held);
    held = [];
    words = 0;
    index += 1;
    return chunk;
  };
  const isFullBefore = (part: InputPage): boolean =>
    held.length > 0 &&
    (isFullOfPages(part) ||
      words + weightOf(part) > target() * HUGE_PAGE ||
      (words >= target() * NEARLY_FULL && headingFirst(part)));
  const fitting = (part: InputPage): readonly InputPage[] =>
    words + weightOf(part) < target()
      ? [part]
      : cutAtHeading(part, target() * NEARLY_FULL - words, target() * OVERFULL - words);
  const isFullOfPages = ({ page }: InputPage): boolean =>
    held.length >= load.pages && held.at(-1)?.page !== page;
  for await (const page of pages) {
    const parts = weightOf(page) > load.words * HUGE_PAGE ? cutPage(page, load.words) : [page];
    for (let part = parts.shift(); part; part = parts.shift()) {
      if (isFullBefore(part)) yield close();
      const [now = part, later] = fitting(part);
      if (later) parts.unshift(later);
      held.push(now);
      words += weightOf(now);
      if (later || words >= target()) yield close();
    }
  }
  if (held.length > 0) yield close();
};

/** How many words the page counts as. */
export const weightOf = ({ kind, blocks }: InputPage): number => {
  switch (kind) {
    case 'text':
    case 'tables':
      return wordsFor(learnable(blocks));
    case 'empty':
    case 'unreadable':
      return PICTURE_PAGE_WORDS;
    default:
      return kind satisfies never;
  }
};

/** The chunk in two, between pages or, if it has one page alone, between blocks; itself if that cannot be. */
export const halves = (chunk: Chunk): Chunk[] => {
  const [only] = chunk.pages;
  const pieces =
    chunk.pages.length === 1 && only ? cutPage(only, Math.ceil(weightOf(only) / 2)) : chunk.pages;
  if (pieces.length < 2) return [chunk];
  const middle = Math.ceil(pieces.length / 2);
  return [chunkOf(chunk, pieces.slice(0, middle)), chunkOf(chunk, pieces.slice(middle))];
};

/** A chunk of the pages. */
export const chunkOf = (
  { index, title }: Pick<Chunk, 'index' | 'title'>,
  pages: readonly InputPage[],
): Chunk => ({
  index,
  fromPage: pages[0]?.page ?? 0,
  toPage: pages.at(-1)?.page ?? 0,
  ...(title === undefined ? {} : { title }),
  pages,
});
