import type { SetDocument } from '../../test/support/pdfs/set-document.js';

/**
 * What cards are to say, or must not: by a name for it, the words that stand in front and back together. `&` joins what
 * must all be there, `|` what is as good; a word may go on (`membran` is found in `membranes`), a number may not.
 */
export type Sayings = Readonly<Record<string, string>>;

/** A document written for the project, with what a good deck of it holds. */
export interface ScoredDocument extends SetDocument {
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  /** Cards that are asked of it. */
  readonly cards: number;
  /** What a good deck holds: at least as many as cards are asked. */
  readonly facts: Sayings;
  /** What is no card: references, orders, captions, exercises, sentences that lean on others. */
  readonly notCards: Sayings;
}
