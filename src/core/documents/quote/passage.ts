import { type HeadingPath, type PlacedPage, pathAfter } from '../headings.js';
import type { Block, Box } from '../page.js';
import { placesOf } from './places.js';
import { type Match, searchIn } from './search.js';

/** What stands around a quote. Each text is in one line; `before` and `after` keep the space next to the sentence. */
export interface Passage {
  /** The headings above it. */
  readonly path: HeadingPath;
  readonly before: string;
  /** The sentence of the quote. */
  readonly sentence: string;
  readonly after: string;
  /** The page on which the quote begins, and where the sentence is printed there, as far as that is known. */
  readonly page: number;
  readonly places: readonly Box[];
}

/** How much of a paragraph is shown before and after the sentence, at most. */
const AROUND = 200;
/** How far a sentence reaches beyond the quote, at most. */
const SENTENCE_AROUND = 120;
const SENTENCE_END = /[.!?।۔؟]["'”’»)]*\s+|[。！？]["'”’」）]*\s*/gu;
const ENDS_SENTENCE = /[.!?।۔؟。！？]["'”’»)」）]*$/u;
/** A longer word is cut. */
const WORD_MAX = 40;

/**
 * The paragraph, item or row of a table around the quote, or as much of it as a message holds.
 * @param pages the page on which the quote begins, and the next one where it may run over
 * @returns undefined where the pages do not have the quote.
 */
export const passageOf = (pages: readonly PlacedPage[], quote: string): Passage | undefined => {
  const match = searchIn(pages)(quote);
  if (!match) return undefined;
  const { text } = match;
  const whole = wholeOf(match);
  const start = sentenceStart(text, whole.start, match.start);
  const end = sentenceEnd(text, whole.end, match.end);
  const from = wordStart(text, whole.start, start - AROUND);
  const to = wordEnd(text, whole.end, end + AROUND);
  return {
    path: pathOf(pages, match),
    before: (from > whole.start ? '… ' : '') + inOneLine(text.slice(from, start)),
    sentence: inOneLine(text.slice(start, end)).trim(),
    after: inOneLine(text.slice(end, to)).trimEnd() + (to < whole.end ? ' …' : ''),
    page: match.page,
    places: placesOf(match.pieces, { start, end }, match.page),
  };
};

/** Cells are apart by tabs. */
const inOneLine = (text: string): string => text.replace(/ *\t */g, ' · ').replace(/\s+/g, ' ');

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Of a table or program the lines, else the blocks that hold the quote. */
const wholeOf = ({ text, pieces, start, end }: Match): Stretch => {
  const firstPiece = pieces.findLast((piece) => piece.start <= start);
  const lastPiece = pieces.find((piece) => piece.end >= end);
  const whole = { start: firstPiece?.start ?? 0, end: lastPiece?.end ?? text.length };
  if (!firstPiece || !hasLines(firstPiece.block)) return whole;
  const line = text.indexOf('\n', end);
  return {
    start: Math.max(whole.start, text.lastIndexOf('\n', start) + 1),
    end: line < 0 ? whole.end : Math.min(whole.end, line),
  };
};

const hasLines = ({ kind }: Block): boolean => kind === 'table' || kind === 'code';

const sentenceStart = (text: string, from: number, at: number): number => {
  const window = Math.max(from, at - SENTENCE_AROUND);
  const end = [...text.slice(window, at).matchAll(SENTENCE_END)].at(-1);
  if (end) return window + end.index + end[0].length;
  return window === from ? from : at;
};

const sentenceEnd = (text: string, to: number, at: number): number => {
  if (ENDS_SENTENCE.test(text.slice(Math.max(0, at - 4), at))) return at;
  const window = Math.min(to, at + SENTENCE_AROUND);
  const [end] = text.slice(at, window).matchAll(SENTENCE_END);
  if (end) return at + end.index + end[0].trimEnd().length;
  return window === to ? to : at;
};

const wordStart = (text: string, from: number, at: number): number => {
  if (at <= from) return from;
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + WORD_MAX ? at : space + 1;
};

const wordEnd = (text: string, to: number, at: number): number => {
  if (at >= to) return to;
  const space = text.lastIndexOf(' ', at);
  return space < at - WORD_MAX ? at : space;
};

/** The headings above the block in which the quote begins. */
const pathOf = (pages: readonly PlacedPage[], { pieces, start, page: number }: Match): HeadingPath => {
  const page = pages.find(({ page }) => page === number);
  const block = pieces.findLast((piece) => piece.start <= start)?.block;
  if (!page || !block) return [];
  return pathAfter(page.above, page.blocks.slice(0, page.blocks.indexOf(block)));
};
