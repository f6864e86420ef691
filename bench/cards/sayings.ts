import type { Sayings } from './document.js';
import { type Card, filled, isDense, plain } from './rules/rule.js';

/** Shorter than this, a word is looked for whole: `ab` is not in `about`. */
const WHOLE_BELOW = 3;
const ALPHABET = /^[\p{sc=Latin}\p{sc=Cyrillic}]/u;
/** What Arabic writes together with the word that follows: and, then, by, like, for, the. */
const ARABIC_PREFIX = '(?:[وف]?(?:[بك]?ال|لل|[بكل])?)';

/** The names of the sayings that stand in the card's front and back together. */
export const saidBy = (card: Pick<Card, 'front' | 'back'>, sayings: Sayings): readonly string[] => {
  // A gap may part the words that are looked for, or be filled with them.
  const text = `${plain(filled(card))} . ${plain(card.front)} . ${plain(card.back)}`;
  return Object.keys(sayings).filter((name) => isSaid(text, sayings[name] ?? ''));
};

const isSaid = (text: string, saying: string): boolean =>
  saying.split('&').every((choice) => choice.split('|').some((words) => stands(plain(words), text)));

const stands = (words: string, text: string): boolean => {
  if (isDense(words)) return text.replaceAll(' ', '').includes(words.replaceAll(' ', ''));
  const prefix = /\p{sc=Arabic}/u.test(words) ? ARABIC_PREFIX : '';
  return new RegExp(`${startOf(words)}${prefix}${words}${endOf(words)}`, 'u').test(text);
};

/** Scripts without spaces write a number right after a word. */
const startOf = (words: string): string =>
  /^\p{N}/u.test(words) ? '(?<![\\p{sc=Latin}\\p{sc=Cyrillic}\\p{N}])' : '(?<![\\p{L}\\p{N}])';

const endOf = (words: string): string => {
  if (/\p{N}$/u.test(words)) return '(?!\\p{N})';
  return words.length < WHOLE_BELOW && ALPHABET.test(words) ? '(?!\\p{L})' : '';
};
