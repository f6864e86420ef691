import { fold, plainDigits } from './plain.js';

/**
 * A piece of a text. `mark`: punctuation that sets parts of a sentence apart. `sign`: of mathematics, money, shares.
 */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'sign';
  readonly text: string;
  /** {@link fold}ed. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** It follows the token before without a space. */
  readonly isJoined: boolean;
}

const DENSE = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}ー々]';
const LETTER = `(?:(?!${DENSE})[\\p{L}\\p{M}])`;
const RAISED = '⁰¹²³⁴-⁹⁺⁻₀-₉₊₋';
/** Three digits a group, or none. */
const DIGITS = "\\d{1,3}(?:[ \\u00a0\\u202f\\u2009.,'’٬]\\d{3})+(?!\\d)(?:[.,٫]\\d+)?|\\d+[.,٫]\\d+|\\d+";
const TOKEN = new RegExp(
  [
    `(?<name>${LETTER}+(?:[\\d${RAISED}]+${LETTER}*)+[+-]?(?!${LETTER}))`,
    `(?<number>(?<!\\d)(?:\\d{1,2}[./]\\d{1,2}[./]\\d{4}(?!\\d)|\\d{4}-\\d{2}-\\d{2}(?!\\d)|${DIGITS})(?:[⁻⁺]?[⁰¹²³⁴-⁹]+|\\^\\{?[-−]?\\d+\\}?)?)`,
    `(?<word>${LETTER}+(?:['’]s(?!${LETTER})|['’](?=\\p{L})|(?:['’]${LETTER}+)*)(?:\\+\\+|#)?)`,
    `(?<dense>${DENSE}+)`,
    '(?<mark>[,;:.!?()[\\]{}–—/|"“”„«»·、。，；：？！（）「」،؛؟\\t\\n])',
    '(?<sign>[%‰°$€£¥₽=<>≤≥±×÷+*√∞→←↔∧∨¬−-])',
  ].join('|'),
  'gu',
);

const NUMERALS = /[〇零一二两兩三四五六七八九十百千万萬億亿兆]{2,}/gu;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** The tokens of a text in their order. Words of scripts without spaces are cut as dictionaries have them. */
export const tokensOf = (text: string): readonly Token[] => {
  const plain = plainDigits(text);
  let before = -1;
  const tokens: Token[] = [];
  const add = (kind: Token['kind'], start: number, part: string): void => {
    tokens.push({
      kind,
      text: part,
      folded: fold(part),
      start,
      end: start + part.length,
      isJoined: start === before,
    });
    before = start + part.length;
  };
  for (const { 0: part, index, groups = {} } of plain.matchAll(TOKEN)) {
    if (groups.dense !== undefined) for (const [at, word] of segments(part)) add('word', index + at, word);
    else add(kindOf(groups), index, part);
  }
  return tokens;
};

const kindOf = ({ number, mark, sign }: Readonly<Record<string, string | undefined>>): Token['kind'] => {
  if (number !== undefined) return 'number';
  if (mark !== undefined) return 'mark';
  return sign !== undefined ? 'sign' : 'word';
};

function* segments(text: string): Generator<readonly [number, string]> {
  let at = 0;
  for (const { 0: run, index } of text.matchAll(NUMERALS)) {
    yield* words(text.slice(at, index), at);
    yield [index, run];
    at = index + run.length;
  }
  yield* words(text.slice(at), at);
}

function* words(text: string, from: number): Generator<readonly [number, string]> {
  for (const { segment, index } of segmenter.segment(text)) yield [from + index, segment];
}
