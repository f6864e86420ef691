import type { Words } from '../chat/text.js';

/** What people may type in a language in place of the English words, in lower case. */
export interface TypedWords {
  /** Options before a colon (`karten: 20`), by what is typed: the option's English name. */
  readonly options: Readonly<Record<string, string>>;
  /** Values of options with a few choices, by what is typed: the choice. */
  readonly choices: Readonly<Record<string, string>>;
  /** What says yes to an option. */
  readonly yes: readonly string[];
}

/**
 * The word that a language has for an option or a choice; the code itself where it has none.
 * @param names what is written in other letters than it may be typed, by code
 */
export const wordFor = (
  words: Readonly<Record<string, string>>,
  code: string,
  names: Readonly<Record<string, Words>> = {},
): Words => names[code] ?? Object.keys(words).find((word) => words[word] === code) ?? code;
