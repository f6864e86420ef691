import type { Place } from './units.js';

/** One way to ask for a fact. */
export interface Form {
  readonly kind: 'basic' | 'cloze';
  readonly front: string;
  readonly back: string;
  /** Answers of one pool are of the same kind: one can stand for another as a wrong answer. */
  readonly pool?: string | undefined;
}

/**
 * How it is known that there is something to learn: by the form of what is said, such as a definition; by what is left
 * out, a term for sure; or by no more than a rare word.
 */
export type Proof = 'form' | 'term' | 'word';

/** A fact that may become a card. */
export interface Candidate {
  readonly place: Place;
  /** The words that it rests on. */
  readonly quote: string;
  /** From the best to the last resort. */
  readonly forms: readonly Form[];
  /** 0 to 1. */
  readonly importance: number;
  readonly proof: Proof;
  /** What it is about, for choosing among several. */
  readonly subject: string;
}
