import { type Atom, atomsOf } from './atoms.js';
import type { Lexicon } from './lexicon.js';
import { sameAmount } from './numbers.js';
import { stemOf } from './stems.js';
import { tokensOf } from './tokens.js';

/** What a text says, ready to be compared. */
export interface Said {
  readonly atoms: readonly Atom[];
  /** Signs and words of grammar, articles aside: `∧` and `∨`, `before` and `after` are not the same. */
  readonly links: string;
}

export const saidIn = (text: string, lexicon: Lexicon): Said => {
  const atoms = atomsOf(text, lexicon);
  const isFigure = atoms.length > 0 && atoms.every(({ kind }) => kind !== 'word');
  const isLink = (word: string): boolean =>
    (lexicon.functions.has(word) || lexicon.negations.has(word)) && !lexicon.articles.has(word);
  const links = tokensOf(text).filter(
    ({ kind, folded }) => (kind === 'sign' && !isFigure) || (kind === 'word' && isLink(folded)),
  );
  return { atoms, links: links.map(({ folded }) => folded).join(' ') };
};

/** Whether both say the same, in other forms of the same words and numbers at most. */
export const isSame = (one: Said, other: Said, lexicon: Lexicon): boolean =>
  one.atoms.length === other.atoms.length &&
  one.links === other.links &&
  one.atoms.every((atom, i) => isSameAtom(atom, other.atoms[i], lexicon));

const isSameAtom = (one: Atom, other: Atom | undefined, lexicon: Lexicon): boolean => {
  if (one.kind === 'word') return other?.kind === 'word' && isInflected(one.folded, other.folded, lexicon);
  if (one.kind === 'amount')
    return other?.kind === 'amount' && sameAmount(likeliest(one.amount), likeliest(other.amount));
  if (other?.kind !== 'date') return false;
  const [a, b] = [one.date, other.date];
  return a.day === b.day && a.month === b.month && a.year === b.year;
};

/** Among answers to one question, `1,000` is not 1. */
const likeliest = <A extends { readonly readings: readonly number[] }>(amount: A): A => ({
  ...amount,
  readings: amount.readings.slice(0, 1),
});

const WORD_MIN = 4;
/** Letters in which forms of a word differ at most; longer endings make another word of it: `oxide`, `oxidation`. */
const ENDING_MAX = 2;

/** Whether they are forms of one word, not derivations of it. Both are folded. */
const isInflected = (one: string, other: string, lexicon: Lexicon): boolean => {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < WORD_MIN || stemOf(one, lexicon) !== stemOf(other, lexicon))
    return false;
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return Math.max(one.length, other.length) - shared <= ENDING_MAX;
};
