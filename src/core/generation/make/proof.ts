import { squash } from '../../documents/quote/squash.js';
import type { Atom, WordAtom } from '../../language/atoms.js';
import type { Lexicon } from '../../language/lexicon.js';
import { sameAmount } from '../../language/numbers.js';
import { asksHowMany } from '../../language/phrases.js';
import { isAkin } from '../../language/stems.js';
import { unitOf } from '../../language/units.js';
import { GAP } from '../limits.js';
import { type Claim, claimOf, type Sides } from './proof/claim.js';
import type { Evidence } from './proof/evidence.js';
import {
  classOf,
  type Figure,
  figuresOf,
  isFigure,
  isMentioned,
  isSaidBy,
  isWord,
  stands,
} from './proof/facts.js';
import { isForeignNameSaid } from './proof/foreign.js';
import { nameRuns } from './proof/names.js';
import { isInPlace } from './proof/place.js';

/** `contradicted`: its passage says something else. `doubtful`: a program cannot tell. */
export type Proof = 'proven' | 'doubtful' | 'contradicted';

/**
 * Whether the passage of a card's quote says its answer: numbers, dates, names and terms of the back must stand in
 * the sentences of the quote, and in the place that the front asks for.
 */
export const proof = (card: Sides, evidence: Evidence): Proof => {
  const claim = claimOf(card, evidence);
  if (claim.isForeign) return foreignProof(claim);
  if (isVerbatim(card, evidence)) return 'proven';
  const figures = figuresProof(claim);
  if (figures !== 'proven') return figures;
  if (!doNamesStand(claim) || !doWordsStand(claim)) return 'doubtful';
  if (asksHowMany(card.front) && !claim.back.some(isFigure)) return 'doubtful';
  return isSupported(claim) && isInPlace(claim) ? 'proven' : 'doubtful';
};

/** The front with its gap filled stands there to the letter. */
const isVerbatim = ({ front, back }: Sides, { own }: Evidence): boolean => {
  if (!front.includes(GAP)) return false;
  const filled = squash(front.replace(GAP, ` ${back} `)).text;
  return ` ${squash(own).text} `.includes(` ${filled} `);
};

/** `15–15`: the ends of a stretch differ. */
const hasTwice = (figures: readonly Figure[]): boolean =>
  figures.some(
    (one, i) =>
      one.kind === 'amount' &&
      figures.slice(i + 1).some((other) => other.kind === 'amount' && sameAmount(one.amount, other.amount)),
  );

const figuresProof = ({ back, own, front }: Claim): Proof => {
  const known = own.filter(isFigure);
  const asked = front.filter(isFigure);
  const stands = (figure: Figure, among: readonly Figure[]): boolean =>
    among.some((other) => isSaidBy(figure, other, among));
  const missing = figuresOf(back).filter((figure) => !stands(figure, known) && !stands(figure, asked));
  if (hasTwice(figuresOf(back)) && !hasTwice(known)) return 'contradicted';
  if (missing.length > 0)
    return missing.some((figure) => known.some((other) => classOf(other) === classOf(figure)))
      ? 'contradicted'
      : 'doubtful';
  const isAsked =
    figuresOf(back).length === back.length && figuresOf(back).every((figure) => stands(figure, asked));
  return back.length > 0 && isAsked ? 'doubtful' : 'proven';
};

/** So much of a longer answer must stand there; the rest may be other words for it. */
const SHARE = 0.5;

/** Whether a word of an answer is a name: it has a capital where others would not. */
const isName = (word: WordAtom): boolean => word.isName === true || (word.isName === 'maybe' && word.at > 0);

const doNamesStand = ({ back, own, front, above, lexicon }: Claim): boolean => {
  const names = back.filter(isWord).filter(isName);
  const context = names.length === back.length ? own : [...own, ...front, ...above];
  return names.every(
    (name) =>
      stands(name, context, lexicon) ||
      (name.isName === 'maybe' &&
        context.some((other) => isWord(other) && isAkin(name.folded, other.folded, lexicon))),
  );
};

const doWordsStand = ({ back, own, before, front, around, lexicon, isTerm }: Claim): boolean => {
  const words = back.filter(isWord).filter(({ text }) => back.every(isWord) || !unitOf(text));
  if (words.length === 0) return true;
  const context = [...own, ...before, ...front, ...around];
  if (isTerm && words.length === back.length && words.every((word) => stands(word, front, lexicon)))
    return false;
  if (isTerm) return someStands(words, own, lexicon) && words.every((word) => stands(word, context, lexicon));
  const isKnown = (word: WordAtom) =>
    context.some((other) => isWord(other) && isAkin(word.folded, other.folded, lexicon));
  return words.filter(isKnown).length >= SHARE * words.length;
};

/** At least one of the words stands in the quote's own sentence. */
const someStands = (words: readonly WordAtom[], own: readonly Atom[], lexicon: Lexicon): boolean =>
  words.some((word) => stands(word, own, lexicon));

/** So many of the front's words must stand around the answer. */
const FRONT_SHARE = 0.25;

const isSupported = ({ front, own, around, lexicon }: Claim): boolean => {
  const words = front.filter(isWord);
  if (words.length === 0) return true;
  const context = [...own, ...around].filter(isWord);
  const known = words.filter((word) => context.some((other) => isAkin(word.folded, other.folded, lexicon)));
  return known.length >= FRONT_SHARE * words.length;
};

/** So many words of another language beside a figure are taken for what it counts. */
const COUNTED = 2;

/** Figures and names must stand in the passage; other words of another language cannot be judged. */
const foreignProof = (claim: Claim): Proof => {
  const figures = figuresProof(claim);
  if (figures !== 'proven') return figures;
  const { back, own, front } = claim;
  const words = back.filter(isWord);
  const answered = figuresOf(back);
  const unsaid = words.filter((word) => !isForeignNameSaid(word, own.filter(isWord)));
  if (answered.length === 0 && words.length === 0) return 'doubtful';
  if (unsaid.length > (answered.length > 0 ? COUNTED : 0)) return 'doubtful';
  if (unsaid.some(isName)) return 'doubtful';
  return hasForeignRival(answered, claim) ||
    (answered.length === 0 && hasForeignNames([...front, ...back], own))
    ? 'doubtful'
    : 'proven';
};

const hasForeignRival = (answered: readonly Figure[], { own, front, back }: Claim): boolean => {
  const figures = own.filter(isFigure);
  const classes = new Set(answered.map(classOf));
  return figures.some(
    (figure) => classes.has(classOf(figure)) && !isMentioned(figure, [...front, ...back], figures),
  );
};

/** Whether the passage has a name that the card does not have. */
const hasForeignNames = (card: readonly Atom[], own: readonly Atom[]): boolean =>
  nameRuns(own).some(
    (run) => !run.filter(isWord).some((word) => isForeignNameSaid(word, card.filter(isWord))),
  );
