/** Lines shorter than this that end without a full stop are headings, labels or cells, not parts of a paragraph. */
const WRAPPED_MIN = 50;
const ENDS = /[.!?:;。！？।۔؟]["'”’»)]*$/u;
const BULLET = /^\s*(?:[-–—•◦▪‣*·○●■]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/u;
const CONTINUES = /^[\p{Ll}(]/u;

/** A paragraph, or a list item without its bullet. */
export interface Paragraph {
  readonly text: string;
  readonly isItem: boolean;
}

/** The paragraphs and list items of a page, with lines that were merely wrapped joined again. */
export const paragraphs = (text: string): Paragraph[] =>
  text.split(/\n\s*\n/).flatMap((block) => joined(block.split('\n')));

const joined = (lines: readonly string[]): Paragraph[] => {
  const found: Paragraph[] = [];
  let previous = '';
  for (const raw of lines) {
    const isItem = BULLET.test(raw);
    const line = raw.replace(BULLET, '').trim();
    if (line === '') continue;
    const last = found.at(-1);
    if (last && !isItem && goesOn(previous, line))
      found[found.length - 1] = { ...last, text: joinLines(last.text, line) };
    else found.push({ text: line, isItem });
    previous = line;
  }
  return found;
};

const goesOn = (previous: string, line: string): boolean =>
  previous !== '' &&
  (CONTINUES.test(line)
    ? !ENDS.test(previous) || previous.length >= WRAPPED_MIN
    : previous.length >= WRAPPED_MIN);

const joinLines = (before: string, after: string): string =>
  /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after) ? before.slice(0, -1) + after : `${before} ${after}`;
