import { type Lexicon, spokenIn } from '../../language/lexicon.js';
import { standsForOthers } from '../../language/phrases.js';
import { fold } from '../../language/plain.js';
import { isSame, saidIn } from '../../language/same.js';
import { tokensOf } from '../../language/tokens.js';
import { DISTRACTORS, GAP } from '../limits.js';
import { isDense } from '../text/words.js';
import type { DraftCard } from '../types.js';

type Choice = Pick<DraftCard, 'front' | 'back' | 'distractors'>;

/**
 * What is wrong with the options of a `choice` card. `malformed`: there are not four, two of them say the same, or one
 * stands for others. `guessable`: its form tells the right one. The order of options is the card's business where they
 * are shown, not here.
 */
export const flawOfOptions = ({
  front,
  back,
  distractors,
}: Choice): 'malformed' | 'guessable' | undefined => {
  const options = [back, ...distractors];
  const { lexicon } = spokenIn([front, ...options].join('\n'));
  if (distractors.length !== DISTRACTORS || options.some((option) => option.trim() === ''))
    return 'malformed';
  if (options.some((option) => standsForOthers(option)) || hasTwice(options, lexicon)) return 'malformed';
  return isOdd(back, distractors, lexicon) || isToldByFront(front, back, distractors, lexicon)
    ? 'guessable'
    : undefined;
};

/** Whether two options say the same. */
const hasTwice = (options: readonly string[], lexicon: Lexicon): boolean => {
  const said = options.map((option) => ({
    text: option.trim(),
    folded: fold(option).trim(),
    ...saidIn(option, lexicon),
  }));
  return said.some((one, i) =>
    said
      .slice(i + 1)
      .some(
        (other) =>
          !areSymbols(one.text, other.text) &&
          (one.folded === other.folded || (one.atoms.length > 0 && isSame(one, other, lexicon))),
      ),
  );
};

/** `Aa` is not `aa`. */
const areSymbols = (one: string, other: string): boolean =>
  one !== other && [one, other].every((text) => /^\p{L}{1,3}$/u.test(text));

/** Whether one option is unlike all others: the right one by its form, or any by its length. */
const isOdd = (right: string, wrong: readonly string[], lexicon: Lexicon): boolean =>
  FORMS.some((hasForm) => wrong.every((option) => hasForm(option, lexicon) !== hasForm(right, lexicon))) ||
  hasOutlier([right, ...wrong].map(widthOf));

type Form = (option: string, lexicon: Lexicon) => boolean;

/** Begins with an article or another word of grammar; with a capital; ends like a sentence; is a figure. */
const FORMS: readonly Form[] = [
  (option, { functions }) => functions.has(tokensOf(option)[0]?.folded ?? ''),
  (option) => /^\P{L}*\p{Lu}/u.test(option),
  (option) => /[.!?。！？]$/u.test(option.trim()),
  (option, lexicon) => {
    const { atoms } = saidIn(option, lexicon);
    return atoms.length > 0 && atoms.every(({ kind }) => kind !== 'word');
  },
];

/** A sign of scripts without spaces is as wide as two letters, and says as much. */
const widthOf = (option: string): number => option.trim().length * (isDense(option) ? 2 : 1);

const FAR = 2;
const FAR_LETTERS = 15;

/** Whether one is far longer than all others, or far shorter. */
const hasOutlier = (widths: readonly number[]): boolean => {
  const sorted = [...widths].sort((a, b) => a - b);
  const [first = 0, second = 0] = sorted;
  const [third = 0, last = 0] = sorted.slice(-2);
  return isFar(last, third) || isFar(second, first);
};

const isFar = (long: number, short: number): boolean => long > FAR * short && long - short > FAR_LETTERS;

/** Whether the words around the gap fit the right answer alone. */
const isToldByFront = (
  front: string,
  right: string,
  wrong: readonly string[],
  { pluralVerbs }: Lexicon,
): boolean => {
  const [before = '', after] = front.split(GAP);
  if (after === undefined) return false;
  if (TELLS_VOWEL.test(before) && wrong.every((option) => isVowel(option) !== isVowel(right))) return true;
  const next = tokensOf(after).find(({ kind }) => kind === 'word')?.folded ?? '';
  return pluralVerbs.has(next) && isPlural(right) && !wrong.some(isPlural);
};

/** Words whose form depends on the sound that follows. */
const TELLS_VOWEL = /(?<!\p{L})(?:an?\s+|(?:[dljmnst]|qu|un|dell|all|nell)['’]\s?)$/iu;

const isVowel = (option: string): boolean => /^[aeiouh]/.test(fold(option).trim());

const isPlural = (option: string): boolean => /(?:[^siu]s|[ai])$/u.test(fold(option).trim());

/**
 * Whether a sentence names one of the wrong options together with the right one, in one list: then it is likely as right.
 */
export const isListedWithRight = ({ back, distractors }: Choice, sentence: string): boolean => {
  const { lexicon } = spokenIn(sentence);
  const text = fold(sentence);
  return distractors.some((option) => areListed(text, fold(back).trim(), fold(option).trim(), lexicon));
};

const LISTS =
  /[,，、;；/&]|(?<!\p{L})(?:and|or|und|oder|sowie|et|ou|y|o|e|и|или)(?!\p{L})|和|与|及|或|と|や|와|과|및| و/gu;
const LISTED_WORDS = 3;

/** What stands between the two is a list, or its joint. All are folded. */
const areListed = (text: string, one: string, other: string, { articles }: Lexicon): boolean => {
  const [a, b] = [text.indexOf(one), text.indexOf(other)];
  if (a < 0 || b < 0 || one === '' || other === '') return false;
  const [start, end] = a < b ? [a + one.length, b] : [b + other.length, a];
  const parts = text.slice(start, Math.max(start, end)).split(LISTS);
  const isBare = (part: string) => tokensOf(part).every(({ folded }) => articles.has(folded));
  if (parts.length < 2 || !isBare(parts[0] ?? '') || !isBare(parts.at(-1) ?? '')) return false;
  return parts.every((part) => tokensOf(part).length <= LISTED_WORDS);
};
