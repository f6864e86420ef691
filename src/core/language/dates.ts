import type { Lexicon } from './lexicon.js';
import type { Token } from './tokens.js';

/** A day, or what of it a text says. */
export interface DateParts {
  readonly day?: number | undefined;
  /** 1–12. */
  readonly month?: number | undefined;
  readonly year?: number | undefined;
}

export interface FoundDate {
  readonly date: DateParts;
  /** How many tokens it takes. */
  readonly length: number;
}

/** The date that begins with the token and names a month; undefined if none does. */
export const dateAt = (tokens: readonly Token[], at: number, lexicon: Lexicon): FoundDate | undefined =>
  numericAt(tokens[at]) ??
  denseAt(tokens, at) ??
  dayFirst(tokens, at, lexicon) ??
  monthFirst(tokens, at, lexicon);

const NUMERIC =
  /^(?:(?<first>\d{1,2})[./](?<second>\d{1,2})[./](?<last>\d{4})|(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2}))$/;

/** Where day and month cannot be told apart, the day comes first, as in most of the world. */
const numericAt = (token: Token | undefined): FoundDate | undefined => {
  const groups = NUMERIC.exec(token?.text ?? '')?.groups;
  if (!groups) return undefined;
  const { first, second, last, year, month, day } = groups;
  if (year !== undefined)
    return { date: { day: Number(day), month: Number(month), year: Number(year) }, length: 1 };
  const isAmerican = Number(second) > 12;
  const [days, months] = isAmerican ? [second, first] : [first, second];
  return { date: { day: Number(days), month: Number(months), year: Number(last) }, length: 1 };
};

/** `1789年7月14日`, `1789년 7월 14일`; the year or the day may be missing. */
const denseAt = (tokens: readonly Token[], at: number): FoundDate | undefined => {
  const take = (from: number, signs: RegExp): number | undefined => {
    const [number, sign] = [tokens[from], tokens[from + 1]];
    return number?.kind === 'number' && sign && signs.test(sign.text) ? Number(number.text) : undefined;
  };
  const year = take(at, /^(?:年|년)/u);
  const afterYear = year === undefined ? at : at + 2;
  const month = take(afterYear, /^(?:月|월)/u);
  if (month === undefined) return undefined;
  const day = take(afterYear + 2, /^(?:日|号|일)/u);
  return { date: { year, month, day }, length: afterYear + (day === undefined ? 2 : 4) - at };
};

const SHORT = 3;

/** Months that are also words need a capital: `may`, `march`. */
const monthOf = (token: Token | undefined, { code, months }: Lexicon): number | undefined => {
  const month = token?.kind === 'word' ? months.get(token.folded) : undefined;
  if (month === undefined || token === undefined) return undefined;
  return code === 'en' && token.text === token.folded ? undefined : month;
};

const dayOf = (token: Token | undefined): number | undefined => {
  const day = token?.kind === 'number' && /^\d{1,2}$/.test(token.text) ? Number(token.text) : 0;
  return day >= 1 && day <= 31 ? day : undefined;
};

const BETWEEN = new Set(['.', ',', 'de', 'del', 'of', 'st', 'nd', 'rd', 'th', 'er', 'the', "l'"]);

/** The first token at or after this one that is not a mere link. */
const skip = (tokens: readonly Token[], at: number): number => {
  let next = at;
  while (next < at + 2 && BETWEEN.has(tokens[next]?.folded ?? '')) next += 1;
  return next;
};

const yearAt = (tokens: readonly Token[], at: number): { year: number; end: number } | undefined => {
  const next = skip(tokens, at);
  const text = tokens[next]?.text ?? '';
  return /^\d{3,4}$/.test(text) ? { year: Number(text), end: next + 1 } : undefined;
};

const dayFirst = (tokens: readonly Token[], at: number, lexicon: Lexicon): FoundDate | undefined => {
  const day = dayOf(tokens[at]);
  if (day === undefined) return undefined;
  const next = skip(tokens, at + 1);
  const month = monthOf(tokens[next], lexicon);
  if (month === undefined) return undefined;
  const year = yearAt(tokens, next + 1);
  return { date: { day, month, year: year?.year }, length: (year?.end ?? next + 1) - at };
};

const monthFirst = (tokens: readonly Token[], at: number, lexicon: Lexicon): FoundDate | undefined => {
  const month = monthOf(tokens[at], lexicon);
  if (month === undefined) return undefined;
  const day = dayOf(tokens[skip(tokens, at + 1)]);
  const afterDay = day === undefined ? at + 1 : skip(tokens, skip(tokens, at + 1) + 1);
  const year = yearAt(tokens, afterDay);
  if (day === undefined && !year && (tokens[at]?.text.length ?? 0) <= SHORT) return undefined;
  return { date: { day, month, year: year?.year }, length: (year?.end ?? afterDay) - at };
};

/** Whether the first date says nothing that the other denies or leaves open, but for what `elsewhere` fills in. */
export const isWithin = (one: DateParts, other: DateParts, elsewhere: (year: number) => boolean): boolean =>
  (one.day === undefined || one.day === other.day) &&
  (one.month === undefined || one.month === other.month) &&
  (one.year === undefined || one.year === other.year || (other.year === undefined && elsewhere(one.year)));
