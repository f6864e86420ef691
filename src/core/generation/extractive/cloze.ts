import { DISTRACTORS, GAP } from '../limits.js';
import { comparable, countWords, isDense } from '../text/words.js';
import { gives, type Salience } from './salience.js';
import type { Sentence, Term } from './sentence.js';

export interface Gapped {
  readonly front: string;
  readonly term: Term;
  /** 0 to 1. */
  readonly worth: number;
}

/** The sentence length at which a gap has enough around it to be filled, and not too much to read, in words. */
const GOOD_LENGTH = { from: 9, to: 24 };
const LEAST_SALIENCE = 0.32;

/** The sentence with its most telling term left out, if leaving it out makes a fair question. */
export const gap = (sentence: Sentence, terms: readonly Term[], salience: Salience): Gapped | undefined => {
  let best: Gapped | undefined;
  for (const term of terms) {
    const front = gapped(sentence.text, term);
    const worth = salience(term);
    if (worth < LEAST_SALIENCE || worth <= (best?.worth ?? 0) || !isFair(sentence, front, term)) continue;
    best = { front, term, worth };
  }
  return best && { ...best, worth: best.worth * lengthFactor(sentence.text) };
};

/** A gap must not leave part of a compound; an elided article is none. */
const CUTS_WORD = /[-‐/]____|____[-‐/'’]/;

/** An article before the gap must not tell how the term begins. */
const gapped = (text: string, { start, end }: Term): string =>
  `${text.slice(0, start).replace(/\b([Aa])n? $/, '$1(n) ')}${GAP}${text.slice(end)}`;

const isFair = ({ text }: Sentence, front: string, term: Term): boolean => {
  const rest = front.replace(GAP, ' ');
  if (!isDense(text) && CUTS_WORD.test(front)) return false;
  if (gives(rest, term) || isListed(text, term)) return false;
  return isDense(text) || countWords(rest) >= 6;
};

/** One of several in a row ("red, green and blue") could be any of them. */
const isListed = (text: string, { start, end }: Term): boolean => {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 8);
  const inRow = /(?:,|,? (?:and|or|und|oder|et|ou|y|o|и|или|و)) (?:the |an? )?$/iu.test(before);
  const goesOn = /^(?:,| (?:and|or|und|oder|et|ou|y|o|и|или) |、|،)/iu.test(after);
  return (
    (inRow && goesOn) ||
    /,[^,]{2,20}, (?:and|or|und|oder|et|ou|y|и) $/iu.test(text.slice(Math.max(0, start - 40), start))
  );
};

const lengthFactor = (text: string): number => {
  if (isDense(text)) return text.length > 20 && text.length < 80 ? 1 : 0.8;
  const words = countWords(text);
  if (words < GOOD_LENGTH.from) return 0.85;
  return words > GOOD_LENGTH.to ? 0.8 : 1;
};

/** Three terms of the same class and build that would fit the gap and are wrong; undefined if there are not so many. */
export const distractors = (front: string, answer: Term, others: readonly Term[]): string[] | undefined => {
  if (answer.class === 'word' || answer.class === 'number') return undefined;
  const seen = new Set([answer.key]);
  const fitting = others.filter((other) => {
    if (seen.has(other.key) || !isAlike(other, answer) || gives(front, other) || shares(other, answer))
      return false;
    seen.add(other.key);
    return true;
  });
  const nearest = fitting
    .sort(
      (a, b) => Math.abs(a.text.length - answer.text.length) - Math.abs(b.text.length - answer.text.length),
    )
    .slice(0, DISTRACTORS);
  return nearest.length === DISTRACTORS ? nearest.map(({ text }) => text) : undefined;
};

const isAlike = (a: Term, b: Term): boolean =>
  a.class === b.class &&
  Math.abs(countWords(a.text) - countWords(b.text)) <= 1 &&
  a.text.length < b.text.length * 2.2 &&
  b.text.length < a.text.length * 2.2 &&
  /^\p{Lu}/u.test(a.text) === /^\p{Lu}/u.test(b.text);

const shares = (a: Term, b: Term): boolean => {
  const words = new Set(comparable(a.text).split(' '));
  return comparable(b.text)
    .split(' ')
    .some((word) => words.has(word));
};
