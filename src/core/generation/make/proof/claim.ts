import { type Atom, atomsOf } from '../../../language/atoms.js';
import { type Lexicon, spokenIn } from '../../../language/lexicon.js';
import { asksForEnd } from '../../../language/phrases.js';
import { tokensOf } from '../../../language/tokens.js';
import { GAP } from '../../limits.js';
import type { GeneratedCard } from '../../types.js';
import type { Evidence } from './evidence.js';
import { isFigure, isWord } from './facts.js';
import type { Question } from './role.js';

export type Sides = Pick<GeneratedCard, 'front' | 'back'>;

/** A card and its evidence, read. */
export interface Claim {
  readonly lexicon: Lexicon;
  /** The card is in another language than its passage. */
  readonly isForeign: boolean;
  readonly front: readonly Atom[];
  readonly back: readonly Atom[];
  readonly own: readonly Atom[];
  readonly before: readonly Atom[];
  readonly above: readonly Atom[];
  readonly around: readonly Atom[];
  /** The answer is a term or so, not a clause: every word counts. */
  readonly isTerm: boolean;
  readonly question: Question;
}

/** Reads both, each in its language. */
export const claimOf = ({ front, back }: Sides, { own, before, after, above }: Evidence): Claim => {
  const passage = spokenIn([own, before, after, ...above].join('\n'));
  const card = spokenIn(`${front}\n${back}`);
  const isForeign = card.isSure && passage.isSure && card.lexicon !== passage.lexicon;
  const spoken = isForeign ? card.lexicon : passage.lexicon;
  const gap = front.indexOf(GAP);
  const left = gap < 0 ? undefined : atomsOf(`${front.slice(0, gap)}`, spoken);
  return {
    lexicon: spoken,
    isForeign,
    front: atomsOf(front, spoken),
    back: atomsOf(back, spoken),
    own: atomsOf(own, passage.lexicon),
    before: atomsOf(before, passage.lexicon),
    above: above.flatMap((text) => atomsOf(text, passage.lexicon)),
    around: [...above, before, after].flatMap((text) => atomsOf(text, passage.lexicon)),
    isTerm: isTerm(back, spoken),
    question: {
      words: atomsOf(front, spoken).filter(isWord),
      figures: atomsOf(front, spoken).filter(isFigure),
      gap: left && (left.at(-1)?.at ?? -1) + 1,
      leads: new Set([tokensOf(front)[0]?.folded ?? ''].filter((word) => spoken.functions.has(word))),
      end: asksForEnd(front),
      lexicon: spoken,
    },
  };
};

const TERM_WORDS = 3;
const TERM_LINKS = 2;

const isTerm = (back: string, lexicon: Lexicon): boolean => {
  const words = atomsOf(back, lexicon).filter(isWord).length;
  const all = tokensOf(back).filter(({ kind }) => kind === 'word').length;
  return words <= TERM_WORDS && all <= words + TERM_LINKS;
};
