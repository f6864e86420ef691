/** Letters of scripts that write no spaces between words. */
export const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** The text on one line, its runs of white space made one space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** True where the script writes no spaces between words. */
export const isDense = (text: string): boolean => (text.match(CJK)?.length ?? 0) * 3 > text.length;
