import type { PlacedPage } from '../../documents/headings.js';
import { searchIn } from '../../documents/quote/search.js';
import { squash } from '../../documents/quote/squash.js';
import { CARD_QUOTE_MAX } from '../../library/limits.js';

import { isDense } from './words.js';

export interface Found {
  readonly page: number;
  /** The words as the page has them, in one line. */
  readonly quote: string;
}

/** Fewer words (or letters, in scripts without spaces) than this prove nothing. */
const QUOTE_MIN_WORDS = 3;
const QUOTE_MIN_DENSE = 6;

/**
 * A search for quotes in the pages, as {@link searchIn} does it. It finds nothing for a quote that is not there or too
 * short to prove anything.
 */
export const grounder = (pages: readonly PlacedPage[]): ((quote: string) => Found | undefined) => {
  const search = searchIn(pages);
  return (whole) => {
    const quote = whole.slice(0, CARD_QUOTE_MAX);
    if (!provesSomething(squash(quote).text)) return undefined;
    const match = search(quote);
    return match && { page: match.page, quote: match.quote };
  };
};

const provesSomething = (pattern: string): boolean => {
  if (isDense(pattern)) return pattern.replace(/ /g, '').length >= QUOTE_MIN_DENSE;
  return pattern.split(' ').length >= QUOTE_MIN_WORDS;
};
