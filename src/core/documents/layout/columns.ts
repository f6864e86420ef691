import { median } from './glyph.js';
import type { Piece } from './pieces.js';
import { inRows } from './rows.js';

/** A stretch of a page that is read from top to bottom, row by row. */
export interface Flow {
  readonly pieces: readonly Piece[];
  readonly left: number;
  readonly right: number;
}

/** A strip between columns, in ems, is at least so wide. */
const GUTTER = 0.6;
/** A narrower strip must divide more lines. */
const SURE_GUTTER = 1.2;
const SURE_LINES = 6;
/** So many lines on either side make a column. */
const LINES = 3;
/** Lines of text fill so much of their column; cells of a table fill less. */
const FILLED = 0.55;
/** Of the shorter side's lines, so many stand level with one of the other where it is a table. */
const LEVEL = 0.7;
/** Columns inside columns inside columns: more is made to hurt. */
const DEEPEST = 12;

/** The page in the order in which it is read: columns one after another, what spans them between. */
export const flowsOf = (pieces: readonly Piece[], depth = 0): readonly Flow[] => {
  if (pieces.length === 0) return [];
  const cut = depth < DEEPEST ? bestCut(pieces) : undefined;
  if (!cut) return [flowOf(pieces)];
  return [cut.above, cut.left, cut.right, cut.below].flatMap((part) => flowsOf(part, depth + 1));
};

const flowOf = (pieces: readonly Piece[]): Flow => ({
  pieces,
  left: Math.min(...pieces.map(({ x }) => x)),
  right: Math.max(...pieces.map(({ right }) => right)),
});

interface Cut {
  readonly above: readonly Piece[];
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
  readonly below: readonly Piece[];
}

/** The strip with most lines beside it that divides columns of text. */
const bestCut = (pieces: readonly Piece[]): Cut | undefined => {
  const fromTop = [...pieces].sort((a, b) => a.baseline - b.baseline);
  const cells = tableCells(pieces);
  const stretches = candidates(pieces)
    .map((x) => longestStretch(fromTop, cells, x))
    .filter(({ lines }) => lines >= LINES)
    .sort((a, b) => b.lines - a.lines)
    .slice(0, MOST_CUTS);
  for (const stretch of stretches) {
    const cut = withLastLine(cutAt(fromTop, stretch));
    if (isColumns(cut)) return cut;
  }
  return undefined;
};

/** Where strips may be: before the left edges that several pieces have in common. */
const candidates = (pieces: readonly Piece[]): readonly number[] =>
  commonEdges(pieces)
    .slice(0, MOST_CANDIDATES)
    .map((x) => x - 2);
/** More candidates, and more cuts looked at closely, are made to hurt. */
const MOST_CANDIDATES = 40;
const MOST_CUTS = 8;

/** Where several pieces begin, in points; where most do comes first. */
const commonEdges = (pieces: readonly Piece[]): readonly number[] => {
  const counts = new Map<number, number>();
  for (const { x } of pieces) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  return [...counts]
    .filter(([x, count]) => count + (counts.get(x + 1) ?? 0) + (counts.get(x - 1) ?? 0) >= LINES)
    .sort(([, a], [, b]) => b - a)
    .map(([x]) => x);
};

/** From the piece `start` to before the piece `end`, counted from the top, nothing crosses `x`. */
interface Stretch {
  readonly x: number;
  readonly start: number;
  readonly end: number;
  /** Lines of the side that has fewer. */
  readonly lines: number;
}

const longestStretch = (fromTop: readonly Piece[], cells: ReadonlySet<Piece>, x: number): Stretch => {
  let best: Stretch = { x, start: 0, end: 0, lines: 0 };
  let [start, left, right] = [0, 0, 0];
  fromTop.forEach((piece, i) => {
    if (cells.has(piece) || (piece.x < x && piece.right > x)) [start, left, right] = [i + 1, 0, 0];
    else if (piece.right <= x) left += 1;
    else right += 1;
    const lines = Math.min(left, right);
    if (lines > best.lines || (lines === best.lines && start === best.start))
      best = { x, start, end: i + 1, lines };
  });
  return best;
};

const cutAt = (fromTop: readonly Piece[], { x, start, end }: Stretch): Cut => {
  const beside = fromTop.slice(start, end);
  return {
    above: fromTop.slice(0, start),
    left: beside.filter(({ right }) => right <= x),
    right: beside.filter(({ right }) => right > x),
    below: fromTop.slice(end),
  };
};

/** The pieces that are cells of tables with three columns or more: they are no lines of text columns. */
const tableCells = (pieces: readonly Piece[]): ReadonlySet<Piece> => {
  const rows = rowsOf(pieces);
  const runs: (readonly Piece[])[][] = [[]];
  for (const row of rows) {
    if (row.length >= 3) runs.at(-1)?.push(row);
    else runs.push([]);
  }
  const tables = runs.filter(isTable);
  const cells = new Set(tables.flat(2));
  const edges = new Set(commonEdges(pieces.filter((piece) => !cells.has(piece))));
  return new Set(tables.filter((run) => !isByChance(run, edges)).flat(2));
};

/** Lines of several text columns that are level are no row: they begin where others of their columns begin, too. */
const isByChance = (run: readonly (readonly Piece[])[], edges: ReadonlySet<number>): boolean => {
  const columns = columnsOf(run.flat());
  const shared = columns.filter(({ x }) => edges.has(Math.round(x)));
  return shared.length >= 3 && shared.length * 2 > columns.length;
};

