import type { Block } from '../page.js';
import type { Line } from './lines.js';

const MARKER =
  /^(?:[\ufffd•◦▪‣●○■□➢➤✓✔∙·⁃◆◇▶▸►★*§❖\uf02d\uf06e\uf071\uf076\uf0a7\uf0b7\uf0d8\uf0fc–—-]|\d{1,2}[.)]|\(\d{1,2}\)|\(?[a-zivx]{1,4}\)|\[\d{1,3}\])\s+(?=\S)/u;
const NUMBERED_HEADING =
  /^(?:(?:[Cc]hapter|CHAPTER|Part|Section|Appendix|Глава|Раздел|Kapitel)\s+\S+|\d{1,2}(?:\.\d{1,2}){0,4}\.?)\s+\p{Lu}/u;
const CAPTION =
  /^(?:(?:fig(?:ure|ura|\.)?|table(?:au)?|tab\.|tab(?:la|ela|ella|elle)|listing|abb(?:ildung|\.)|schéma|рис(?:унок|\.)|таблица|شكل|جدول|איור|טבלה)\s*\p{Nd}+(?:[.-]\p{Nd}+)*[a-z]?(?:\s*[.:–—|-]|\s*$|\s+[\p{Lu}(])|[図表图]\s*\d)/iu;
/** A sentence about a figure, not its caption. */
const ABOUT = /^\p{L}+\.?\s*\d+(?:\.\d+)*[a-z]?\s+\p{Ll}/u;
const DOT_LEADER =
  /(?:[.·] ?){4,}\s*(?:\p{Nd}{1,4}|[ivxl]{1,6}|\p{Script=Arabic}|\p{Script=Hebrew})?$|…{2,}/u;
const FOOTNOTE = /^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[*†‡])\s*\S/u;

/** Known for headings also in plain print. */
const SUBSECTION =
  /^(?:(?:[Cc]hapter|CHAPTER|Part|Section|Appendix|Глава|Раздел|Kapitel)\s+\S+(?:\s+\p{Lu}|$)|\d{1,2}(?:\.\d{1,2}){1,4}\.?\s+\p{Lu})/u;

const HEADING_CHARACTERS = 110;
const HEADING_WORDS = 14;
/** A numbered heading in plain print is shorter. */
const PLAIN_WORDS = 6;
/** Headings are so much larger than running text, or bold. */
const LARGER = 1.1;
/** In print of this size also a sentence is one, as in newspapers and on slides. */
const MUCH_LARGER = 1.35;
/** Footnotes are so much smaller, and in the lower half. */
const SMALLER = 0.93;

/** What a block is, by its lines. */
type Shape =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'item'; readonly depth: number; readonly marker: string }
  | { readonly kind: Exclude<Block['kind'], 'heading' | 'item' | 'table'> };

/** How the page around the lines is set; unknown while lines are still gathered. */
interface Around {
  readonly body: number;
  readonly height: number;
}

export const kindOf = (lines: readonly Line[], around?: Around): Shape => {
  const [first] = lines;
  if (!first) return { kind: 'paragraph' };
  const text = lines.map((line) => line.text).join(' ');
  if (isLeader(first.text)) return { kind: 'contents' };
  if (isCaption(first)) return { kind: 'caption' };
  if (first.isMono) return { kind: 'code' };
  if (around && isFootnote(first, around)) return { kind: 'footnote' };
  const item = itemOf(first);
  const level = around && headingLevel(lines, text, around);
  const isListed =
    item && !(/^\d/.test(item.marker) && (first.isBold || (around && first.size >= around.body * LARGER)));
  if (level !== undefined && !isListed) return { kind: 'heading', level };
  if (item) return { kind: 'item', depth: 0, marker: item.marker };
  if (lines.length === 1 && isFormula(text)) return { kind: 'formula' };
  return { kind: 'paragraph' };
};

/** An entry of a table of contents: dots lead to its page. */
export const isLeader = (text: string): boolean => DOT_LEADER.test(text);

