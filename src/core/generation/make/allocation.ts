import { WORDS_PER_CARD } from '../limits.js';

export interface Progress {
  /** Cards requested of the whole document, and of the chunks before. */
  readonly requested: number;
  readonly assigned: number;
  /** The chunk that is next, and its words. */
  readonly index: number;
  readonly words: number;
  /** List items among them that say something: on slides, a few words are worth a card. */
  readonly statements: number;
  /** The share of the document that has been read with it, 0 to 1; 1 where unknown. */
  readonly share: number;
}

/** The first chunk gives at least so many, if so many are requested, so that studying can begin. */
const FIRST_CARDS = 3;

/**
 * How many cards to request of a chunk: its share of those requested, plus what the words of earlier chunks were not
 * good for, but no more than its own are. It does not depend on what the others gave: they may not have answered yet.
 */
export const quota = ({ requested, assigned, index, words, statements, share }: Progress): number => {
  const due = Math.max(Math.round(requested * Math.min(1, share)) - assigned, index === 0 ? FIRST_CARDS : 0);
  const useful = words === 0 ? 0 : Math.max(1, statements, Math.floor(words / WORDS_PER_CARD));
  return Math.max(0, Math.min(requested - assigned, due, useful));
};
