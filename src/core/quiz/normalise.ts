const ARTICLES = /^(?:the|an?|der|die|das|le|la|les|el|los|las)\s+/u;

/** An answer's letters and digits alone: what two answers share that are the same to a person. */
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

/** Whether whoever gives one answer has also given the other: they are the same, or one holds the other's words. */
export const saysTheSame = (one: string, other: string): boolean => {
  const [a, b] = [normalised(one), normalised(other)];
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 2 && !isNumber(short) && ` ${long} `.includes(` ${short} `);
};

const isNumber = (text: string): boolean => /^[\p{N}.,%]+$/u.test(text);

/**
 * How easily one answer passes for the other, from 0 to 1: by length, number of words, and what they are made of.
 */
export const likeness = (one: string, other: string): number => {
  const ratio = (a: number, b: number): number => Math.min(a, b) / Math.max(a, b, 1);
  const words = (text: string): number => text.trim().split(/\s+/u).length;
  const same = (trait: RegExp): number => (trait.test(one) === trait.test(other) ? 1 : 0);
  const form = (same(/\p{N}/u) + same(/^\p{Lu}/u) + same(/[.!?]$/u) + same(/^[\P{L}]+$/u)) / 4;
  return 0.4 * ratio(one.length, other.length) + 0.2 * ratio(words(one), words(other)) + 0.4 * form;
};
