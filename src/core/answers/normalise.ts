import { fold, plainDigits } from '../language/plain.js';

const ARTICLES = /^(?:the|an?|der|die|das|le|la|les|el|los|las)\s+/u;

/** A word, as opposed to the short names and signs of formulas, elements, units and code. */
const WORD = /\p{Lo}|\p{L}{3,}/u;

/**
 * What is equal for answers that a person takes as equal. Words lose case, accents, articles and punctuation; signs
 * and short names mean what they are: `C#`, `C++` and `C`, `Co` and `CO`, `p ∧ q` and `p ∨ q` differ. A number is its
 * value, however it is written.
 */
export const normalised = (answer: string): string => {
  const text = withValues(plainDigits(answer.replace(RAISED, raised).replace(/\p{Cf}/gu, '')));
  return (isInWords(text) ? asWords(text) : asSigns(text)) || answer.trim();
};

/** Whether an answer has a word in it; signs and short names alone are taken to the letter. */
export const isInWords = (answer: string): boolean => WORD.test(answer);

const asWords = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{M}\p{N}\p{Sm}\p{Sc}\p{So}\-.,%#&*/^]+/gu, ' ')
    .replace(/[.,]+(?=\s|$)/gu, '')
    .trim()
    .replace(ARTICLES, '')
    .trim();

const asSigns = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[.,;:]+$/u, '')
    .replace(/["“”„«»\s]+/gu, '');

const RAISED = /[⁰¹²³⁴-⁹⁺⁻]+/gu;
const raised = (digits: string): string => `^${digits.normalize('NFKC')}`;

/** A thousand with its separator, whichever. `1.000` may also mean 1, but then `1000` is hardly another option. */
const GROUPED = /(?<![\d.,])[1-9]\d{0,2}(?<separator>[.,'’\s])\d{3}(?:\k<separator>\d{3})*(?!\d)/gu;

/** The text with `1,000` as `1000`, `−5` as `-5`, `0,50` as `0.5`. */
const withValues = (text: string): string =>
  text
    .replace(/−|[‐‑‒–](?=\d)/gu, '-')
    .replace(GROUPED, (number) => number.replace(/\D/gu, ''))
    .replace(/(?<=\d),(?=\d)/gu, '.')
    .replace(/(?<=\.\d*?)0+(?!\d)/gu, '')
    .replace(/(?<=\d)\.(?!\d)/gu, '')
    .replace(/(?<!\d)\.(?=\d)/gu, '0.')
    .replace(/^\s*\+(?=\d)/u, '');

/** Whether two answers are the same, or one contains the words of the other. */
export const saysTheSame = (one: string, other: string): boolean =>
  haveSameWords(normalised(one), normalised(other));

/** {@link saysTheSame} of answers that are {@link normalised} already. */
export const haveSameWords = (a: string, b: string): boolean => {
  if (a.length === b.length) return isEqual(a, b);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const holds = ` ${long} `.toLowerCase().includes(` ${short} `.toLowerCase());
  return short.length > 2 && holds && !isNumber(short);
};

/** Whether answers that are {@link normalised} already are the same. */
export const isEqual = (a: string, b: string): boolean => a === b || isLower(a, b) || isLower(b, a);

/** `co` may be meant for `Co` or `CO`, which differ. */
const isLower = (a: string, b: string): boolean => a === b.toLowerCase();

const isNumber = (text: string): boolean => /^[\p{N}.,%]+$/u.test(text);

/** What an answer looks like. */
export interface Traits {
  readonly length: number;
  readonly words: number;
  /** For each of {@link FORMS}, whether it has that form. */
  readonly forms: readonly boolean[];
}

/** Has a digit, begins with a capital, ends like a sentence, has no letter. */
const FORMS = [/\p{N}/u, /^\p{Lu}/u, /[.!?]$/u, /^[\P{L}]+$/u];

export const traitsOf = (text: string): Traits => ({
  length: text.length,
  words: text.trim().split(/\s+/u).length,
  forms: FORMS.map((form) => form.test(text)),
});

/**
 * How easily one answer passes for the other, from 0 to 1: by length, number of words, and what they are made of.
 */
export const likeness = (one: Traits, other: Traits): number => {
  const ratio = (a: number, b: number): number => Math.min(a, b) / Math.max(a, b, 1);
  const shared = FORMS.filter((_, form) => one.forms[form] === other.forms[form]).length / FORMS.length;
  return 0.4 * ratio(one.length, other.length) + 0.2 * ratio(one.words, other.words) + 0.4 * shared;
};
