import { columnsOf, isIn, rowsOf, type Span } from './columns.js';
import { median, rightOf } from './glyph.js';
import { isLeader } from './kinds.js';
import { type Line, lineOf } from './lines.js';
import { type Piece, pieceOf } from './pieces.js';

/** Rows in whose cells stand columns, one under another. */
export interface Grid {
  readonly kind: 'grid';
  /** The printed lines of each cell. */
  readonly rows: readonly (readonly (readonly Line[])[])[];
  readonly heads: number;
}
/** A row of running text. */
export interface TextRow {
  readonly kind: 'row';
  readonly pieces: readonly Piece[];
}

/** A table of two columns needs so many rows, one of more columns one less. */
const ROWS = 3;
/** Rows further apart, in ems, belong to different tables. */
const APART = 3.2;

/** The rows of a flow, those that make tables together. */
export const rowsAndGrids = (pieces: readonly Piece[]): readonly (Grid | TextRow)[] => {
  const rows = rowsOf(pieces).map((row) =>
    isRunningText(row) ? [pieceOf(row.flatMap(({ glyphs }) => glyphs))] : row,
  );
  const found: (Grid | TextRow)[] = [];
  for (let at = 0; at < rows.length; ) {
    const end = gridEnd(rows, at);
    const run = rows.slice(at, Math.max(end, at + 1));
    found.push(end > at ? gridOf(run) : { kind: 'row', pieces: run.flat() });
    at += run.length;
  }
  return found;
};

type Row = readonly Piece[];

/** A justified line whose spaces are all about as wide, or one that leads to a page number with dots. */
const isRunningText = (row: Row): boolean => {
  if (row.length < 2) return false;
  const { text } = lineOf(row);
  return isLeader(text) || (isStretched(row) && /^[^\d]+$/u.test(text));
};

const isStretched = (row: Row): boolean => {
  const between = row.slice(1).map(({ x }, i) => x - (row[i]?.right ?? x));
  const within = row
    .flatMap(({ glyphs, size }) =>
      glyphs.slice(1).map((glyph, i) => (glyph.x - rightOf(glyphs[i] ?? glyph)) / size),
    )
    .filter((gap) => gap > WORDS_APART);
  const gaps = [...within, ...between.map((gap) => gap / (row[0]?.size ?? 1))];
  return gaps.length >= 3 && Math.max(...gaps) < median(within.length > 0 ? within : gaps) * 1.5;
};
/** Words are further apart, in ems. */
const WORDS_APART = 0.15;

/** Where the table that begins with the row ends; `start` itself where none begins. */
const gridEnd = (rows: readonly Row[], start: number): number => {
  if ((rows[start]?.length ?? 0) < 2) return start;
  let [columns, end]: [readonly Span[], number] = [[], start];
  for (let at = start; at < rows.length; at += 1) {
    const [first = [], before = [], row = []] = [rows[start], rows[at - 1], rows[at]];
    columns = columnsOf([...columns, ...row]);
    if (columns.length < 2 || (at > start && (!isNear(before, row) || isTitle(row, first)))) break;
    if (row.length >= 2 || goesOnWithCell(before, row, columns)) end = at + 1;
  }
  return isGrid(rows.slice(start, end)) ? end : start;
};

/** A row with nothing but the next line of a cell that is not the first. */
const goesOnWithCell = ([before]: Row, row: Row, [, ...others]: readonly Span[]): boolean => {
  const [only] = row;
  if (!before || !only || row.length !== 1) return false;
  return only.baseline - before.baseline < CLOSE * only.size && others.some((column) => isIn(only, column));
};
/** Lines of one cell are closer to each other, in ems. */
const CLOSE = 1.6;

/** A title between rows ends the table above it. */
const isTitle = (row: Row, first: Row): boolean =>
  row.length === 1 && lineOf(row).isBold && !lineOf(first).isBold;

const isNear = ([before]: Row, [last]: Row): boolean =>
  !before || !last || last.baseline - before.baseline < APART * Math.max(last.size, before.size);

const isGrid = (run: readonly Row[]): boolean => {
  const full = run.filter((row) => row.length >= 2).length;
  const columns = columnsOf(run.flat()).length;
  if (isList(run)) return false;
  return full * 2 >= run.length && (full >= ROWS || (full >= ROWS - 1 && columns >= 3));
};

/** Markers and what they mark: columns of them, and at the margin of what they mark nothing else. */
const isList = (run: readonly Row[]): boolean => {
  const [margin, ...others] = columnsOf(run.flat());
  const isMarked = ([first, , third]: Row): boolean => {
    if (!first || !margin) return false;
    const isMarker = MARKER_ALONE.test(lineOf([first]).text);
    return others.length === 1 ? isMarker || !isIn(first, margin) : isMarker && !third;
  };
  return run.every(isMarked);
};
const MARKER_ALONE = /^(?:[^\p{L}\p{N}\s]|[\uf000-\uf0ff]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|\[\d{1,3}\])$/u;

/** The printed lines of a cell. */
type Cell = readonly (readonly Piece[])[];

const gridOf = (run: readonly Row[]): Grid => {
  const columns = columnsOf(run.flat());
  const cells = run.map((row) => columns.map((column) => row.filter((piece) => isIn(piece, column))));
  const rows = merged(
    cells,
    run.map((row) => lineOf(row).isBold),
  ).map((row) => row.map((cell) => cell.map(lineOf)));
  return {
    kind: 'grid',
    rows,
    heads: hasHead(
      run,
      rows.map((row) => row.map(textOf)),
    )
      ? 1
      : 0,
  };
};

/** The text of a cell. */
export const textOf = (lines: readonly Line[]): string => lines.map(({ text }) => text).join(' ');

/**
 * A row whose first cell is empty goes on with the row above it, and so does one that begins small among capitals. Of
 * heads in two lines, the first column's may stand lower than the first line.
 */
const merged = (
  rows: readonly (readonly (readonly Piece[])[])[],
  isBold: readonly boolean[],
): readonly (readonly Cell[])[] => {
  const inCapitals = rows.filter((row) => !beginsSmall(row)).length >= rows.length * CAPITALS;
  return rows.reduce<(readonly Cell[])[]>((found, row, i) => {
    const cells = row.map((pieces): Cell => (pieces.length > 0 ? [pieces] : []));
    const last = found.at(-1);
    const isOfHeads = found.length === 1 && last?.[0]?.length === 0 && isBold[i - 1] && isBold[i];
    if (last && (row[0]?.length === 0 || isOfHeads || (inCapitals && beginsSmall(row)))) {
      const grown = last.map((cell, i) => [...cell, ...(cells[i] ?? [])]);
      found.splice(-1, 1, grown);
    } else found.push(cells);
    return found;
  }, []);
};
/** Where so many rows begin with a capital, the others go on. */
const CAPITALS = 0.4;

const beginsSmall = (row: readonly (readonly Piece[])[]): boolean =>
  row.every((pieces) => pieces.length === 0 || /^\p{Ll}/u.test(lineOf(pieces).text));

const hasHead = (run: readonly Row[], rows: readonly (readonly string[])[]): boolean => {
  const [first = []] = run;
  const isBold = (row: Row): boolean => lineOf(row).isBold;
  if (isBold(first) && !run.slice(1).every(isBold)) return true;
  const numbers = (row: readonly string[]): number => row.filter((cell) => /^[\d\p{Sc}]/u.test(cell)).length;
  const [head = [], ...body] = rows;
  return numbers(head) === 0 && body.length > 0 && body.every((row) => numbers(row) > 0);
};
