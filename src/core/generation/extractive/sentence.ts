/** A word of a sentence, where it stands, and its tags (English only). */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly tags: readonly string[];
}

export interface Sentence {
  readonly text: string;
  readonly page: number;
  /** The heading next above it; empty where there is none. */
  readonly heading: string;
  /** Its place in the chunk. */
  readonly order: number;
  readonly words: readonly Word[];
}

/** A stretch of a sentence that can be the answer of a card. */
export interface Term {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The same for forms of one term: lower case, singular. */
  readonly key: string;
  /** Terms of one class can stand for one another as wrong answers. */
  readonly class: 'name' | 'person' | 'place' | 'year' | 'number' | 'singular' | 'plural' | 'word';
  /** How worth knowing it is by its form alone, 0 to 1. */
  readonly worth: number;
}

/** What one language adds to the extraction. */
export interface Language {
  readonly code: string;
  /** Splits a paragraph into sentences. */
  split(paragraph: string): string[];
  /** True for a sentence that leans on what stands before it or on the reader's page. */
  leans(sentence: string): boolean;
  words(sentence: string): Word[];
  /** Whether `states` can tell a statement by its words; else a full stop makes one. */
  readonly knowsStatements: boolean;
  /** False where the words make no statement: a heading, an order to the reader. */
  states(words: readonly Word[]): boolean;
  terms(sentence: Sentence): Term[];
  /** A question with its answer, if the sentence defines something. */
  define(sentence: Sentence, casing: Casing): Definition | undefined;
  /** The question for an entry of a glossary. */
  whatIs(term: string): string;
  /** How much less a sentence is worth for being vague, 0 to 1. */
  vagueness(sentence: string): number;
}

/** True for a word that the text writes with a capital also within sentences. */
export type Casing = (word: string) => boolean;

export interface Definition {
  readonly front: string;
  readonly back: string;
  /** What is defined, as a term; for choosing among several. */
  readonly term: string;
  /** How good such a card is, 0 to 1. */
  readonly worth: number;
}