export const isCaption = ({ text }: Line): boolean => CAPTION.test(text) && !ABOUT.test(text);

/** The marker of a list item, and its line without it. */
export const itemOf = (line: Line): { readonly marker: string; readonly rest: Line } | undefined => {
  const marker =
    MARKER.exec(line.text)?.[0] ??
    (line.beginsWithSign ? /^[^\s]\s*(?=\S)/u.exec(line.text)?.[0] : undefined);
  if (marker === undefined) return undefined;
  const marks = line.marks
    .map(({ style, start, end }) => ({
      style,
      start: Math.max(0, start - marker.length),
      end: end - marker.length,
    }))
    .filter(({ end }) => end > 0);
  const own = marker.trim();
  return {
    marker: /[\p{L}\p{N}]/u.test(own) && !line.beginsWithSign ? own : '•',
    rest: { ...line, text: line.text.slice(marker.length), marks },
  };
};

const headingLevel = (lines: readonly Line[], text: string, { body }: Around): number | undefined => {
  const [first] = lines;
  if (!first || lines.length > 3 || !/^[\p{Lu}\p{Lo}\p{Nd}¿¡"“«„]/u.test(text)) return undefined;
  const isShort = text.length <= HEADING_CHARACTERS && text.split(' ').length <= HEADING_WORDS;
  const ratio = first.size / body;
  const isEnded = (ratio < MUCH_LARGER ? /[.,;。،؛-]$/u : /[,;،؛-]$/u).test(text);
  if (!isShort || isEnded || !/\p{L}/u.test(text)) return undefined;
  const isBold = lines.every((line) => line.isBold);
  const isSetOff = ratio >= LARGER || (isBold && ratio > 0.95) || isInCapitals(text);
  if (text.endsWith('!') && ratio < LARGER && !isBold) return undefined;
  const isPlain = lines.length === 1 && isPlainHeading(text);
  if (!isSetOff && !isPlain && !SUBSECTION.test(text)) return undefined;
  const number = /^\d{1,2}((?:\.\d{1,2})*)\.?\s/.exec(text);
  if (number && isNumberedHeading(text)) return 1 + (number[1]?.split('.').length ?? 1);
  return ratio >= 1.8 ? 1 : ratio >= MUCH_LARGER ? 2 : ratio >= LARGER ? 3 : 4;
};

/** A short numbered title, set like the text. */
export const isPlainHeading = (text: string): boolean =>
  NUMBERED_HEADING.test(text) && text.split(' ').length <= PLAIN_WORDS && !/[.,;:!]$/u.test(text);

/** Several capitals and no small letter. */
const isInCapitals = (text: string): boolean =>
  (text.match(/\p{Lu}/gu)?.length ?? 0) >= 4 && !/\p{Ll}/u.test(text) && !/\d/.test(text);

const isNumberedHeading = (text: string): boolean =>
  NUMBERED_HEADING.test(text) && !/[.,;:!]$/u.test(text) && text.length <= 90;

const isFootnote = (line: Line, { body, height }: Around): boolean =>
  line.size < body * SMALLER && line.baseline > height * 0.5 && FOOTNOTE.test(line.text);

/** A line of numbers with more words is a date, a place, a result. */
const MOST_WORDS = 2;

/** A line in which words are the smaller part. */
export const isFormula = (text: string): boolean => {
  const tokens = text.split(/\s+/);
  const numbers = tokens.filter((token) => /^[\p{Sc}(±+−-]?\d[\d.,:/–-]*[%)]?$/u.test(token)).length;
  const solid = text.replace(/\s/g, '').length;
  const words = text.match(/\p{L}{4,}/gu)?.length ?? 0;
  if (tokens.length >= 3 && numbers >= tokens.length * 0.4 && words < MOST_WORDS) return true;
  const inWords = (
    text.match(/[\p{L}\p{M}]{3,}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/gu) ?? []
  ).join('').length;
  return solid > 3 && inWords / solid < 0.4;
};
