import { countWords, isDense } from '../text/words.js';

/** Shortest and longest sentence that makes a card, in words. */
const WORDS_MIN = 5;
const WORDS_MAX = 36;
/** Share of letters and spaces below which a line is a formula, a table row or code. */
const LETTERS_MIN = 0.82;

const FULL_STOP = /[.。।۔]["'”’»)]?$/u;
const CODE =
  /https?:|www\.|\S@\S|[{}<>=|\\`~^$#@%_[\]]|::|\/\w+\/|\w\(\w|\w\(\)|\s[,.](?=\s|$)|--\w|\.\w+\(|\b\w+\.(?:com|org|txt|html?|pdf|js|py|c|h|conf|cfg|sh|gz|deb|xml|ya?ml)\b|(?:^|\s)[~/.]\/?\w+\/|\.{2,}|…|\d{3,}-\d{2,}|[•©←-⇿↩∀-⋿■-◿]|\bet al\b|\b\d+(?:st|nd|rd|th) ed(?:ition|\.)|\bISBN\b|\bdoi:|\bpp\. ?\d|\bUniversity Press\b/iu;
/** Two sentences that were not told apart, as after "in C. The". */
const RUNS_ON = /\. (?:The|An?|In|It|This|If|When|For|To|These|There|As|At|On|By|We|You)\b/u;
const PAIRS = [
  ['(', ')'],
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
  ['「', '」'],
  ['（', '）'],
] as const;

/**
 * True for one whole sentence of plain prose: begins like one, ends like one, of a length to be learnt, and
 * holds no code, address, citation or rest of a table.
 */
export const isProse = (text: string): boolean =>
  FULL_STOP.test(text) &&
  !RUNS_ON.test(text) &&
  !isList(text) &&
  beginsWhole(text) &&
  isPlain(text) &&
  hasLength(text);

/** True for text that a card may show: words and ordinary punctuation, brackets and quotation marks in pairs. */
export const isPlain = (text: string): boolean => {
  const letters = text.match(/[\p{L}\p{M}\p{N} ]/gu)?.length ?? 0;
  return (
    !CODE.test(text) && letters >= text.length * LETTERS_MIN && isBalanced(text) && !hasRunOfCapitals(text)
  );
};

/** Nearly as many commas as words: names, places, keywords, a reference. */
const isList = (text: string): boolean => count(text, ',') > 2 && count(text, ',') * 3 > countWords(text);

const beginsWhole = (text: string): boolean => /^["“«„「(]?(?:\p{Lu}|\p{Lo})/u.test(text);

const hasLength = (text: string): boolean => {
  const words = countWords(text);
  return words >= WORDS_MIN && words <= WORDS_MAX && (!isDense(text) || text.length <= 110);
};

const isBalanced = (text: string): boolean => {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return false;
  return PAIRS.every(
    ([open, close]) => open === '„' || count(text, open) === count(text, close) || text.includes('„'),
  );
};

const count = (text: string, letter: string): number => text.split(letter).length - 1;

/** Three words in capitals are a heading that ran into the text. */
const hasRunOfCapitals = (text: string): boolean => /(?:\p{Lu}{2,}\s+){2}\p{Lu}{2,}/u.test(text);
