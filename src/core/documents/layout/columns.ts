import { median } from './glyph.js';
import type { Piece } from './pieces.js';

/** A stretch of a page that is read from top to bottom, row by row. */
export interface Flow {
  readonly pieces: readonly Piece[];
  readonly left: number;
  readonly right: number;
}

/** A strip between columns, in ems, is at least so wide. */
const GUTTER = 0.6;
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
const bestCut = (pieces: readonly Piece[]): Cut | undefined =>
  candidates(pieces)
    .flatMap((x) => cutAt(pieces, x) ?? [])
    .filter(isColumns)
    .sort((a, b) => linesBeside(b) - linesBeside(a))[0];

const linesBeside = ({ left, right }: Cut): number => Math.min(left.length, right.length);

/** Where strips may be: before the left edges that several pieces have in common. */
const candidates = (pieces: readonly Piece[]): readonly number[] => {
  const counts = new Map<number, number>();
  for (const { x } of pieces) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  return [...counts]
    .filter(([x, count]) => count + (counts.get(x + 1) ?? 0) + (counts.get(x - 1) ?? 0) >= LINES)
    .map(([x]) => x - 2)
    .slice(0, MOST_CANDIDATES);
};
const MOST_CANDIDATES = 60;

/** The longest stretch of the page, from top to bottom, that nothing crosses at `x`. */
const cutAt = (pieces: readonly Piece[], x: number): Cut | undefined => {
  const crossing = [...pieces.filter((piece) => piece.x < x && piece.right > x), ...tableRows(pieces, x)].map(
    ({ baseline }) => baseline,
  );
  const edges = [Number.NEGATIVE_INFINITY, ...crossing.sort((a, b) => a - b), Number.POSITIVE_INFINITY];
  const stretches = edges.slice(1).map((below, i) => {
    const above = edges[i] ?? Number.NEGATIVE_INFINITY;
    return { above, below, pieces: pieces.filter(({ baseline }) => baseline > above && baseline < below) };
  });
  return stretches
    .map(({ above, below, pieces: beside }) => ({
      above: pieces.filter(({ baseline }) => baseline <= above),
      left: beside.filter(({ right }) => right <= x),
      right: beside.filter((piece) => piece.x >= x),
      below: pieces.filter(({ baseline }) => baseline >= below),
    }))
    .sort((a, b) => linesBeside(b) - linesBeside(a))
    .slice(0, 1)
    .map(withLastLine)[0];
};

/** The pieces of rows that are cells of a table on both sides of `x`: several rows, each with three cells or more. */
const tableRows = (pieces: readonly Piece[], x: number): readonly Piece[] => {
  const isTableRow = (row: readonly Piece[]): boolean =>
    row.length >= 3 &&
    median(row.map(({ glyphs }) => glyphs.length)) < LINE_SIGNS &&
    row.some(({ right }) => right <= x) &&
    row.some((piece) => piece.x >= x);
  const rows = rowsOf(pieces);
  return rows
    .filter((row, i) => {
      const inRun = [i - 2, i - 1, i].some((from) =>
        [0, 1, 2].every((step) => isTableRow(rows[from + step] ?? [])),
      );
      return inRun && isTableRow(row);
    })
    .flat();
};

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

const isColumns = ({ left, right }: Cut): boolean => {
  if (left.length < LINES || right.length < LINES) return false;
  const size = median([...left, ...right].map((piece) => piece.size));
  const gutter = Math.min(...right.map(({ x }) => x)) - Math.max(...left.map((piece) => piece.right));
  if (gutter < size * GUTTER || !overlap(left, right)) return false;
  if (isFilled(left) && isFilled(right)) return true;
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
export const rowsOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && piece.baseline - last.baseline < Math.max(piece.size, last.size) * SAME_ROW)
      row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
};
/** Pieces whose baselines differ by less, in ems, make one row. */
const SAME_ROW = 0.35;
