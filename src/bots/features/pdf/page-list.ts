import { runsOf } from '../../../core/generation/text/ranges.js';

/** At most this many ranges are listed; with more, only the number of pages is shown. */
const RANGES_MAX = 10;

/** Page numbers in runs, as one writes them; undefined when they are too scattered to be read. */
export const readableRuns = (
  pages: readonly number[],
): readonly (readonly [from: number, to: number])[] | undefined => {
  const runs = runsOf(pages);
  return runs.length <= RANGES_MAX ? runs : undefined;
};

/** The longest run of consecutive numbers, the first of several; undefined when there are none. */
export const longestRun = (pages: readonly number[]): readonly [from: number, to: number] | undefined =>
  runsOf(pages).sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
