import { lineOf } from './lines.js';
import type { Piece } from './pieces.js';

/** Heads and feet stand in this part of the page's height, at either end. */
const ZONE = 0.11;
/** Seen at the same place on so many of the recent pages, and on so large a share of them, it belongs to the layout. */
const REPEATED_PAGES = 3;
const REPEATED_SHARE = { zone: 0.2, inside: 0.6 };
const REMEMBERED_PAGES = 24;
/** How exactly the place is compared, in points. */
const PLACE = 6;
/** Page numbers run with the pages at a constant distance; so many pages must agree on it. */
const AGREEING_PAGES = 3;
const RUNNING_HEAD_WORDS = 14;

const BARE_NUMBER =
  /^(?:[-–—]{1,2} ?)?(?:page|p\.|seite|стр\.?|slide|第|صفحة|صفحه|עמוד)?\s*(?:\p{Nd}{1,4}|[ivxl]{1,7}|\p{Script=Arabic}|\p{Script=Hebrew})(?:\s*(?:\/|of|von|из|de|sur|من|מתוך)\s*\p{Nd}{1,4})?\s*(?:頁|页|ページ)?(?: ?[-–—]{1,2})?$/iu;

/** A printed row, where it stands. */
export interface Printed {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Whether it is all that stands on its baseline. */
  readonly isRow: boolean;
  /** Whether words stand close to it on both sides, as in a justified line with wide spaces. */
  readonly isAmidst?: boolean;
}
export interface PrintedPage {
  readonly page: number;
  readonly height: number;
  readonly rows: readonly Printed[];
}

interface Traces {
  readonly keys: ReadonlySet<string>;
  /** Page number less position in the file, in the head and in the foot. */
  readonly head: ReadonlySet<number>;
  readonly foot: ReadonlySet<number>;
}

/** Tells running heads, feet, page numbers and navigation from the text, by the pages seen lately. */
export interface Running {
  /** Learns from pages in order. Show a page before asking about it. */
  readonly learn: (pages: readonly PrintedPage[]) => void;
  /** Whether the row is one of them. */
  readonly isRunning: (row: Printed, page: Omit<PrintedPage, 'rows'>) => boolean;
}

/** The outermost rows of a page that are nothing but a number. */
export const edgeNumbers = (rows: readonly Printed[]): readonly Printed[] =>
  rows.length < 3
    ? []
    : [rows[0], rows.at(-1)].flatMap((row) => (row && BARE_NUMBER.test(row.text) ? row : []));

export const createRunning = (): Running => {
  let recent: readonly Traces[] = [];
  return {
    learn: (pages) => {
      recent = [...recent, ...pages.map(tracesOf)].slice(-REMEMBERED_PAGES);
    },
    isRunning: (row, page) => isRepeated(recent, row, page.height) || isNumber(recent, row, page),
  };
};

const tracesOf = ({ page, height, rows }: PrintedPage): Traces => {
  const offsets = (zone: 'head' | 'foot') =>
    new Set(rows.filter((row) => zoneOf(row, height) === zone).flatMap(({ text }) => offsetsOf(text, page)));
  return { keys: new Set(rows.map(keyOf)), head: offsets('head'), foot: offsets('foot') };
};

const isRepeated = (recent: readonly Traces[], row: Printed, height: number): boolean => {
  const key = keyOf(row);
  const seen = recent.filter(({ keys }) => keys.has(key)).length;
  const share = REPEATED_SHARE[zoneOf(row, height) ? 'zone' : 'inside'];
  return key !== '' && seen >= REPEATED_PAGES && seen >= recent.length * share;
};

/**
 * A bare number at the edge of the page, or a head such as "Chapter 12: Sorting 32" whose number runs with the others.
 * So may the numbers of chapters for a while: of head and foot, the more constant one has page numbers.
 */
const isNumber = (
  recent: readonly Traces[],
  row: Printed,
  { page, height }: Omit<PrintedPage, 'rows'>,
): boolean => {
  const zone = zoneOf(row, height);
  if (!zone) return false;
  if (row.isAmidst) return false;
  if (BARE_NUMBER.test(row.text)) return true;
  if (row.text.split(/\s+/).length > RUNNING_HEAD_WORDS) return false;
  const agreement = (where: 'head' | 'foot', offset: number): number =>
    recent.filter((traces) => traces[where].has(offset)).length;
  return offsetsOf(row.text, page).some((offset) => {
    const [head, foot] = [agreement('head', offset), agreement('foot', offset)];
    return zone === 'head' ? head >= AGREEING_PAGES && head > foot : foot >= AGREEING_PAGES && foot >= head;
  });
};

const zoneOf = ({ pieces }: Printed, height: number): 'head' | 'foot' | undefined => {
  if (pieces.every(({ baseline }) => baseline < height * ZONE)) return 'head';
  return pieces.every(({ baseline }) => baseline > height * (1 - ZONE)) ? 'foot' : undefined;
};

/** What stays the same of a running line from page to page, with its place; empty for lines without letters. */
const keyOf = ({ text, pieces: [first] }: Printed): string =>
  first && /\p{L}/u.test(text)
    ? `${Math.round(first.baseline / PLACE)} ${text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')}`
    : '';

/** The numbers with which a line begins or ends, also those of "3 / 40", less the page's position. */
const offsetsOf = (text: string, page: number): readonly number[] => {
  const numbers = [
    /^(\d{1,4})(?![\d.,)\]])/,
    /(?<![\d.,])(\d{1,4})$/,
    /(?<![\d.,])(\d{1,4}) ?(?:\/|of) ?\d{1,4}$/,
  ];
  return numbers.flatMap((pattern) => pattern.exec(text)?.[1] ?? []).map((number) => Number(number) - page);
};

/** Lines of text are nearer to each other, in ems. */
const LINE_DISTANCE = 1.7;

/** Numbers of a column are nearer to each other, in ems. */
const CELL_DISTANCE = 3;
const NUMBER = /^\d[\d.,]*$/;

/**
 * What repeats, without lines that stand in the middle of a text, and without numbers under each other: those are its
 * own, though other pages have the same line at the same place.
 */
export const withoutLinesOfText = (
  repeated: ReadonlySet<Piece>,
  { pieces, height }: { readonly pieces: readonly Piece[]; readonly height: number },
): ReadonlySet<Piece> => {
  const others = pieces.filter((piece) => !repeated.has(piece));
  const isOfText = (piece: Piece): boolean => others.some((other) => isUnder(piece, other, LINE_DISTANCE));
  const numbers = pieces.filter((piece) => NUMBER.test(lineOf([piece]).text));
  const isOfColumn = (piece: Piece): boolean =>
    numbers.includes(piece) &&
    numbers.some((other) => other !== piece && isUnder(piece, other, CELL_DISTANCE));
  const isInside = ({ baseline }: Piece): boolean =>
    baseline > height * ZONE && baseline < height * (1 - ZONE);
  return new Set(
    [...repeated].filter((piece) => !isOfColumn(piece) && !(isInside(piece) && isOfText(piece))),
  );
};

/** Whether one stands under or over the other, in the same size and no further away. */
const isUnder = (one: Piece, other: Piece, ems: number): boolean =>
  Math.abs(other.baseline - one.baseline) < ems * one.size &&
  Math.abs(other.size - one.size) < 0.1 * one.size &&
  other.x < one.right &&
  other.right > one.x;
