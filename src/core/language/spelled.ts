import type { Lexicon } from './lexicon.js';
import type { Token } from './tokens.js';

/** A number in words. */
export interface Spelled {
  readonly readings: readonly number[];
  readonly isWeak: boolean;
  readonly length: number;
}

const LINKS = new Set(['and', 'und', 'et', 'y', 'e', 'и', 'و', '-']);

/** A number in words: `two hundred and five`, `fünfundzwanzig`, `quatre-vingt-dix`, `三百二十`. */
export const spelledAt = (tokens: readonly Token[], at: number, lexicon: Lexicon): Spelled | undefined => {
  const first = tokens[at];
  if (first?.kind !== 'word') return undefined;
  const dense = DENSE_NUMERAL.test(first.text) ? denseValue(first.text) : undefined;
  if (dense !== undefined) return { readings: [dense], isWeak: first.text.length < 2, length: 1 };
  const joined = joinedValue(first.folded, lexicon);
  if (joined !== undefined) return { readings: [joined], isWeak: false, length: 1 };
  return sequenceAt(tokens, at, lexicon);
};

type Sum = { total: number; current: number; last: number };

const sequenceAt = (tokens: readonly Token[], at: number, lexicon: Lexicon): Spelled | undefined => {
  const sum: Sum = { total: 0, current: 0, last: Number.POSITIVE_INFINITY };
  let end = at;
  for (let i = at; i < tokens.length; i += 1) {
    const word = tokens[i]?.folded ?? '';
    if (i > at && LINKS.has(word) && takes(sum, tokens[i + 1]?.folded ?? '', lexicon)) continue;
    if (!takes(sum, word, lexicon)) break;
    add(sum, word, lexicon);
    end = i + 1;
  }
  if (end === at) return undefined;
  const value = Number((sum.total + sum.current).toPrecision(12));
  return { readings: [value], isWeak: value <= 1 || (end - at === 1 && value <= 2), length: end - at };
};

/** A multiplier needs nothing before it; a smaller number follows a larger one. */
const takes = ({ total, current, last }: Sum, word: string, lexicon: Lexicon): boolean => {
  if (lexicon.multipliers.has(word)) return total + current > 0 || word !== 'mil';
  const value = lexicon.numbers.get(word);
  if (value === undefined) return false;
  if (value < 1) return total + current === 0 && last === Number.POSITIVE_INFINITY;
  return value < last || isScore(current, value);
};

/** `quatre-vingt` */
const isScore = (current: number, value: number): boolean => current === 4 && value === 20;

const add = (sum: Sum, word: string, { multipliers, numbers }: Lexicon): void => {
  const factor = multipliers.get(word);
  const value = numbers.get(word) ?? 0;
  if (factor === undefined) {
    sum.current = isScore(sum.current, value) ? 80 : sum.current + value;
    sum.last = isScore(sum.current, value) ? 20 : value < 1 ? 0 : sum.current === 80 ? 20 : value;
  } else if (factor === 100) {
    sum.current = Math.max(1, sum.current) * 100;
    sum.last = 100;
  } else {
    sum.total += Math.max(1, sum.current) * factor;
    sum.current = 0;
    sum.last = factor;
  }
};

/** `siebzigmal` */
const TIMES = /(?:mal|fach)$/;

const joinedValue = (whole: string, { joined, numbers, multipliers }: Lexicon): number | undefined => {
  const word = whole.replace(TIMES, '');
  const parts = joined ? (word.match(joined) ?? []) : [];
  if (parts.length < (word === whole ? 2 : 1) || parts.join('') !== word) return undefined;
  let total = 0;
  let current = 0;
  for (const part of parts) {
    const factor = multipliers.get(part);
    if (factor === undefined) current += numbers.get(part) ?? 0;
    else if (factor === 100) current = Math.max(1, current) * 100;
    else {
      total += Math.max(1, current) * factor;
      current = 0;
    }
  }
  return total + current;
};

const DENSE_NUMERAL = /^[〇零一二两兩三四五六七八九十百千万萬億亿兆]+$/u;
const DENSE_DIGITS = '〇一二三四五六七八九';

const denseValue = (text: string): number | undefined => {
  const plain = text
    .replace(/[两兩]/gu, '二')
    .replaceAll('零', '〇')
    .replaceAll('萬', '万')
    .replaceAll('亿', '億');
  const digits = [...plain].map((sign) => DENSE_DIGITS.indexOf(sign));
  if (digits.every((digit) => digit >= 0)) return Number(digits.join(''));
  let [total, section, digit] = [0, 0, 0];
  for (const [i, sign] of [...plain].entries()) {
    const value = digits[i] ?? -1;
    const factor = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (value >= 0) digit = value;
    else if (factor !== undefined) {
      section += Math.max(1, digit) * factor;
      digit = 0;
    } else {
      total += Math.max(1, section + digit) * ({ 万: 1e4, 億: 1e8, 兆: 1e12 }[sign] ?? 1);
      [section, digit] = [0, 0];
    }
  }
  return total + section + digit;
};
