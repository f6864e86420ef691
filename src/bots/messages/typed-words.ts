import type { Words } from '../chat/text.js';

/** What people may type in a language in place of the English words, in lower case. */
export interface TypedWords {
  /** Options before a colon (`karten: 20`), by what is typed: the option's English name. */
  readonly options: Readonly<Record<string, string>>;
  /** Values of options with a few choices, by what is typed: the choice. */
  readonly choices: Readonly<Record<string, string>>;
  /** What says yes to an option. */
  readonly yes: readonly string[];
  /** How a request for cards is put in free words. */
  readonly request: RequestWords;
}

/**
 * Words and phrases of a request like “10 cards about enzymes, p. 3-8”, in lower case. Between its words a phrase may
 * have blanks or hyphens.
 */
export interface RequestWords {
  /** What is counted: `10 cards`. */
  readonly cards: readonly string[];
  /** Before page numbers. */
  readonly pages: readonly string[];
  /** Between the first and the last page of a range, beside a dash. */
  readonly to: readonly string[];
  /** Between page numbers, beside a comma. */
  readonly and: readonly string[];
  /** Before a number of pages from the document's start: `the first 10 pages`. */
  readonly first: readonly string[];
  /** Before a topic. */
  readonly about: readonly string[];
  /** Before a topic as well, but only where another phrase ends: they have other meanings too. */
  readonly aboutNext: readonly string[];
  /** Kinds of cards, under any circumstances. */
  readonly kinds: Readonly<Record<RequestKind, readonly string[]>>;
  /** Kinds of cards where something says so: before the word for cards, or behind one of `only`. */
  readonly kindsOfCards: Readonly<Record<RequestKind, readonly string[]>>;
  readonly only: readonly string[];
  /** Before the name of a deck. */
  readonly deck: readonly string[];
  /** Before the name of a language. */
  readonly language: readonly string[];
  /** Words around all this that say nothing. */
  readonly filler: readonly string[];
}

export type RequestKind = 'basic' | 'cloze' | 'choice' | 'mixed';

/**
 * The word that a language has for an option or a choice; the code itself where it has none.
 * @param names what is written in other letters than it may be typed, by code
 */
export const wordFor = (
  words: Readonly<Record<string, string>>,
  code: string,
  names: Readonly<Record<string, Words>> = {},
): Words => names[code] ?? Object.keys(words).find((word) => words[word] === code) ?? code;
