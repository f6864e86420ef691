import { comparable, isDense } from '../text.js';
import { keyOf } from './english-terms.js';
import type { Sentence, Term } from './sentence.js';

/** How often each term is met, over all of the text. */
export type Salience = (term: Term) => number;

/** A term met in so many sentences is fully established as a subject of the text. */
const OFTEN = 4;
/** A term in more than this share of the sentences is what the text takes for granted; gapping it teaches little. */
const EVERYWHERE = 0.3;

/**
 * How much a term is what the text is about, 0 to 1: by its own form and by how often it comes back, but not
 * in every other sentence.
 */
export function salienceIn(sentences: readonly Sentence[], terms: ReadonlyMap<Sentence, Term[]>): Salience {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const key of new Set((terms.get(sentence) ?? []).map((term) => term.key)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return ({ key, worth }) => {
    const met = counts.get(key) ?? 1;
    const tooCommon = sentences.length > 12 && met / sentences.length > EVERYWHERE ? 0.3 : 0;
    return Math.max(0, 0.55 * worth + 0.45 * Math.min(1, (met - 1) / (OFTEN - 1)) - tooCommon);
  };
}

/** True if the term, or a form of it, is also in the text. */
export function gives(text: string, term: Term): boolean {
  if (isDense(text)) return text.includes(term.text);
  const plain = ` ${comparable(text)} `;
  return comparable(term.text)
    .split(' ')
    .filter((word) => word.length > 3 || word.length === term.text.length)
    .some((word) => plain.includes(` ${rootOf(word)}`));
}

/** Enough of a word to know its other forms by. */
const rootOf = (word: string): string => {
  const key = keyOf(word);
  return key.length > 6 ? key.slice(0, Math.ceil(key.length * 0.75)) : key;
};
