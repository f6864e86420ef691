import { comparable, isDense, wordsOf } from './words.js';

/** Fronts that share this much of their words ask the same thing. */
const ALIKE = 0.8;

interface Sides {
  readonly front: string;
  readonly back: string;
}

/** Fronts that are known, and others that ask the same in nearly the same words. */
export interface Fronts {
  /** True if a card like this one is known: the same front, or nearly the same with no other answer. */
  has(card: Sides): boolean;
  add(card: Sides): void;
}

/** The fronts of these cards, to which others can be added. */
export const frontsOf = (cards: Iterable<Sides>): Fronts => {
  const exact = new Set<string>();
  const known: { readonly tokens: ReadonlySet<string>; readonly back: string }[] = [];
  const add = ({ front, back }: Sides): void => {
    exact.add(comparable(front));
    known.push({ tokens: tokensOf(front), back: comparable(back) });
  };
  for (const card of cards) add(card);
  return {
    add,
    has: ({ front, back }) => {
      if (exact.has(comparable(front))) return true;
      const tokens = tokensOf(front);
      const answer = comparable(back);
      return known.some((other) => other.back === answer && overlap(other.tokens, tokens) >= ALIKE);
    },
  };
};

/** Words; pairs of letters in scripts without spaces. */
const tokensOf = (text: string): Set<string> => {
  if (!isDense(text)) return new Set(wordsOf(text));
  const letters = comparable(text).replace(/ /g, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
};

/** Jaccard's index: |a ∩ b| / |a ∪ b|. */
const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (Math.min(a.size, b.size) < ALIKE * Math.max(a.size, b.size)) return 0;
  let shared = 0;
  for (const token of a) if (b.has(token)) shared += 1;
  return shared / (a.size + b.size - shared || 1);
};
