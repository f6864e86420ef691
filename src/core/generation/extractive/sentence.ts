/** A word of a sentence, where it stands, and what the tagger says of it (English only). */
export interface Word {
  text: string;
  start: number;
  end: number;
  tags: readonly string[];
}

export interface Sentence {
  text: string;
  page: number;
  /** Its place in the chunk. */
  order: number;
  words: readonly Word[];
}

/** A stretch of a sentence that can be asked for. */
export interface Term {
  text: string;
  start: number;
  end: number;
  /** The same for forms of one term: lower case, singular. */
  key: string;
  /** Terms of one class can stand for one another as wrong answers. */
  class: 'name' | 'person' | 'place' | 'year' | 'number' | 'singular' | 'plural' | 'word';
  /** How worth knowing it is by its form alone, 0 to 1. */
  worth: number;
}

/** What one language adds to the extraction. */
export interface Language {
  code: string;
  /** Splits a paragraph into sentences. */
  split(paragraph: string): string[];
  /** True for a sentence that leans on what stands before it or on the reader's page. */
  leans(sentence: string): boolean;
  words(sentence: string): Word[];
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
  front: string;
  back: string;
  /** What is defined, as a term; for choosing among several. */
  term: string;
  /** How good such a card is, 0 to 1. */
  worth: number;
}
