import type { Atom, WordAtom } from '../../../language/atoms.js';
import type { Lexicon } from '../../../language/lexicon.js';
import { isAkin } from '../../../language/stems.js';
import { isWord } from './facts.js';

/** A word of a card's front, and how much it tells of what stands near the answer. */
export interface Clue {
  readonly word: WordAtom;
  readonly weight: number;
}

const GAP_NEAR = 0.3;

/** The words of the front; those near a gap tell most. @param gap where the gap is, among their places */
export const cluesOf = (words: readonly WordAtom[], gap: number | undefined): readonly Clue[] =>
  words.map((word) => ({
    word,
    weight: gap === undefined ? 1 : GAP_NEAR + 1 / Math.max(1, Math.abs(word.at - gap)),
  }));

/** A word near an answer of which the front says nothing tells against it, so much less than one for it. */
const STRANGE = 0.5;
const NEAREST = 3;

/**
 * How well what stands around a place fits the front: each clue counts by its nearness, and so, against it, do the
 * nearest words that the front does not have.
 */
export const fitnessOf = (
  place: Atom,
  atoms: readonly Atom[],
  clues: readonly Clue[],
  lexicon: Lexicon,
): number => {
  const words = atoms.filter(isWord).filter((word) => word !== place);
  const nearness = (word: Atom): number => 1 / Math.max(1, Math.abs(word.at - place.at));
  const matching = (clue: Clue) => words.filter((word) => isAkin(word.folded, clue.word.folded, lexicon));
  const support = clues.reduce(
    (sum, clue) => sum + clue.weight * Math.max(0, ...matching(clue).map(nearness)),
    0,
  );
  const known = new Set(clues.flatMap(matching));
  const strange = words
    .filter((word) => !known.has(word))
    .map(nearness)
    .sort((a, b) => b - a)
    .slice(0, NEAREST);
  return support - STRANGE * strange.reduce((sum, near) => sum + near, 0);
};
