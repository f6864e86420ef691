const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;
/** Scripts without spaces: about two characters make a word. */
const CJK_PER_WORD = 2;

/** How many words the text has; scripts that write no spaces are counted by their characters. */
export const countWords = (text: string): number => {
  const dense = text.match(CJK)?.length ?? 0;
  const spaced = text.replace(CJK, ' ').match(WORD)?.length ?? 0;
  return spaced + Math.ceil(dense / CJK_PER_WORD);
};

/** The text on one line, its runs of white space made one space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The words of the text in lower case and compatibility form, punctuation left out; for comparing. */
export const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(WORD) ?? [];

/** The text as it counts when two are compared: words in lower case, one space apart. */
export const comparable = (text: string): string => wordsOf(text).join(' ');

/** True where the script writes no spaces between words. */
export const isDense = (text: string): boolean => (text.match(CJK)?.length ?? 0) * 3 > text.length;

/** The text with its first letter in upper case. */
export const capitalise = (text: string): string => {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
};
