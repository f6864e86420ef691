/** A stretch of a sentence that can be the answer of a card. */
export interface Term {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly class: 'name' | 'year' | 'number' | 'noun';
  /** Rare enough to be a word of its subject rather than of every day. */
  readonly isRare: boolean;
}
