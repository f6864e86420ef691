import { squash } from '../../documents/quote/squash.js';
import { type Atom, atomsOf, type WordAtom } from '../../language/atoms.js';
import { type Lexicon, spokenIn } from '../../language/lexicon.js';
import { isAkin } from '../../language/stems.js';
import { GAP } from '../limits.js';
import type { GeneratedCard } from '../types.js';
import type { Evidence } from './proof/evidence.js';
import { classOf, type Figure, isFigure, isSaidBy, isWord, sameWord } from './proof/facts.js';
import { isForeignNameSaid } from './proof/foreign.js';
import { cluesOf, fitnessOf } from './proof/role.js';

/** `contradicted`: its passage says something else. `doubtful`: a program cannot tell. */
export type Proof = 'proven' | 'doubtful' | 'contradicted';

type Sides = Pick<GeneratedCard, 'front' | 'back'>;

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
  return isSupported(claim) && isInPlace(claim) ? 'proven' : 'doubtful';
};

/** A card and its evidence, read. */
interface Claim {
  readonly lexicon: Lexicon;
  /** The card is in another language than its passage. */
  readonly isForeign: boolean;
  readonly front: readonly Atom[];
  readonly back: readonly Atom[];
  readonly own: readonly Atom[];
  readonly before: readonly Atom[];
  readonly around: readonly Atom[];
  /** Where the front's gap is. */
  readonly gap: number | undefined;
}

const claimOf = ({ front, back }: Sides, { own, before, after, above }: Evidence): Claim => {
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
    around: [...above, before, after].flatMap((text) => atomsOf(text, passage.lexicon)),
    gap: left && (left.at(-1)?.at ?? -1) + 1,
  };
};

/** The front with its gap filled stands there to the letter. */
const isVerbatim = ({ front, back }: Sides, { own }: Evidence): boolean => {
  if (!front.includes(GAP)) return false;
  const filled = squash(front.replace(GAP, ` ${back} `)).text;
  return ` ${squash(own).text} `.includes(` ${filled} `);
};

/** A word such as `one` counts where nothing else is answered. */
const figuresOf = (atoms: readonly Atom[]): readonly Figure[] => {
  const figures = atoms.filter(isFigure);
  return figures.length === atoms.length
    ? figures
    : figures.filter((figure) => figure.kind === 'date' || !figure.amount.isWeak);
};

const figuresProof = ({ back, own, front }: Claim): Proof => {
  const known = own.filter(isFigure);
  const asked = front.filter(isFigure);
  const stands = (figure: Figure, among: readonly Figure[]): boolean =>
    among.some((other) => isSaidBy(figure, other, among));
  const missing = figuresOf(back).filter((figure) => !stands(figure, known) && !stands(figure, asked));
  if (missing.length > 0)
    return missing.some((figure) => known.some((other) => classOf(other) === classOf(figure)))
      ? 'contradicted'
      : 'doubtful';
  const isAsked =
    figuresOf(back).length === back.length && figuresOf(back).every((figure) => stands(figure, asked));
  return back.length > 0 && isAsked ? 'doubtful' : 'proven';
};

const stands = (word: WordAtom, among: readonly Atom[], lexicon: Lexicon): boolean =>
  among.some((other) => isWord(other) && sameWord(word, other, lexicon));

/** Short answers are terms: every word counts. */
const SHORT = 3;
/** So much of a longer answer must stand there; the rest may be other words for it. */
const SHARE = 0.5;

/** Whether a word of an answer is a name: it has a capital where others would not. */
const isName = (word: WordAtom, back: readonly Atom[]): boolean =>
  word.isName === true || (word.isName === 'maybe' && word !== back[0]);

const doNamesStand = ({ back, own, front, around, lexicon }: Claim): boolean => {
  const names = back.filter(isWord).filter((word) => isName(word, back));
  return names.every((name, _, all) => {
    const isWhole = all.length === back.length;
    return stands(name, isWhole ? own : [...own, ...front, ...around], lexicon);
  });
};

const doWordsStand = ({ back, own, before, front, around, lexicon }: Claim): boolean => {
  const words = back.filter(isWord);
  if (words.length === 0) return true;
  const context = [...own, ...before, ...front, ...around];
  if (words.length <= SHORT)
    return stands0(words, own, lexicon) && words.every((word) => stands(word, context, lexicon));
  const standing = words.filter((word) =>
    context.some((other) => isWord(other) && isAkin(word.folded, other.folded, lexicon)),
  );
  return standing.length >= SHARE * words.length;
};

/** At least one of the words stands in the quote's own sentence. */
const stands0 = (words: readonly WordAtom[], own: readonly Atom[], lexicon: Lexicon): boolean =>
  words.some((word) => stands(word, own, lexicon));

/** So many of the front's words must stand around the answer. */
const FRONT_SHARE = 0.3;

const isSupported = ({ front, own, around, lexicon }: Claim): boolean => {
  const words = front.filter(isWord);
  if (words.length === 0) return true;
  const context = [...own, ...around].filter(isWord);
  const known = words.filter((word) => context.some((other) => isAkin(word.folded, other.folded, lexicon)));
  return known.length >= FRONT_SHARE * words.length;
};

/** No figure or name of the same kind fits the front better than the answer does. */
const isInPlace = ({ front, back, own, before, gap, lexicon }: Claim): boolean => {
  const clues = cluesOf(front.filter(isWord), gap);
  const text = own;
  const asked = [...front, ...back];
  const best = (places: readonly Atom[]) =>
    Math.max(...places.map((place) => fitnessOf(place, text, clues, lexicon)));
  const check = (answers: readonly Atom[], rivals: readonly Atom[]): boolean =>
    answers.length === 0 || rivals.length === 0 || best(answers) >= best(rivals);
  const figures = own.filter(isFigure);
  const isSaid = (figure: Figure, by: readonly Atom[]) =>
    by.filter(isFigure).some((other) => isSaidBy(figure, other, figures) || isSaidBy(other, figure, figures));
  const answered = figuresOf(back);
  if (answered.length > 0)
    return answered.every((answer) => {
      const answers = figures.filter((figure) => isSaidBy(answer, figure, figures));
      const rivals = figures.filter(
        (figure) => classOf(figure) === classOf(answer) && !isSaid(figure, asked),
      );
      return check(answers, rivals);
    });
  const names = back.filter(isWord).filter((word) => word.isName !== false);
  if (names.length === 0 || names.length < back.length) return true;
  const isKnown = (word: WordAtom, among: readonly Atom[]) => stands(word, among, lexicon);
  const answers = own.filter(isWord).filter((word) => isKnown(word, names));
  const rivals = own.filter(isWord).filter((word) => word.isName === true && !isKnown(word, asked));
  void before;
  return check(answers, rivals);
};

/** Figures and names must stand in the passage; other words of another language cannot be judged. */
const foreignProof = (claim: Claim): Proof => {
  const figures = figuresProof(claim);
  if (figures !== 'proven') return figures;
  const { back, own, front } = claim;
  const words = back.filter(isWord);
  if (!words.every((word) => isForeignNameSaid(word, own.filter(isWord)))) return 'doubtful';
  const answered = figuresOf(back);
  const all = own.filter(isFigure);
  const others = all.filter(
    (figure) =>
      ![...answered, ...front.filter(isFigure)].some(
        (each) => isSaidBy(each, figure, all) || isSaidBy(figure, each, all),
      ),
  );
  const hasRival = others.some((figure) => answered.some((answer) => classOf(answer) === classOf(figure)));
  const hasNameRival = answered.length === 0;
  return hasRival || hasNameRival ? 'doubtful' : 'proven';
};
