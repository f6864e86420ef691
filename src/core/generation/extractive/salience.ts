import { comparable, countWords, isDense } from '../text/words.js';
import { keyOf } from './english-terms.js';
import type { Term } from './sentence.js';

/** How much a term is what the text is about, 0 to 1. */
export type Salience = (term: Term) => number;

/** A term met so many times is fully established as a subject of the text. */
const OFTEN = 5;
/** A term met more often than once in so many words is what the text takes for granted. */
const WORDS_APART = 60;
const TAKEN_FOR_GRANTED = 0.25;

/** A single common noun is a term of the text only if it is met again: so often, and for so much less if not. */
const WORDS_A_MENTION = 400;
const RARE_FACTOR = 0.6;

/** By the term's own form, and by how often it comes back, but not in every other sentence. */
export const salienceIn = (text: string): Salience => {
  const plain = ` ${comparable(text)}`;
  const length = countWords(text);
  const counts = new Map<string, number>();
  return (term) => {
    const key = term.class === 'word' ? term.key : ` ${term.key}`;
    const met = counts.get(key) ?? occurrences(plain, key);
    counts.set(key, met);
    const bare = (term.class === 'singular' || term.class === 'plural') && !term.text.includes(' ');
    const rare = bare && met < Math.min(3, 1 + length / WORDS_A_MENTION) ? RARE_FACTOR : 1;
    const everywhere = met > Math.max(OFTEN, length / WORDS_APART) ? TAKEN_FOR_GRANTED : 0;
    return Math.max(0, rare * (0.55 * term.worth + 0.45 * Math.min(1, (met - 1) / (OFTEN - 1))) - everywhere);
  };
};

const occurrences = (text: string, part: string): number => {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
};

/** True if the term, or a form of it, is also in the text. */
export const gives = (text: string, term: Term): boolean => {
  if (isDense(text)) return text.includes(term.text);
  const plain = ` ${comparable(text)} `;
  return comparable(term.text)
    .split(' ')
    .filter((word) => word.length > 3 || word.length === term.text.length)
    .some((word) => plain.includes(` ${rootOf(word)}`));
};

/** Enough of a word to know its other forms by. */
const rootOf = (word: string): string => {
  const key = keyOf(word);
  return key.length > 6 ? key.slice(0, Math.ceil(key.length * 0.75)) : key;
};
