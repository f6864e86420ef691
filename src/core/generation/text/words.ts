import { CJK } from '../../documents/quote/words.js';

export { isDense, oneLine } from '../../documents/quote/words.js';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;
/** Scripts without spaces: about two characters make a word. */
const CJK_PER_WORD = 2;

/** How many words the text has; scripts that write no spaces are counted by their characters. */
export const countWords = (text: string): number => {
  const dense = text.match(CJK)?.length ?? 0;
  const spaced = text.replace(CJK, ' ').match(WORD)?.length ?? 0;
  return spaced + Math.ceil(dense / CJK_PER_WORD);
};

/** The words of the text in lower case and compatibility form, punctuation left out; for comparing. */
export const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(WORD) ?? [];

/** The text as it counts when two are compared: words in lower case, one space apart. */
export const comparable = (text: string): string => wordsOf(text).join(' ');

/** The text with its first letter in upper case. */
export const capitalise = (text: string): string => {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
};
