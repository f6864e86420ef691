import { isEnglishWord } from '../../language/english-words.js';

/** True for a word that the text writes with a capital also within sentences. */
export type Casing = (word: string) => 'name' | 'common' | undefined;

const WITHIN = /(?<=[\p{Ll},;] )\p{L}[\p{L}\p{M}\p{N}'’-]*/gu;

/** Learns from the text which words keep their capital, and which do not. */
export const casingIn = (text: string): Casing => {
  const words = new Set(text.match(WITHIN) ?? []);
  return (word) => {
    if (words.has(word.toLowerCase())) return 'common';
    return words.has(word) ? 'name' : undefined;
  };
};

/** The template with what stands in braces filled in, and a capital at its beginning. */
export const filled = (template: string, slots: Readonly<Record<string, string | undefined>>): string =>
  begun(template.replace(/\{(\w+!?)\}/g, (_, name: string) => slots[name] ?? '').trim());

/** The text with its first letter in upper case, also after `¿` or a quotation mark. */
export const begun = (text: string): string => text.replace(/\p{L}/u, (letter) => letter.toUpperCase());

/** The text with its first letter in lower case. */
export const lowered = (text: string): string => {
  const [first = ''] = text;
  if (/^\p{Lu}(?:\p{Lu}|\d|-)|^[B-DF-HJ-NP-TV-Z] /u.test(text)) return text;
  return first.toLowerCase() + text.slice(first.length);
};

/** True for an English word that is no name. */
export const isCommonWord = (word: string): boolean => isEnglishWord(word.toLowerCase());

/**
 * The words as they stand within a sentence, when they began one. Names and abbreviations keep their capital.
 * @param isCommon whether something before them, such as an article, tells that they begin no name
 */
export const withinSentence = (text: string, casing: Casing, isCommon: boolean): string => {
  const [head = ''] = text.split(/[\s’'-]/u);
  if (isCommon) return lowered(text);
  if (/\p{Lu}.*\p{Lu}|\p{N}/u.test(head) || casing(head) === 'name') return text;
  if (/^\p{Lu}$/u.test(head)) return /^A$/.test(head) ? lowered(text) : text;
  const rest = text.slice(head.length);
  if (/^[\s-]\p{Lu}/u.test(rest)) return text;
  return casing(head) === 'common' || isCommonWord(head) || /^\p{Script=Cyrillic}/u.test(head)
    ? lowered(text)
    : text;
};
