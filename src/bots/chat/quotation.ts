/** What opens a quotation in the languages that people type, and what closes it. */
const MARKS = ['""', '“”', '„“”', '””', '«»', '»«', '‹›', '›‹', '「」', '『』'] as const;
/** These are apostrophes, too: they open before a word and close behind one. */
const APOSTROPHES = ["''", '‘’', '‚‘’'] as const;

const between = ([open = '', ...close]: string): string =>
  `${open}[^${close.join('')}\\n]*[${close.join('')}]`;
const aroundWords = ([open = '', ...marks]: string): string => {
  const close = marks.join('');
  return `(?<![\\p{L}\\p{N}])${open}(?:[^${close}\\n]|[${close}](?=\\p{L}))*[${close}](?!\\p{L})`;
};

/** Words in the quotation marks of any language, as the source of a regular expression without groups (flag `u`). */
export const QUOTED: string = `(?:${[...MARKS.map(between), ...APOSTROPHES.map(aroundWords)].join('|')})`;

const WHOLE = new RegExp(`^${QUOTED}$`, 'u');

/** What stands between the marks of something {@link QUOTED}. */
export const insideMarks = (quoted: string): string => quoted.slice(1, -1).trim();

/** The text without quotation marks around the whole of it. */
export const unquoted = (text: string): string => (WHOLE.test(text) ? insideMarks(text) : text);