/** Cells leave room in their columns; the words of justified lines fill them. */
const isTable = (run: readonly (readonly Piece[])[]): boolean => {
  const columns = columnsOf(run.flat());
  if (run.length < LINES || columns.length < 3) return false;
  const own = columns.map((column) => run.map((row) => row.filter((piece) => isIn(piece, column))));
  if (own.some(isOfLinesAndCells)) return false;
  const room = columns.reduce((sum, { x, right }) => sum + right - x, 0) * run.length;
  const filled = run.flat().reduce((sum, { x, right }) => sum + right - x, 0);
  return filled < room * CELLS_FILLED;
};
const CELLS_FILLED = 0.75;

/** A column of text that holds small tables: some of its lines run over the room between their cells. */
const isOfLinesAndCells = (rows: readonly (readonly Piece[])[]): boolean => {
  const seconds = rows.flatMap(([, second]) => second?.x ?? []);
  if (seconds.length < LINES) return false;
  const edge = median(seconds);
  const isOver = ({ x, right, size }: Piece): boolean => x < edge - size && right > edge + size;
  return rows.filter((row) => row.some(isOver)).length >= LINES;
};

/** A strip of a page, from left to right. */
export interface Span {
  readonly x: number;
  readonly right: number;
  /** Of the print at its left edge. */
  readonly size: number;
}

/** Between cells of a row is at least so much room, in ems, in every row. */
const BETWEEN = 0.5;

/** The strips that pieces, or strips and further pieces, fill together, from left to right. */
export const columnsOf = (parts: readonly Span[]): readonly Span[] =>
  [...parts]
    .sort((a, b) => a.x - b.x)
    .reduce<Span[]>((spans, { x, right, size }) => {
      const last = spans.at(-1);
      if (last && x < last.right + size * BETWEEN)
        spans.splice(-1, 1, { ...last, right: Math.max(last.right, right) });
      else spans.push({ x, right, size });
      return spans;
    }, []);

/** Whether a piece stands in a column. */
export const isIn = (piece: Piece, column: Span): boolean =>
  piece.x >= column.x - 0.01 && piece.right <= column.right + 0.01;

/** Lines of text have more signs; cells have fewer. */
const LINE_SIGNS = 14;

/** The last line of a paragraph that spans the columns may end within the first of them. */
const withLastLine = (cut: Cut): Cut => {
  const spanning = cut.above.reduce<Piece | undefined>(
    (low, piece) => (low && low.baseline > piece.baseline ? low : piece),
    undefined,
  );
  const [first] = [...cut.left].sort((a, b) => a.baseline - b.baseline);
  if (!spanning || !first || Math.abs(first.x - spanning.x) > first.size * 0.5) return cut;
  const isClose = first.baseline - spanning.baseline < first.size * 1.5;
  const isAlone = !cut.right.some(({ baseline }) => baseline < first.baseline + first.size * 0.5);
  if (!isClose || !isAlone) return cut;
  return { ...cut, above: [...cut.above, first], left: cut.left.filter((piece) => piece !== first) };
};

/** Whether the sides are columns of text: beside each other, apart, and filled with lines or set on their own. */
const isColumns = ({ left, right }: Cut): boolean => {
  if (left.length < LINES || right.length < LINES) return false;
  const size = median([...left, ...right].map((piece) => piece.size));
  const gutter = Math.min(...right.map(({ x }) => x)) - Math.max(...left.map((piece) => piece.right));
  if (gutter < size * GUTTER || !overlap(left, right)) return false;
  // The spaces of a few stretched lines may stand above each other by chance.
  if (gutter < size * SURE_GUTTER && Math.min(rowsOf(left).length, rowsOf(right).length) < SURE_LINES)
    return false;
  if (isFilled(left) && isFilled(right)) return true;
  if (isOfLinesAndCells(rowsOf(left)) && isOfLinesAndCells(rowsOf(right))) return true;
  return level(left, right) < LEVEL;
};

/** Columns stand beside each other; what is wholly above something is not beside it. */
const overlap = (left: readonly Piece[], right: readonly Piece[]): boolean => {
  const [a, b] = [left, right].map((pieces) => pieces.map(({ baseline }) => baseline));
  if (!a || !b) return false;
  const shared = Math.min(Math.max(...a), Math.max(...b)) - Math.max(Math.min(...a), Math.min(...b));
  return shared > 0.3 * Math.min(Math.max(...a) - Math.min(...a), Math.max(...b) - Math.min(...b));
};

const isFilled = (pieces: readonly Piece[]): boolean => {
  const { left, right } = flowOf(pieces);
  const rows = rowsOf(pieces);
  const widths = rows.map((row) => row.reduce((sum, piece) => sum + piece.right - piece.x, 0));
  const signs = rows.map((row) => row.reduce((sum, { glyphs }) => sum + glyphs.length, 0));
  return median(widths) >= (right - left) * FILLED && median(signs) >= LINE_SIGNS;
};

const level = (left: readonly Piece[], right: readonly Piece[]): number => {
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  const beside = few.filter(({ baseline, size }) =>
    many.some((other) => Math.abs(other.baseline - baseline) < size * 0.3),
  );
  return beside.length / few.length;
};

/** The pieces of a flow by baseline, each row from left to right. */
export const rowsOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] =>
  inRows(
    pieces,
    ({ baseline }) => baseline,
    (one, other) => Math.max(one.size, other.size) * SAME_ROW,
  );
/** Pieces whose baselines differ by less, in ems, make one row. */
const SAME_ROW = 0.35;
