import type { Block, Box, Mark, PrintedLine } from '../page.js';
import { type Flow, rowsOf } from './columns.js';
import { grouped } from './glyph.js';
import { joinLines } from './hyphens.js';
import { isCaption, isFormula, isLeader, isPlainHeading, itemOf, kindOf } from './kinds.js';
import type { KnownWords } from './known-words.js';
import { type Line, lineOf } from './lines.js';
import { type Grid, rowsAndGrids, textOf } from './tables.js';

/** What a page's blocks are told by. */
export interface Setting {
  /** The size of running text in the document. */
  readonly body: number;
  readonly height: number;
  readonly words: KnownWords;
  /** Turns a frame's box to its place on the page. */
  readonly onPage: (box: Box) => Box;
}

/** A line that ends before this share of its column was ended by its author, not by the margin. */
const FULL = 0.75;
/** Lines further apart than the usual distance times this begin a block. */
const LOOSE = 1.25;
/** Sizes that differ by more belong to different blocks. */
const OTHER_SIZE = 0.15;

const SENTENCE_END = /[.!?。！？؟…:;]["'”’»)\]]*[¹²³⁴⁵⁶⁷⁸⁹⁰]*$/u;
const HYPHEN_END = /\p{L}[-\u2010\u00ad]$/u;

/** The blocks of a flow, from top to bottom. */
export const blocksOf = (flow: Flow, setting: Setting): readonly Block[] => {
  const groups: (Line[] | Grid)[] = [];
  const spacingOf = usualDistances(flow);
  for (const part of rowsAndGrids(flow.pieces)) {
    if (part.kind === 'grid') groups.push(part);
    else {
      const line = lineOf(part.pieces);
      const last = groups.at(-1);
      if (Array.isArray(last) && goesOn(last, line, flow, spacingOf(line.size))) last.push(line);
      else groups.push([line]);
    }
  }
  const depths = depthsOf(groups.flatMap((group) => (Array.isArray(group) ? (group[0] ?? []) : [])));
  return groups.map((group) => {
    if (!Array.isArray(group)) return tableOf(group, setting);
    const block = blockOf(group, setting);
    const [first] = group;
    return block.kind === 'item' && first ? { ...block, depth: depths.get(first) ?? 0 } : block;
  });
};

/** How deep list items are nested, by how far they are indented. */
const depthsOf = (firsts: readonly Line[]): ReadonlyMap<Line, number> => {
  const items = firsts.filter(itemOf);
  const indents = items.reduce<number[]>((found, { x, size, isLeft, right }) => {
    const edge = isLeft ? -right : x;
    if (!found.some((known) => Math.abs(known - edge) < size)) found.push(edge);
    return found;
  }, []);
  indents.sort((a, b) => a - b);
  return new Map(
    items.map((item) => {
      const edge = item.isLeft ? -item.right : item.x;
      return [item, indents.findIndex((known) => Math.abs(known - edge) < item.size)];
    }),
  );
};

/** How far apart, in ems, lines of a size usually are, by those of the flow. */
const usualDistances = ({ pieces }: Flow): ((size: number) => number) => {
  const rows = rowsOf(pieces).flatMap(([first]) => first ?? []);
  const distances = rows
    .slice(1)
    .map((row, i) => ({
      size: Math.round(Math.max(row.size, rows[i]?.size ?? 0)),
      ems: (row.baseline - (rows[i]?.baseline ?? 0)) / Math.max(row.size, rows[i]?.size ?? 0),
    }))
    .filter(({ ems }) => ems > 0.7 && ems < 3);
  const bySize = grouped(distances, ({ size }) => size);
  return (size) => {
    const own = bySize.get(Math.round(size)) ?? [];
    return usualDistance((own.length >= ENOUGH ? own : distances).map(({ ems }) => ems));
  };
};
/** So many distances tell what is usual. */
const ENOUGH = 3;

/** The smallest distance that many lines have. */
const usualDistance = (distances: readonly number[]): number => {
  const counts = [...grouped(distances, (distance) => Math.round(distance * 20))].sort(([a], [b]) => a - b);
  const most = Math.max(0, ...counts.map(([, { length }]) => length));
  return (counts.find(([, { length }]) => length >= most * COMMON)?.[0] ?? 26) / 20;
};
/** A distance that is at least so frequent, beside the most frequent one, is that within paragraphs. */
const COMMON = 0.3;

const goesOn = (lines: readonly Line[], line: Line, flow: Flow, spacing: number): boolean => {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return false;
  const size = Math.max(line.size, last.size);
  if (HYPHEN_END.test(last.text) && /^\p{Ll}/u.test(line.text) && line.baseline - last.baseline < size * 2)
    return true;
  if (line.baseline - last.baseline > spacing * LOOSE * size) return false;
  if (Math.abs(line.size - last.size) >= OTHER_SIZE * last.size) return false;
  if (isLeader(line.text) || isLeader(last.text)) return false;
  if (first.isMono) return line.isMono;
  if (line.isMono && (isShort(last, flow) || SENTENCE_END.test(last.text) || line.x > last.x + size))
    return false;
  if (itemOf(line) || isCaption(line)) return false;
  if (isFormula(line.text) && isFormula(last.text)) return false;
  if (SENTENCE_END.test(last.text) && isPlainHeading(line.text)) return false;
  if (lines.length === 1 && isPlainHeading(last.text) && /^\p{Lu}/u.test(line.text)) return false;
  if (HYPHEN_END.test(last.text) || isHanging(lines, line)) return true;
  if (line.isBold !== last.isBold && (last.isBold ? lines.every(({ isBold }) => isBold) : true))
    return last.isBold ? false : !isShort(last, flow) && !SENTENCE_END.test(last.text);
  if (kindOf([first]).kind === 'caption') return !isShort(last, flow) || /^\p{Ll}/u.test(line.text);
  const ended = SENTENCE_END.test(last.text);
  if (!ended && /^[\p{Ll}(]/u.test(line.text))
    return lines.length > 1 || itemOf(first) !== undefined || !isBroken(last, line, flow);
  if (isIndented(line, lines, size)) return false;
  return !isShort(last, flow);
};

const isShort = (line: Line, { left, right }: Flow): boolean => {
  const end = line.isLeft ? right - line.x : line.right - left;
  return end < (right - left) * FULL;
};

/** Whether the next line could have stood on this one, as of answers to tick: their author broke it. */
const isBroken = (line: Line, next: Line, flow: Flow): boolean => {
  const room = line.isLeft ? line.x - flow.left : flow.right - line.right;
  return isShort(line, flow) && next.right - next.x + line.size < room;
};

/** How far a line begins from the edge at which lines begin. */
const indentOf = (line: Line, other: Line): number =>
  line.isLeft ? other.right - line.right : line.x - other.x;

/** A first line further to the right than the lines before it begins a paragraph. */
const isIndented = (line: Line, lines: readonly Line[], size: number): boolean => {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return false;
  const indent = indentOf(line, last) / size;
  const isIndent = indent > 0.7 && indent < 4;
  return isIndent && SENTENCE_END.test(last.text) && !itemOf(first);
};

const isHanging = (lines: readonly Line[], line: Line): boolean => {
  const [first] = lines;
  return first !== undefined && indentOf(line, first) > first.size * 0.5 && itemOf(first) !== undefined;
};

const blockOf = (lines: readonly Line[], setting: Setting): Block => {
  const shape = kindOf(lines, setting);
  const first = lines[0];
  const item = shape.kind === 'item' && first ? itemOf(first) : undefined;
  const joined = joinedLines(item ? [item.rest, ...lines.slice(1)] : lines, setting, shape.kind === 'code');
  return { ...shape, ...joined };
};

const joinedLines = (lines: readonly Line[], { words, onPage }: Setting, isCode: boolean) => {
  let text = '';
  const marks: Mark[] = [];
  const places: PrintedLine[] = [];
  for (const line of lines) {
    const before = text;
    text =
      before === ''
        ? line.text
        : isCode
          ? `${before}\n${indented(line, lines)}`
          : joinLines(before, line.text, words);
    const start = text.length - line.text.length;
    // A hyphen that ended the line before is gone.
    for (const [i, open] of marks.entries()) if (open.end > start) marks[i] = { ...open, end: start };
    for (const { style, ...mark } of line.marks)
      marks.push({ style, start: mark.start + start, end: mark.end + start });
    places.push({ start, box: rounded(onPage(line.box)) });
  }
  return { text, ...(marks.length > 0 ? { marks: joinedMarks(marks) } : {}), lines: places };
};

/** A line of code with the spaces that it is indented by. */
const indented = (line: Line, lines: readonly Line[]): string => {
  const left = Math.min(...lines.map(({ x }) => x));
  const width = (line.right - line.x) / Math.max(1, line.text.length);
  return ' '.repeat(Math.max(0, Math.min(40, Math.round((line.x - left) / width)))) + line.text;
};

/** Marks that go on in the next line are one. */
const joinedMarks = (marks: readonly Mark[]): readonly Mark[] =>
  marks.reduce<Mark[]>((found, mark) => {
    const open = found.findLast(({ style }) => style === mark.style);
    if (open && mark.start - open.end <= 1) found.splice(found.indexOf(open), 1, { ...open, end: mark.end });
    else found.push(mark);
    return found;
  }, []);

const tableOf = (grid: Grid, { onPage }: Setting): Block => {
  const rows = grid.rows.map((row) => row.map(textOf));
  const text = rows.map((row) => row.join('\t')).join('\n');
  // One sign stands between two lines of a cell, two cells and two rows.
  let end = -1;
  const lines = grid.rows.flat(2).map((line): PrintedLine => {
    const start = text.indexOf(line.text, end + 1);
    end = start + line.text.length;
    return { start, box: rounded(onPage(line.box)) };
  });
  const isContents = rows.every((row) => /^(?:\d{1,4}|[ivxl]{1,6})$/.test(row.at(-1) ?? ''));
  if (isContents && rows.length >= 4) return { kind: 'contents', text: text.replaceAll('\t', ' '), lines };
  return { kind: 'table', text, rows, heads: grid.heads, lines };
};

const rounded = ({ x, y, width, height }: Box): Box => ({
  x: tenth(x),
  y: tenth(y),
  width: tenth(width),
  height: tenth(height),
});
const tenth = (value: number): number => Math.round(value * 10) / 10;
