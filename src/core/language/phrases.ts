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
const HOW_MANY = anyOf('howMany');
const BEGINS = anyOf('begins');
const ENDS = anyOf('ends');

/** Whether an option stands for others: "all of the above". */
export const standsForOthers = (option: string): boolean => CATCH_ALL.test(fold(option));

/** Whether a text points at a page or at another sentence: "in this case", "Figure 3". */
export const pointsAway = (text: string): boolean => POINTING.test(fold(text));

/** Whether a question asks for a number. */
export const asksHowMany = (question: string): boolean => HOW_MANY.test(fold(question));

/** Which end of a stretch of time a question asks for; undefined if for none, or for both. */
export const asksForEnd = (question: string): 'first' | 'last' | undefined => {
  const folded = fold(question);
  const [first, last] = [BEGINS.test(folded), ENDS.test(folded)];
  if (first === last) return undefined;
  return first ? 'first' : 'last';
};
