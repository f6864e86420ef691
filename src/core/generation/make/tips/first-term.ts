import { atomsOf } from '../../../language/atoms.js';
import type { Lexicon } from '../../../language/lexicon.js';
import { stemOf } from '../../../language/stems.js';
import type { StudyTip } from '../../tip.js';
import type { GeneratedCard } from '../../types.js';
import { type Answer, languageOf, shortAnswers } from './answers.js';

/** A term that fewer other cards use is not worth learning first. */
const CARDS_MIN = 3;

/** The answer that most other cards use: who knows it understands them. */
export const firstTerm = (cards: readonly GeneratedCard[]): StudyTip | undefined => {
  const lexicon = languageOf(cards);
  const said = cards.map(({ front }) => ` ${stemsOf(front, lexicon)} `);
  const terms = shortAnswers(cards, lexicon)
    .filter(isTerm)
    .map(({ text }) => ({ term: text, cards: usesOf(` ${stemsOf(text, lexicon)} `, said) }));
  const [best] = terms.sort((a, b) => b.cards - a.cards);
  if (!best || best.cards < CARDS_MIN) return undefined;
  return { kind: 'first_term', ...best };
};

const isTerm = ({ atoms }: Answer): boolean =>
  atoms.length > 0 && atoms.length <= 2 && atoms.every(({ kind }) => kind === 'word');

/** The card that asks for the term does not say it. */
const usesOf = (term: string, fronts: readonly string[]): number =>
  fronts.filter((front) => front.includes(term)).length;

const stemsOf = (text: string, lexicon: Lexicon): string =>
  atomsOf(text, lexicon)
    .map((atom) => (atom.kind === 'word' ? stemOf(atom.folded, lexicon) : atom.text))
    .join(' ');
