import { fold } from './plain.js';
import { type LanguagePhrases, phrases } from './words/phrases.js';

/** Whole words, but in scripts that write none apart. */
const patternOf = (source: string): string => {
  const folded = fold(source).replaceAll('\\p{l}', '\\p{L}');
  return /[\p{Script=Han}\p{Script=Hangul}]/u.test(source)
    ? `(?:${folded})`
    : `(?<!\\p{L})(?:${folded})(?!\\p{L})`;
};

/** In any language: a phrase is not mistaken for another, but the language of a short text is. */
const anyOf = (kind: keyof LanguagePhrases): RegExp =>
  new RegExp(
    Object.values(phrases)
      .map((known) => patternOf(known[kind]))
      .join('|'),
    'u',
  );

const CATCH_ALL = anyOf('catchAll');
const POINTING = anyOf('pointing');

/** Whether an option stands for others: "all of the above". */
export const standsForOthers = (option: string): boolean => CATCH_ALL.test(fold(option));

/** Whether a text points at a page or at another sentence: "in this case", "Figure 3". */
export const pointsAway = (text: string): boolean => POINTING.test(fold(text));
