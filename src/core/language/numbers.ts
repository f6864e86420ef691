import type { Lexicon } from './lexicon.js';
import { spelledAt } from './spelled.js';
import type { Token } from './tokens.js';
import { isPer, powerOf, raised, type Unit, unitOf } from './units.js';

/** A number as a text has it. */
export interface Amount {
  /** What it can be: `1,000` is a thousand or one. */
  readonly readings: readonly number[];
  readonly unit?: Unit | undefined;
  /** A word such as `one`, which may count nothing. */
  readonly isWeak: boolean;
  /** How many tokens it takes. */
  readonly length: number;
}

/** The amount that begins with the token, unit and multiplier included; undefined if none does. */
export const amountAt = (tokens: readonly Token[], at: number, lexicon: Lexicon): Amount | undefined => {
  const bare = digitsAt(tokens, at, lexicon) ?? romanAt(tokens, at) ?? spelledAt(tokens, at, lexicon);
  if (!bare) return undefined;
  const before = tokens[at - 1];
  const money = before?.kind === 'sign' && before.isJoined !== undefined ? unitOf(before.text) : undefined;
  const unit = unitAt(tokens, at + bare.length);
  const length = bare.length + (unit?.length ?? 0);
  const sign = isNegative(tokens, at) ? -1 : 1;
  return { ...bare, readings: bare.readings.map((value) => sign * value), unit: unit?.unit ?? money, length };
};

type Bare = Omit<Amount, 'unit'>;

const isNegative = (tokens: readonly Token[], at: number): boolean => {
  const [minus, before] = [tokens[at - 1], tokens[at - 2]];
  if (minus?.kind !== 'sign' || !/[−-]/u.test(minus.text) || !tokens[at]?.isJoined) return false;
  return !minus.isJoined || before?.kind === 'mark';
};

