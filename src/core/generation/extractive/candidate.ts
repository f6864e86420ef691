import type { Place } from './units.js';

/** One way to ask for a fact. */
export interface Form {
  readonly kind: 'basic' | 'cloze';
  readonly front: string;
  readonly back: string;
  /** Answers of one pool are of the same kind: one can stand for another as a wrong answer. */
  readonly pool?: string | undefined;
}

/** A fact that may become a card. */
export interface Candidate {
  readonly place: Place;
  /** The words that it rests on. */
  readonly quote: string;
  /** From the best to the last resort. */
  readonly forms: readonly Form[];
  /** 0 to 1. */
  readonly importance: number;
  /** What it is about, for choosing among several. */
  readonly subject: string;
}
