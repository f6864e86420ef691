import { countWords, isDense } from '../text/words.js';
import { hasStop } from './sentences.js';

/** Shortest and longest sentence that makes a card, in words. */
const WORDS_MIN = 4;
const WORDS_MAX = 36;
const DENSE_MAX = 110;
/** Share of letters and spaces below which a line is a formula, a table row or code. */
const LETTERS_MIN = 0.82;

const CODE =
  / \* | (?:in|by|of|see|and) (?:and )?[,;.)]| (?:in|by|of) and[ ,]|&\p{L}{2,6};?|\(\s*\)|\p{Ll}- (?!(?:and|or|und|oder|bzw|et|ou|y|e|o|u|и|или)(?!\p{L}))\p{Ll}|\p{Ll}{2,}\.\p{Ll}{2,}|[〈〉№ـ]| [;/] |https?:|www\.|\S@\S|[{}<>=|\\`~^$#@_[\]]|::|\/\w+\/|\w\(\w|\w\(\)|\s[,.](?=\s|$)|(?:^|\s)--?\w|\.\w+\(|\b\w+\.(?:com|org|txt|html?|pdf|js|py|c|h|conf|cfg|sh|gz|deb|xml|ya?ml|tex|sty|ini|log|dat|csv)\b|(?:^|\s)[~/.]\/?\w+\/|\.{2,}|…|\d{3,}-\d{2,}|[•©←-⇿↩∀-⋿■-◿\u{1d400}-\u{1d7ff}]|\b\p{Ll}+\p{Lu}\p{Ll}\w*|\bet al\b|\b\d+(?:st|nd|rd|th) ed(?:ition|\.)|\bISBN\b|\bdoi:|\bpp\. ?\d|\bUniversity Press\b|\bGNU\b|\blicen[sc]e[ds]?\b|\bcopyright\b|\(\w+,? \d{4}\w?\)|(?<! v\.? \p{Lu}[\p{L} ]{2,40})\(\d{4}\)|（\d{4}）|\p{L}{2}\p{Ll}\d+(?=[\s,.])/u;
/** Two sentences that were not told apart, as after "in C. The". */
const RUNS_ON = /\. (?:The|An?|In|It|This|If|When|For|To|These|There|As|At|On|By|We|You)\b/u;
const PAIRS = [
  ['(', ')'],
  ['“', '”'],
  ['«', '»'],
  ['「', '」'],
  ['（', '）'],
] as const;

/** True for one whole sentence of plain prose, of a length to be learnt. */
export const isProse = (text: string): boolean =>
  !RUNS_ON.test(text) &&
  !isList(text) &&
  beginsWhole(text) &&
  !/[?？؟!！:：;]["'”»]?$/u.test(text) &&
  isPlain(text) &&
  hasLength(text);

/** True for text that a card may show: words and ordinary punctuation, brackets and quotation marks in pairs. */
export const isPlain = (text: string): boolean => {
  const letters = text.match(/[\p{L}\p{M}\p{N} ]/gu)?.length ?? 0;
  return (
    !CODE.test(text) &&
    !/[\uE000-\uF8FF\uFFFD\p{Cc}]/u.test(text) &&
    letters >= text.length * LETTERS_MIN &&
    isBalanced(text) &&
    !hasStrayLetters(text)
  );
};

/** Nearly as many commas as words: names, places, keywords, a reference. */
const isList = (text: string): boolean => count(text, ',') > 3 && count(text, ',') * 3 > countWords(text);

const beginsWhole = (text: string): boolean =>
  /^["“«„「『(]?(?:\p{Lu}|\p{Lo}|\d)/u.test(text) && !/^\d+\.? \p{Lu}/u.test(text);

const hasLength = (text: string): boolean => {
  const words = countWords(text);
  if (isDense(text)) return text.length <= DENSE_MAX && text.length >= 8;
  return words >= WORDS_MIN && words <= WORDS_MAX;
};

/** True if brackets and quotation marks stand in pairs. */
export const isBalanced = (text: string): boolean => {
  if (count(text, '"') % 2 === 1) return false;
  if (text.includes('„'))
    return count(text, '„') === count(text, '“') || count(text, '„') === count(text, '”');
  return PAIRS.every(([open, close]) => count(text, open) === count(text, close));
};

const count = (text: string, letter: string): number => text.split(letter).length - 1;

/** Three words in capitals are a heading that ran into the text; letters apart are a formula. */
const hasStrayLetters = (text: string): boolean =>
  /(?:\p{Lu}{2,}\s+){2}\p{Lu}{2,}/u.test(text) ||
  (text.match(/(?<![\p{L}\p{N}’'-])(?![aAIOouyeàéèòìсвиокуяСВИОКУЯА])\p{L}(?![\p{L}\p{N}.’'-])/gu)?.length ??
    0) > (isDense(text) ? 99 : 1);

/** Whether a line of a slide, too, may be taken for a statement: it ends in a full stop or in a word. */
export const endsWhole = (text: string): boolean => hasStop(text) || /[\p{L}\p{N})%°”»]$/u.test(text);
