/** How many lines at either end of a page may be head, foot or navigation. */
const ZONE_LINES = 6;
/** Heads and feet are among the outermost lines; what lies further inside must repeat on most pages. */
const OUTER_LINES = 2;
/** Seen on so many of the recent pages, and on so large a share of them, a line belongs to the layout. */
const REPEATED_PAGES = 3;
const REPEATED_SHARE = { outer: 0.2, inner: 0.6 };
/** Page numbers run with the pages at a constant distance; so many pages must agree on it. */
const AGREEING_PAGES = 3;
const REMEMBERED_PAGES = 24;
const RUNNING_HEAD_WORDS = 14;

const BARE_NUMBER =
  /^(?:--? ?)?(?:page|p\.|seite|стр\.?|slide|第)?\s*(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:\/|of|von|из|de|sur)\s*\d{1,4})?\s*(?:頁|ページ)?(?: ?--?)?$/i;

interface Page {
  readonly page: number;
  readonly lines: readonly string[];
}
interface Traces {
  readonly keys: ReadonlySet<string>;
  /** Page number less position in the file, for the first line and for the last. */
  readonly top: ReadonlySet<number>;
  readonly bottom: ReadonlySet<number>;
}

/** Separates running heads, feet, page numbers and slide navigation from the text, by the pages seen lately. */
export interface Furniture {
  /** Learns from pages in order. Show a page before asking about it. */
  readonly learn: (pages: readonly Page[]) => void;
  /** The lines of the page that belong to its text. */
  readonly strip: (page: Page) => string[];
}

export const createFurniture = (): Furniture => {
  let recent: readonly Traces[] = [];
  return {
    learn: (pages) => {
      recent = [...recent, ...pages.map(traces)].slice(-REMEMBERED_PAGES);
    },
    strip: (page) => strip(recent, page),
  };
};

const strip = (recent: readonly Traces[], { page, lines }: Page): string[] => {
  const kept = lines.filter((line, index) => {
    const depth = Math.min(index, lines.length - 1 - index);
    if (depth === 0 && isNumbered(recent, page, line, index === 0 ? 'top' : 'bottom')) return false;
    return depth >= ZONE_LINES || !isRepeated(recent, line, depth < OUTER_LINES ? 'outer' : 'inner');
  });
  while (BARE_NUMBER.test(kept[0] ?? '')) kept.shift();
  while (BARE_NUMBER.test(kept.at(-1) ?? '')) kept.pop();
  return kept;
};

const isRepeated = (recent: readonly Traces[], line: string, where: 'outer' | 'inner'): boolean => {
  const key = keyOf(line);
  const seen = recent.filter(({ keys }) => keys.has(key)).length;
  return key !== '' && seen >= REPEATED_PAGES && seen >= recent.length * REPEATED_SHARE[where];
};

/**
 * A head such as "Chapter 12: Sorting 32" may stand on a single page, but its number runs with the others.
 * So may the numbers of chapters for a while: of both ends of the page, the more constant one has page numbers.
 */
const isNumbered = (
  recent: readonly Traces[],
  page: number,
  line: string,
  edge: 'top' | 'bottom',
): boolean => {
  if (line.split(/\s+/).length > RUNNING_HEAD_WORDS) return false;
  const agreement = (at: 'top' | 'bottom', offset: number): number =>
    recent.filter((page) => page[at].has(offset)).length;
  return edgeNumbers(line).some((number) => {
    const [top, bottom] = [agreement('top', number - page), agreement('bottom', number - page)];
    return edge === 'top' ? top >= AGREEING_PAGES && top > bottom : bottom >= AGREEING_PAGES && bottom >= top;
  });
};

const traces = ({ page, lines }: Page): Traces => {
  const zone =
    lines.length > 2 * ZONE_LINES ? [...lines.slice(0, ZONE_LINES), ...lines.slice(-ZONE_LINES)] : lines;
  const offsets = (line = '') => new Set(edgeNumbers(line).map((number) => number - page));
  return { keys: new Set(zone.map(keyOf)), top: offsets(lines[0]), bottom: offsets(lines.at(-1)) };
};

/** What stays the same of a running line from page to page; empty for lines without letters. */
const keyOf = (line: string): string =>
  /\p{L}/u.test(line) ? line.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ') : '';

/** The numbers with which a line begins or ends, also those of "3 / 40". */
const edgeNumbers = (line: string): number[] => {
  const numbers = [
    /^(\d{1,4})(?![\d.,)\]])/,
    /(?<![\d.,])(\d{1,4})$/,
    /(?<![\d.,])(\d{1,4}) ?(?:\/|of) ?\d{1,4}$/,
  ];
  return numbers.flatMap((pattern) => pattern.exec(line)?.[1] ?? []).map(Number);
};
