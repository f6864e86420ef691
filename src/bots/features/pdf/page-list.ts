import { runsOf } from '../../../core/generation/ranges.js';

/** Ranges shown before the rest is summed up, so that a long report still fits a message. */
const RANGES_MAX = 8;

/** Page numbers, ascending, as people write them: `1–4, 7, 9–12`, the later ones by their number alone. */
export const pageList = (pages: readonly number[]): string => {
  const ranges = runsOf(pages);
  const shown = ranges.slice(0, RANGES_MAX).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const hidden = ranges.slice(RANGES_MAX).reduce((count, [from, to]) => count + to - from + 1, 0);
  return [...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join(', ');
};