const GROUPED = /^\d{1,3}(?:[ \u00a0\u202f\u2009.,'’٬]\d{3})+/u;

/** What digits can mean: separators group thousands or begin the fraction. */
export const readingsOf = (text: string): readonly number[] => {
  const [, mantissa = text, power] = /^(.*?)(?:\^\{?([-−]?\d+)\}?|([⁻⁺]?[⁰¹²³⁴-⁹]+))?$/u.exec(text) ?? [];
  const raised = power ?? lowered(text.slice(mantissa.length));
  const readings = readingsOfMantissa(mantissa);
  return mantissa === '10' && raised !== '' ? [10 ** Number(raised.replace('−', '-'))] : readings;
};

const lowered = (raised: string): string => raised.normalize('NFKC').replace('−', '-');

const readingsOfMantissa = (text: string): readonly number[] => {
  const digits = text.replaceAll('٫', ',').replace(/[٬ \u00a0\u202f\u2009'’]/gu, '');
  const separators = digits.match(/[.,]/g) ?? [];
  const [first] = separators;
  const last = separators.at(-1);
  if (first === undefined) return [Number(digits)];
  const grouped = Number(digits.replace(/[.,]/g, ''));
  const fraction = Number(digits.replace(/[.,](?=.*[.,])/g, '').replace(',', '.'));
  if (first !== last) return [fraction];
  if (separators.length > 1) return [grouped];
  return GROUPED.test(digits) && !digits.startsWith('0') ? [grouped, fraction] : [fraction];
};

/** Endings that make a number an ordinal or a decade. */
const ORDINAL = /^(?:st|nd|rd|th|e|er|re|eme|o|a|s|ers|ste|ten|и|го|я|е|м|ом|х)$/u;
const DENSE_MULTIPLIERS = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['億', 1e8],
  ['亿', 1e8],
  ['兆', 1e12],
  ['千', 1e3],
  ['百万', 1e6],
  ['千万', 1e7],
  ['만', 1e4],
  ['억', 1e8],
]);

const digitsAt = (tokens: readonly Token[], at: number, lexicon: Lexicon): Bare | undefined => {
  const token = tokens[at];
  if (token?.kind !== 'number') return undefined;
  const power = powerAt(tokens, at + 1);
  if (power) {
    // Before a power of ten, separators begin a fraction: 6.022 × 10²³ is no six thousand.
    const mantissa = Math.min(...readingsOf(token.text));
    return { readings: [round(mantissa * power)], isWeak: false, length: 3 };
  }
  const readings = [...readingsOf(token.text), ...endOfRange(tokens, at)];
  const next = tokens[at + 1];
  if (
    next?.isJoined &&
    ORDINAL.test(next.folded) &&
    (unitOf(next.text) === undefined || isDecade(token, next))
  )
    return { readings, isWeak: false, length: 2 };
  const factor = factorOf(next, lexicon);
  if (factor !== undefined)
    return { readings: readings.map((value) => round(value * factor)), isWeak: false, length: 2 };
  const shared = tokens[at + 2]?.kind === 'number' ? factorOf(tokens[at + 3], lexicon) : undefined;
  const larger = shared === undefined ? [] : readings.map((value) => round(value * shared));
  return { readings: [...readings, ...larger], isWeak: false, length: 1 };
};

/** `1920s` */
const isDecade = ({ text }: Token, next: Token): boolean => next.text === 's' && /^\d{3}0$/.test(text);

/** `5 million`; the first number of `20 to 30 million` means millions too. */
const factorOf = (token: Token | undefined, { multipliers }: Lexicon): number | undefined =>
  token && (multipliers.get(token.folded) ?? DENSE_MULTIPLIERS.get(token.text));

const round = (value: number): number => Number(value.toPrecision(12));

/** `× 10²³` */
const powerAt = (tokens: readonly Token[], at: number): number | undefined => {
  const [times, ten] = [tokens[at], tokens[at + 1]];
  if (!times || !ten || !/^[×x·⋅*]$/u.test(times.text) || ten.kind !== 'number') return undefined;
  return /^10[\^⁰¹²³⁴-⁹⁻⁺]/u.test(ten.text) ? readingsOf(ten.text)[0] : undefined;
};

/** `1914–18` ends in 1918. */
const endOfRange = (tokens: readonly Token[], at: number): readonly number[] => {
  const [from, dash, to] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (!from || !dash || !to || !/^[–—−/-]$/u.test(dash.text)) return [];
  return /^\d{4}$/.test(from.text) && /^\d{2}$/.test(to.text)
    ? [Number(from.text.slice(0, 2) + to.text)]
    : [];
};

const ROMAN = /^(?=[IVXLC]{2,})(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u;
const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

const romanAt = (tokens: readonly Token[], at: number): Bare | undefined => {
  const text = tokens[at]?.text ?? '';
  if (!ROMAN.test(text)) return undefined;
  const digits = [...text].map((letter) => ROMAN_DIGITS[letter] ?? 0);
  const value = digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
  return { readings: [value], isWeak: true, length: 1 };
};

const unitAt = (tokens: readonly Token[], at: number): { unit: Unit; length: number } | undefined => {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token) return undefined;
  const pair = next ? COUPLED.get(`${token.folded} ${next.folded}`) : undefined;
  if (pair) return { unit: pair, length: 2 };
  const power = powerOf(token.folded);
  const square = power === undefined ? undefined : raised(unitOf(next?.text ?? ''), power);
  if (square) return { unit: square, length: 2 };
  const unit = unitOf(token.text);
  if (!unit) return undefined;
  const after = powerOf(next?.folded ?? '');
  const squared = after === undefined ? undefined : raised(unit, after);
  if (squared) return { unit: squared, length: 2 };
  const below = next && isPer(next.folded) ? unitOf(tokens[at + 2]?.text ?? '') : undefined;
  if (!below) return { unit, length: 1 };
  return {
    unit: { dimension: `${unit.dimension}/${below.dimension}`, factor: unit.factor / below.factor },
    length: 3,
  };
};

const SHARE: Unit = { dimension: 'share', factor: 0.01 };
const CELSIUS: Unit = { dimension: 'celsius', factor: 1 };
const COUPLED = new Map<string, Unit>([
  ...['per cent', 'pour cent', 'por ciento', 'per cento', 'por cento', 'в процентах'].map(
    (words) => [words, SHARE] as const,
  ),
  ...[
    '° c',
    'grad celsius',
    'degrees celsius',
    'degres celsius',
    'grados celsius',
    'graus celsius',
    'gradi celsius',
    'градусов цельсия',
  ].map((words) => [words, CELSIUS] as const),
]);

const NEAR = 1e-9;

const equals = (a: number, b: number): boolean =>
  Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b));

/** Whether two amounts are the same: in value, and in unit where both name one. */
export const sameAmount = (one: Amount, other: Amount): boolean => {
  const [a, b] = [one.unit, other.unit];
  if (a && b && a.dimension !== b.dimension) return false;
  const scale = (amount: Amount): readonly number[] =>
    a && b ? amount.readings.map((value) => value * (amount.unit?.factor ?? 1)) : amount.readings;
  const [left, right] = [scale(one), scale(other)];
  if (left.some((value) => right.some((known) => equals(value, known)))) return true;
  return !(a && b) && isHalf(one, other);
};

/** `half` is 50 %. */
const isHalf = (one: Amount, other: Amount): boolean =>
  [[one, other] as const, [other, one] as const].some(
    ([share, plain]) =>
      share.unit?.dimension === 'share' &&
      !plain.unit &&
      plain.readings.some((value) => value === 0.5) &&
      share.readings.some((value) => equals(value * (share.unit?.factor ?? 1), 0.5)),
  );
