import { capitalise } from '../text/words.js';

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
  capitalise(template.replace(/\{(\w+!?)\}/g, (_, name: string) => slots[name] ?? '').trim());

/** The text with its first letter in lower case. */
export const lowered = (text: string): string => {
  const [first = ''] = text;
  return first.toLowerCase() + text.slice(first.length);
};

/** Ends that make a word a common noun rather than a name. */
const COMMON_END =
  /(?:tion|sion|sis|ness|ity|ment|ism|ics|logy|graphy|ance|ence|ing|phy|ure|age|ship|hood|ase|ose|ine|gen|ium|ers?|ors?|ions|ments|ities|sms?|lysis|kinesis|osis|ated|ation|al|ic|ive|ous|ary)$/u;

/**
 * The words as they stand within a sentence, when they began one. Names and abbreviations keep their capital.
 * @param isCommon whether something before them, such as an article, tells that they begin no name
 */
export const withinSentence = (text: string, casing: Casing, isCommon: boolean): string => {
  const [head = ''] = text.split(/[\s’']/u);
  if (/\p{Lu}.*\p{Lu}|\p{N}/u.test(head) || casing(head) === 'name') return text;
  if (/^\p{Lu}$/u.test(head)) return /^A$/.test(head) ? lowered(text) : text;
  const rest = text.slice(head.length);
  if (/^[\s-]\p{Lu}/u.test(rest)) return text;
  return isCommon || casing(head) === 'common' || COMMON_END.test(head) || /\s/u.test(rest) ? lowered(text) : text;
};
