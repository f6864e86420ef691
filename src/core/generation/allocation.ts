import { WORDS_PER_CARD } from './limits.js';

export interface Progress {
  /** Cards wanted of the whole document, and kept so far. */
  wanted: number;
  made: number;
  /** The chunk that is next: its place, its words, its last page. */
  index: number;
  words: number;
  toPage: number;
  /** Pages of the document; where that is unknown, early chunks get all they can use. */
  pages?: number;
}

/** The first chunk gives at least so many, if so many are wanted, so that studying can begin. */
const FIRST_CARDS = 3;

/**
 * How many cards to ask of a chunk: its share of those wanted, plus what earlier chunks left over. With the
 * words still to come estimated from those seen, the share up to a chunk's end is toPage / pages.
 */
export function quota({ wanted, made, index, words, toPage, pages }: Progress): number {
  const share = pages === undefined ? 1 : Math.min(1, toPage / pages);
  const due = Math.max(Math.round(wanted * share) - made, index === 0 ? FIRST_CARDS : 0);
  const useful = Math.max(1, Math.floor(words / WORDS_PER_CARD));
  return Math.max(0, Math.min(wanted - made, due, useful));
}
