import type { Hyphens } from './hyphens.js';

/** A heading, whole paragraph, list item or caption; `data` is a line of a table, formula or program. */
export interface CleanBlock {
  readonly kind: 'heading' | 'prose' | 'item' | 'caption' | 'data' | 'reference';
  readonly text: string;
}

/** A line shorter than this share of the page's usual width was ended by its author, not by the margin. */
const FULL_LINE_SHARE = 0.75;
const HEADING_CHARACTERS = 90;
const HEADING_WORDS = 12;

const ITEM = /^(?:[•◦▪‣●○■□➢✓∙·*–—-]|\d{1,2}[.)]|\(\d{1,2}\)|\(?[a-zivx]{1,4}\)|\[\d{1,3}\])\s+\S/;
const NUMBERED_HEADING =
  /^(?:(?:[Cc]hapter|CHAPTER|Part|Section|Appendix|Глава|Раздел|Kapitel)\s+\S+|\d{1,2}(?:\.\d{1,2}){0,4}\.?)\s+\p{Lu}/u;
const CAPTION =
  /^(?:fig(?:ure|\.)?|table|tab\.|listing|abb(?:ildung|\.)|tabelle|рис(?:унок|\.)|таблица|図|表)\s*\d/iu;
const SENTENCE_END = /[.!?。！？؟…:;]["'”’»)\]]*$/u;
const HYPHEN_END = /\p{L}[-\u2010\u00ad]$/u;
const DOT_LEADER = /(?:\. ?){4,}|…{2,}/;

/** Joins the lines of a page into blocks. */
export const toBlocks = (lines: readonly string[], hyphens: Hyphens): CleanBlock[] => {
  const full = usualWidth(lines) * FULL_LINE_SHARE;
  const blocks: string[][] = [];
  let previous: string | undefined;
  for (const line of lines) {
    if (previous === undefined || startsBlock(previous, line, full)) blocks.push([line]);
    else blocks.at(-1)?.push(line);
    previous = line;
  }
  return titlesInARowAreRows(blocks.map((block) => toBlock(block, full, hyphens)));
};

/** Nobody writes three headings under each other: those are the rows of a table, or a title page. */
const titlesInARowAreRows = (blocks: readonly CleanBlock[]): CleanBlock[] => {
  const isTitle = (block: CleanBlock | undefined) =>
    block?.kind === 'heading' && !NUMBERED_HEADING.test(block.text);
  const isInRun = (at: number) =>
    [at - 2, at - 1, at].some((start) => [0, 1, 2].every((step) => isTitle(blocks[start + step])));
  return blocks.map((block, at) => (isInRun(at) ? { kind: 'data', text: block.text } : block));
};

const startsBlock = (previous: string, line: string, full: number): boolean => {
  if (ITEM.test(line) || CAPTION.test(line)) return true;
  if (HYPHEN_END.test(previous)) return false;
  const ended = SENTENCE_END.test(previous);
  if (isData(previous) || isNumberedHeading(previous)) return true;
  if (!ended && /^[\p{Ll}(]/u.test(line)) return false;
  if (isData(line) || isNumberedHeading(line)) return true;
  return previous.length < full;
};

const toBlock = (lines: readonly string[], full: number, hyphens: Hyphens): CleanBlock => {
  const [first = ''] = lines;
  const text = lines.reduce((joined, line) => hyphens.join(joined, line)).replaceAll('\u00ad', '');
  if (lines.length === 1 && isData(first)) return { kind: 'data', text };
  const plain = text.replace(/\s+/g, ' ');
  if (CAPTION.test(first)) return { kind: 'caption', text: plain };
  if (isHeading(plain, lines.length, full)) return { kind: 'heading', text: plain };
  return { kind: ITEM.test(first) ? 'item' : 'prose', text: plain };
};

const isHeading = (text: string, lines: number, full: number): boolean => {
  if (isNumberedHeading(text)) return true;
  if (lines > 1 || text.length >= full || !looksLikeTitle(text)) return false;
  return !ITEM.test(text) && /^[\p{Lu}\p{Lo}\d]/u.test(text);
};

const isNumberedHeading = (line: string): boolean => NUMBERED_HEADING.test(line) && looksLikeTitle(line);

const looksLikeTitle = (text: string): boolean => {
  const short = text.length <= HEADING_CHARACTERS && text.split(' ').length <= HEADING_WORDS;
  return short && !/[.,;:!。،؛-]$/u.test(text);
};

/** Rows of numbers, formulas, programs, tables of contents: lines in which words are the smaller part. */
const isData = (line: string): boolean => {
  if (DOT_LEADER.test(line)) return true;
  const cells = line.split('\t').length;
  if (cells >= 3) return true;
  const tokens = line.split(/\s+/);
  const numbers = tokens.filter((token) => /^[\p{Sc}(±+−-]?\d[\d.,:/–-]*[%)]?$/u.test(token)).length;
  if (tokens.length >= 3 && numbers / tokens.length >= 0.4) return true;
  const solid = line.replace(/\s/g, '').length;
  const inWords = (line.match(/[\p{L}\p{M}]{3,}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu) ?? []).join(
    '',
  ).length;
  return solid > 3 && inWords / solid < 0.4;
};

/** The width, in characters, that most lines of running text fill. */
const usualWidth = (lines: readonly string[]): number => {
  const lengths = lines.filter((line) => line.length >= 12 && !isData(line)).map(({ length }) => length);
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.85)] ?? 0;
};
