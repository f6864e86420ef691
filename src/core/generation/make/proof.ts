import { squash } from '../../documents/quote/squash.js';
import { type Atom, atomsOf, type WordAtom } from '../../language/atoms.js';
import { type Lexicon, spokenIn } from '../../language/lexicon.js';
import { isAkin } from '../../language/stems.js';
import { tokensOf } from '../../language/tokens.js';
import { unitOf } from '../../language/units.js';
import { GAP } from '../limits.js';
import type { GeneratedCard } from '../types.js';
import type { Evidence } from './proof/evidence.js';
import { classOf, type Figure, isFigure, isSaidBy, isWord, sameWord } from './proof/facts.js';
import { isForeignNameSaid } from './proof/foreign.js';
import { cluesByClause, fitsOf, type Place, type Question } from './proof/role.js';

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
  readonly above: readonly Atom[];
  readonly around: readonly Atom[];
  /** The answer is a term or so, not a clause: every word counts. */
  readonly isTerm: boolean;
  readonly question: Question;
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
    above: above.flatMap((text) => atomsOf(text, passage.lexicon)),
    around: [...above, before, after].flatMap((text) => atomsOf(text, passage.lexicon)),
    isTerm: isTerm(back, spoken),
    question: {
      words: atomsOf(front, spoken).filter(isWord),
      gap: left && (left.at(-1)?.at ?? -1) + 1,
      leads: new Set(
        [front, back]
          .map((text) => tokensOf(text)[0]?.folded ?? '')
          .filter((word) => spoken.functions.has(word)),
      ),
      end: endOf(front),
      lexicon: spoken,
    },
  };
};

const BEGINS =
  /(?<!\p{L})(?:beg[aiu]n|start|anf[ai]ng|commenc|debut|comenz|empez|inici|comec|inizi|comin|нача)|始|开始|시작|بدأ/iu;
const ENDS =
  /(?<!\p{L})(?:end(?:ed|s)?(?!\p{L})|until|finish|ende(?:te|n)?(?!\p{L})|bis wann|fin(?!\p{L})|termin|acab|jusqu|hasta cu|até|fino a|conclu|законч|оконч|конч)|結束|结束|終|끝|까지|انته/iu;

const endOf = (front: string): Question['end'] => {
  const [first, last] = [BEGINS.test(front), ENDS.test(front)];
  if (first === last) return undefined;
  return first ? 'first' : 'last';
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

const TERM_WORDS = 3;
const TERM_LINKS = 2;

const isTerm = (back: string, lexicon: Lexicon): boolean => {
  const words = atomsOf(back, lexicon).filter(isWord).length;
  const all = tokensOf(back).filter(({ kind }) => kind === 'word').length;
  return words <= TERM_WORDS && all <= words + TERM_LINKS;
};

/** So much of a longer answer must stand there; the rest may be other words for it. */
const SHARE = 0.5;

/** Whether a word of an answer is a name: it has a capital where others would not. */
const isName = (word: WordAtom, back: readonly Atom[]): boolean =>
  word.isName === true || (word.isName === 'maybe' && word !== back[0]);

const doNamesStand = ({ back, own, front, above, lexicon }: Claim): boolean => {
  const names = back.filter(isWord).filter((word) => isName(word, back));
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
  if (isTerm) return stands0(words, own, lexicon) && words.every((word) => stands(word, context, lexicon));
  const isKnown = (word: WordAtom) =>
    context.some((other) => isWord(other) && isAkin(word.folded, other.folded, lexicon));
  return words.filter(isKnown).length >= SHARE * words.length;
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
const isInPlace = (claim: Claim): boolean =>
  figuresOf(claim.back).length > 0 ? areFiguresInPlace(claim) : isNameInPlace(claim);

const areFiguresInPlace = (claim: Claim): boolean => {
  const figures = claim.own.filter(isFigure);
  return figuresOf(claim.back).every((answer) => {
    const answers = figures.filter((figure) => isSaidBy(answer, figure, figures));
    const rivals = figures.filter(
      (figure) =>
        classOf(figure) === classOf(answer) &&
        !answers.includes(figure) &&
        !isMentioned(figure, [...claim.front, ...claim.back], figures),
    );
    return isBest(answers, rivals, claim);
  });
};

/** Whether one of the atoms says as much as the figure, or a part of it. */
const isMentioned = (figure: Figure, atoms: readonly Atom[], figures: readonly Figure[]): boolean =>
  atoms
    .filter(isFigure)
    .some((other) => isSaidBy(other, figure, figures) || isSaidBy(figure, other, figures));

const isNameInPlace = (claim: Claim): boolean => {
  const { back, own, front, lexicon } = claim;
  const names = back.filter(isWord);
  const said = own.filter((atom) => isWord(atom) && names.some((name) => sameWord(name, atom, lexicon)));
  const { own: clues, best } = cluesByClause(new Set(said), own, claim.question);
  if (claim.isTerm && said.length > 0 && best > clues) return false;
  if (names.some((word) => word.isName === false)) return true;
  const runs = nameRuns(own);
  const holds = (run: Place) => run.some((atom) => said.includes(atom));
  const isKnown = (run: Place) => run.filter(isWord).every((word) => stands(word, front, lexicon));
  const isSure = (run: Place) => run.some((word) => isWord(word) && word.isName === true);
  return isBest(
    runs.filter(holds),
    runs.filter((run) => !holds(run) && !isKnown(run) && isSure(run)),
    claim,
  );
};

/** Names whose words stand side by side, with particles between them and an abbreviation in brackets behind. */
const nameRuns = (atoms: readonly Atom[]): readonly Place[] => {
  const runs: Atom[][] = [];
  for (const atom of atoms) {
    if (!isWord(atom) || atom.isName === false) continue;
    const last = runs.at(-1);
    const end = last?.at(-1);
    const reach = PARTICLES.has(atom.lead ?? '') ? NEXT + 1 : NEXT;
    if (last && end && atom.at - end.at <= reach && atom.breakBefore === 0) last.push(atom);
    else runs.push([atom]);
  }
  return runs;
};

const NEXT = 1;
const PARTICLES = new Set(['de', 'da', 'di', 'do', 'du', 'del', 'von', 'van', 'der', 'of', 'la', 'le', 'il']);

/** A place for each answer and rival; where there is no rival, or no answer in words, there is nothing to decide. */
const isBest = (
  answers: readonly (Figure | Place)[],
  rivals: readonly (Figure | Place)[],
  claim: Claim,
): boolean => {
  if (answers.length === 0 || rivals.length === 0) return true;
  const places = [...answers, ...rivals].map((each) => ('kind' in each ? [each] : each));
  const order = [...places].sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
  const fits = fitsOf(order, claim.own, claim.question);
  const best = (some: readonly Place[]) => Math.max(...some.map((place) => fits[order.indexOf(place)] ?? 0));
  return best(places.slice(0, answers.length)) >= best(places.slice(answers.length));
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
  if (unsaid.some((word) => isName(word, back))) return 'doubtful';
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
