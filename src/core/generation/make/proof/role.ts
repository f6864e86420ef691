import type { Atom, WordAtom } from '../../../language/atoms.js';
import type { Lexicon } from '../../../language/lexicon.js';
import { isAkin } from '../../../language/stems.js';
import { type Figure, isFigure, isSaidBy, isWord } from './facts.js';

/** What a card's front tells of the place of its answer. */
export interface Question {
  readonly words: readonly WordAtom[];
  readonly figures: readonly Figure[];
  /** Where the front's gap is, among the places of its words. */
  readonly gap: number | undefined;
  /** Words of grammar that begin the question or the answer: `In which …`. */
  readonly leads: ReadonlySet<string>;
  /** It asks for the one or the other end of a stretch. */
  readonly end: 'first' | 'last' | undefined;
  readonly lexicon: Lexicon;
}

/** A place that could be the answer: one figure, or the words of one name. */
export type Place = readonly Atom[];

/** Clues near a gap tell more than far ones. */
const GAP_FAR = 0.3;
/** A word beside a place of which the front says nothing tells against it. Only so many count. */
const STRANGE = 0.4;
const STRANGE_WORDS = 2;
/** What stands before all places may be the subject of them all, yet is nearest to the first. */
const BEFORE_ALL = 0.2;
/** Between places that are equally good, the nearer clues decide. */
const NEARNESS = 0.4;

const weightIn = (question: Question, { folded }: WordAtom): number => {
  const known = question.words.filter((clue) => isAkin(folded, clue.folded, question.lexicon));
  const { gap } = question;
  return Math.max(
    0,
    ...known.map(({ at }) => (gap === undefined ? 1 : GAP_FAR + 1 / Math.max(1, Math.abs(at - gap)))),
  );
};

/**
 * How well each place fits the question, by the words that belong to it rather than to another.
 * @param places in the order of the text
 */
export const fitsOf = (
  places: readonly Place[],
  atoms: readonly Atom[],
  question: Question,
): readonly number[] => {
  const taken = new Set(places.flat());
  const regions = regionsOf(places, atoms);
  const words = atoms
    .filter(isWord)
    .filter((word) => !taken.has(word))
    .map((word) => ({ word, weight: weightIn(question, word), region: regions.get(word) }));
  const strangeBefore = words.filter(({ weight, region }) => weight === 0 && region === undefined).length;
  const stretch = stretchOf(places, question);
  const clauses = clausesOf(atoms);
  return places.map((place, i) => {
    const own = words.filter(({ region }) => region === i);
    const support = own.reduce((sum, { weight }) => sum + weight, 0);
    const strange = own.filter(({ weight }) => weight === 0).length;
    const near = words.reduce((sum, { word, weight }) => sum + weight / distance(word, place), 0);
    return (
      support +
      NEARNESS * near +
      (place.some(({ lead }) => lead !== undefined && question.leads.has(lead)) ? LEAD : 0) +
      (isFull(clauseOf(place, clauses), taken, question) ? FULL : 0) +
      (stretch === i ? END : 0) -
      STRANGE * Math.min(STRANGE_WORDS, strange) -
      (i === 0 ? BEFORE_ALL * Math.min(STRANGE_WORDS, strangeBefore) : 0)
    );
  });
};

const END = 2;
const LEAD = 2;
/** `…, helium 24 %`: all that a clause without a verb says is asked for. */
const FULL = 3;

const clausesOf = (atoms: readonly Atom[]): readonly Place[] => {
  const clauses: Atom[][] = [];
  for (const atom of atoms) {
    const open = clauses.at(-1);
    if (open && atom.breakBefore < CLAUSE) open.push(atom);
    else clauses.push([atom]);
  }
  return clauses;
};

const clauseOf = (place: Place, clauses: readonly Place[]): Place =>
  clauses.find((clause) => place.some((atom) => clause.includes(atom))) ?? [];

const isFull = (clause: Place, answers: ReadonlySet<Atom>, question: Question): boolean => {
  const others = clause.filter(isWord).filter((word) => !answers.has(word));
  return others.length > 0 && others.every((word) => isClue(word, question));
};

const isClue = ({ folded }: WordAtom, { words, lexicon }: Question): boolean =>
  words.some((clue) => isAkin(folded, clue.folded, lexicon));

/** `from 1850 to 1864`: which of the two the question is for. */
const stretchOf = (places: readonly Place[], { end }: Question): number | undefined => {
  const first = places.findIndex((place, i) => {
    const [from, to] = [place.at(-1), places[i + 1]?.[0]];
    return from && to && from.kind !== 'word' && to.at - from.at <= 2 + to.breakBefore;
  });
  if (first < 0 || end === undefined) return undefined;
  return end === 'first' ? first : first + 1;
};

const distance = (word: Atom, place: Place): number =>
  Math.max(1, Math.min(...place.map(({ at }) => Math.abs(at - word.at))));

/**
 * Which place each word belongs to: between two places those before the clearest break to the first, the others to
 * the second; where there is none, to the nearest. What stands before all places belongs to none.
 */
const regionsOf = (places: readonly Place[], atoms: readonly Atom[]): ReadonlyMap<Atom, number> => {
  const regions = new Map<Atom, number>();
  for (const [i, place] of places.entries()) {
    const last = place.at(-1);
    const from = last ? atoms.indexOf(last) : -1;
    const next = places[i + 1];
    const to = next?.[0] ? atoms.indexOf(next[0]) : atoms.length;
    const between = atoms.slice(from + 1, to);
    const breaks = next
      ? Math.max(0, ...[...between, ...next.slice(0, 1)].map(({ breakBefore }) => breakBefore))
      : 0;
    let passed = false;
    for (const atom of between) {
      passed ||= breaks > 0 && atom.breakBefore === breaks;
      const isNext = next && (breaks > 0 ? passed : distance(atom, next) < distance(atom, place));
      regions.set(atom, isNext ? i + 1 : i);
    }
  }
  return regions;
};

/**
 * How many clues the clause of an answer has, and how many the best other clause has that could hold one.
 * @param isNamed the answer is a name, so others have one that the question does not
 */
export const cluesByClause = (
  answers: ReadonlySet<Atom>,
  atoms: readonly Atom[],
  question: Question,
  isNamed: boolean,
): { readonly own: number; readonly best: number } => {
  const clauses = clausesOf(atoms);
  const hasAnswer = (clause: Place) => clause.some((atom) => answers.has(atom));
  const clues = (clause: Place) => {
    const { words, lexicon } = question;
    const said = clause
      .filter(isWord)
      .flatMap(({ folded }) => words.filter((clue) => isAkin(folded, clue.folded, lexicon)));
    const figures = clause
      .filter(isFigure)
      .filter((one, _, all) => question.figures.some((asked) => isSaidBy(asked, one, all)));
    const strange = clause.filter(isWord).filter((word) => !answers.has(word) && !isClue(word, question));
    const rivals = hasAnswer(clause) ? [] : strange.filter((word) => word.isName !== false).slice(0, 1);
    const isAsked = said.length > 0 && strange.length <= rivals.length;
    return new Set(said).size + figures.length + (isAsked ? FULL : 0);
  };
  const hasRival = (clause: Place) =>
    clause.filter(isWord).some((word) => !isClue(word, question) && (!isNamed || word.isName !== false));
  const most = (some: readonly Place[]) => Math.max(0, ...some.map(clues));
  return {
    own: most(clauses.filter(hasAnswer)),
    best: most(clauses.filter((clause) => !hasAnswer(clause) && hasRival(clause))),
  };
};

const CLAUSE = 2;
