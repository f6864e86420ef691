import type { Lexicon } from '../../../language/lexicon.js';
import type { Amount } from '../../../language/numbers.js';
import { isSame } from '../../../language/same.js';
import { isDense } from '../../text/words.js';
import type { StudyTip } from '../../tip.js';
import type { GeneratedCard } from '../../types.js';
import { type Answer, languageOf, shortAnswers } from './answers.js';

/** All pairs of so many answers are compared. */
const ANSWERS_MAX = 150;
/** Answers less alike than this are not taken for one another. */
const ALIKE_MIN = 0.65;

/** The two answers that are most easily taken for one another: near names, near numbers of one unit. */
export const mostConfusable = (cards: readonly GeneratedCard[]): StudyTip | undefined => {
  const lexicon = languageOf(cards);
  const answers = shortAnswers(cards, lexicon).slice(0, ANSWERS_MAX);
  const pairs = answers.flatMap((one, i) =>
    answers.slice(i + 1).map((other) => ({ one, other, alike: likenessOf(one, other, lexicon) })),
  );
  const best = pairs.reduce<(typeof pairs)[number] | undefined>(
    (most, pair) => (pair.alike > (most?.alike ?? 0) ? pair : most),
    undefined,
  );
  if (!best || best.alike < ALIKE_MIN) return undefined;
  return { kind: 'confusable', one: best.one.text, other: best.other.text };
};

/** From 0 to 1. */
const likenessOf = (one: Answer, other: Answer, lexicon: Lexicon): number => {
  const [a, b] = [amountOf(one), amountOf(other)];
  if (a && b) return nearness(a, b);
  if (
    a ||
    b ||
    !isName(one) ||
    !isName(other) ||
    Math.abs(one.folded.length - other.folded.length) > STEPS_MAX
  )
    return 0;
  const steps = distance(one.folded, other.folded);
  if (steps > STEPS_MAX || isSame(one, other, lexicon)) return 0;
  const length = Math.max(one.folded.length, other.folded.length);
  if (!isDense(one.text)) return 1 - steps / length;
  return steps > length / 2 ? 0 : 1 - steps / length / 2;
};

const amountOf = ({ atoms: [first, second] }: Answer): Amount | undefined =>
  first?.kind === 'amount' && second === undefined ? first.amount : undefined;

/** How near numbers of one unit are; others measure different things. */
const nearness = (one: Amount, other: Amount): number => {
  if (!one.unit || one.unit.dimension !== other.unit?.dimension) return 0;
  const [a, b] = [one, other].map(({ readings, unit }) => Math.abs((readings[0] ?? 0) * (unit?.factor ?? 1)));
  if (a === undefined || b === undefined || a === b) return 0;
  return Math.min(a, b) / Math.max(a, b);
};

/** Letters in which near names differ at most. */
const STEPS_MAX = 2;
const LETTERS_MIN = 5;
const DENSE_LETTERS_MIN = 3;

const isName = ({ text, atoms }: Answer): boolean =>
  atoms.length > 0 &&
  atoms.every(({ kind }) => kind === 'word') &&
  text.length >= (isDense(text) ? DENSE_LETTERS_MIN : LETTERS_MIN);

/** Levenshtein's: letters to be changed, added or left out. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j += 1)
      next.push(
        Math.min((row[j] ?? 0) + (letter === other[j] ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
};
