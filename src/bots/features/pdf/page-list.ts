import { pageRanges, runsOf } from '../../../core/generation/text/ranges.js';

/** Ranges that are worth reading; of more, only their number tells anything, and they must fit a message. */
const RANGES_MAX = 10;

const isReadable = (pages: readonly number[]): boolean => runsOf(pages).length <= RANGES_MAX;

/** Page numbers, ascending, as people write them: `p. 1–4, 7, 9–12`; how many they are when they are scattered. */
export const pageList = (pages: readonly number[]): string =>
  isReadable(pages) ? `p. ${pageRanges(pages)}` : `${pages.length} other pages`;

/** The same for pages that are counted already: the first and the last of them when they are scattered. */
export const pageSpan = (pages: readonly number[]): string =>
  isReadable(pages) ? `p. ${pageRanges(pages)}` : `from p. ${pages[0]} to ${pages.at(-1)}`;

/** The longest run of consecutive numbers, the first of several; undefined when there are none. */
export const longestRun = (pages: readonly number[]): readonly [from: number, to: number] | undefined =>
  runsOf(pages).sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
