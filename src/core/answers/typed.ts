import { diffArrays } from 'diff';
import { isEnglishWord } from '../language/english-words.js';
import { type Lexicon, spokenIn } from '../language/lexicon.js';
import { fold } from '../language/plain.js';
import { isSame, saidIn } from '../language/same.js';
import { stemOf } from '../language/stems.js';
import { isEqual, isInWords, normalised } from './normalise.js';

/** How what was typed compares with the answer; `almost` but for small slips. */
export type Verdict = 'right' | 'almost' | 'wrong';

/**
 * Judges an answer that was typed. Case, accents, punctuation, articles, and numbers and words in other forms make no
 * difference; a slip is forgiven unless it makes another word. Of a cloze with several gaps, all are to be filled.
 */
export const judge = (typed: string, right: string): Verdict => {
  const verdicts = waysToSay(right).map((way) => compare(typed, way));
  return (['right', 'almost'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'wrong';
};

/** Whole, without what stands in brackets, and either side of a stroke between blanks. */
const waysToSay = (right: string): readonly string[] => {
  const bare = right.replace(/\s*[([][^()[\]]*[)\]]/gu, '').trim();
  const sides = bare.split(/\s\/\s/u);
  const ways = new Set([right, bare, ...sides].filter((way) => way.trim() !== ''));
  return [...ways].flatMap((way) => [way, withoutUmlauts(way)]);
};

const UMLAUTS = /[äöü]/giu;
const withoutUmlauts = (text: string): string =>
  text.normalize('NFC').replace(UMLAUTS, (letter) => `${fold(letter)}e`);

const compare = (typed: string, right: string): Verdict => {
  const [a, b] = [normalised(typed), normalised(right)];
  if (isEqual(a, b)) return 'right';
  if (!isInWords(`${right} ${typed}`)) return 'wrong';
  const { lexicon } = spokenIn(`${right} ${typed}`);
  if (isSame(saidIn(typed, lexicon), saidIn(right, lexicon), lexicon)) return 'right';
  if (digitsIn(a) !== digitsIn(b)) return 'wrong';
  return isSlip(asSpelled(a), asSpelled(b), lexicon) ? 'almost' : 'wrong';
};

const digitsIn = (text: string): string => text.replace(/[^\p{N}]+/gu, ' ').trim();

/** British and American spelling alike. */
const asSpelled = (text: string): string =>
  text
    .replace(/[ao]e/gu, 'e')
    .replace(/our\b/gu, 'or')
    .replace(/(?<=.{3})(?:is|ys)(?=e|i[no]|at)/gu, (ending) => ending.replace('s', 'z'));

/** Word by word, or as a whole where only the blanks differ. */
const isSlip = (typed: string, right: string, lexicon: Lexicon): boolean => {
  const [typedWords, words] = [typed.split(' '), right.split(' ')];
  if (typedWords.join('') === words.join('')) return true;
  return (
    typedWords.length === words.length &&
    words.every((word, i) => isSlipOf(typedWords[i] ?? '', word, lexicon))
  );
};

/** Letters of a word in which one slip is forgiven, and two. Shorter words soon become others. */
const ONE_SLIP_MIN = 5;
const TWO_SLIPS_MIN = 9;

/** People know how a word begins, and a word that there is was meant: `hyperthermia` is not `hypothermia`. */
const isSlipOf = (typed: string, word: string, lexicon: Lexicon): boolean => {
  if (typed === word) return true;
  if (typed[0] !== word[0] || !isWithin(typed, word, slipsFor(word))) return false;
  return !isEnglishWord(typed) || stemOf(typed, lexicon) === stemOf(word, lexicon);
};

const slipsFor = ({ length }: string): number => (length < ONE_SLIP_MIN ? 0 : length < TWO_SLIPS_MIN ? 1 : 2);

/** Whether that many letters left out, added, changed, or swapped with the next make the one of the other. */
const isWithin = (typed: string, word: string, slips: number): boolean => {
  if (typed === word) return true;
  if (slips === 0) return false;
  let same = 0;
  while (typed[same] === word[same]) same += 1;
  const [a, b] = [typed.slice(same), word.slice(same)];
  const isSwapped = a[0] === b[1] && a[1] === b[0];
  return (
    isWithin(a.slice(1), b.slice(1), slips - 1) ||
    isWithin(a.slice(1), b, slips - 1) ||
    isWithin(a, b.slice(1), slips - 1) ||
    (isSwapped && isWithin(a.slice(2), b.slice(2), slips - 1))
  );
};

/** Part of an answer, and whether who typed it missed that. */
export interface AnswerPart {
  readonly text: string;
  readonly isMissed: boolean;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const lettersOf = (text: string): string[] => [...letters.segment(text)].map(({ segment }) => segment);

/**
 * The answer beside what was typed, letter by letter; case and accents alone are no difference. What need not be typed
 * is not missed.
 */
export const partsOf = (right: string, typed: string): readonly AnswerPart[] => {
  const isMeant = (way: string): boolean => right.includes(way) && compare(typed, way) === 'almost';
  const meant = waysToSay(right).find(isMeant) ?? right;
  const at = right.indexOf(meant);
  const aside = (text: string): AnswerPart => ({ text, isMissed: false });
  return [
    aside(right.slice(0, at)),
    ...lettersBeside(meant, typed),
    aside(right.slice(at + meant.length)),
  ].filter(({ text }) => text !== '');
};

const lettersBeside = (right: string, typed: string): AnswerPart[] =>
  diffArrays(lettersOf(typed), lettersOf(right), { comparator: (a, b) => fold(a) === fold(b) })
    .filter(({ removed }) => !removed)
    .map(({ value, added }) => ({ text: value.join(''), isMissed: added }));
