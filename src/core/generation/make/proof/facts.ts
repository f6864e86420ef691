import type { AmountAtom, Atom, DateAtom, WordAtom } from '../../../language/atoms.js';
import { isWithin } from '../../../language/dates.js';
import type { Lexicon } from '../../../language/lexicon.js';
import { sameAmount } from '../../../language/numbers.js';
import { isFormOf } from '../../../language/stems.js';

/** What an answer can be checked by. */
export type Figure = AmountAtom | DateAtom;

export const isFigure = (atom: Atom): atom is Figure => atom.kind !== 'word';
export const isWord = (atom: Atom): atom is WordAtom => atom.kind === 'word';

/** Whether the other figure says what this one says, or more. @param others all figures that stand there */
export const isSaidBy = (one: Figure, other: Figure, others: readonly Figure[]): boolean => {
  if (one.kind === 'date') {
    const hasYear = (year: number) => others.some((each) => yearOf(each).includes(year));
    return other.kind === 'date' && isWithin(one.date, other.date, hasYear);
  }
  if (other.kind === 'amount') return sameAmount(one.amount, other.amount);
  const { day, month, year } = other.date;
  const unit = one.amount.unit?.dimension;
  if (unit !== undefined && unit !== 'years') return false;
  return one.amount.readings.some(
    (value) => value === year || (year === undefined && (value === day || value === month)),
  );
};

const yearOf = (figure: Figure): readonly (number | undefined)[] =>
  figure.kind === 'date' ? [figure.date.year] : figure.amount.readings;

/** What kind of figure it is: those of one kind can be taken for one another. */
export const classOf = (figure: Figure): string => {
  if (figure.kind === 'date') return 'year';
  const { unit, readings } = figure.amount;
  if (unit !== undefined && unit.dimension !== 'years') return unit.dimension;
  const [value = 0] = readings;
  return isYear(figure.text, value) ? 'year' : 'count';
};

const isYear = (text: string, value: number): boolean =>
  Number.isInteger(value) &&
  value >= 100 &&
  value <= 2200 &&
  /^\d{3,4}(?!\d)/.test(text) &&
  !/\d[.,]\d/.test(text);

/** The words that are a form of this one. */
export const sameWord = (one: WordAtom, other: WordAtom, lexicon: Lexicon): boolean =>
  isFormOf(one.folded, other.folded, lexicon);

/** A word such as `one` counts where nothing else is answered. */
export const figuresOf = (atoms: readonly Atom[]): readonly Figure[] => {
  const figures = atoms.filter(isFigure);
  return figures.length === atoms.length
    ? figures
    : figures.filter((figure) => figure.kind === 'date' || !figure.amount.isWeak);
};

/** Whether one of the atoms says as much as the figure, or a part of it. */
export const isMentioned = (figure: Figure, atoms: readonly Atom[], figures: readonly Figure[]): boolean =>
  atoms
    .filter(isFigure)
    .some((other) => isSaidBy(other, figure, figures) || isSaidBy(figure, other, figures));

/** Whether a form of the word is among them. */
export const stands = (word: WordAtom, among: readonly Atom[], lexicon: Lexicon): boolean =>
  among.some((other) => isWord(other) && sameWord(word, other, lexicon));
