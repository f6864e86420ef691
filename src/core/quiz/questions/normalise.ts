const ARTICLES = /^(?:the|an?|der|die|das|le|la|les|el|los|las)\s+/u;

/** The answer in lower case without accents, articles and punctuation: equal for answers that a person takes as equal. */
export const normalised = (answer: string): string => {
  const words = answer
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+\-−<>=.,%°]+/gu, ' ')
    .replace(/[.,]+(?=\s|$)/gu, '')
    .trim();
  return words.replace(ARTICLES, '').trim() || answer.trim();
};

/** Whether two answers are the same, or one contains the words of the other. */
export const saysTheSame = (one: string, other: string): boolean =>
  haveSameWords(normalised(one), normalised(other));

/** {@link saysTheSame} of answers that are {@link normalised} already. */
export const haveSameWords = (a: string, b: string): boolean => {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 2 && ` ${long} `.includes(` ${short} `) && !isNumber(short);
};

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
