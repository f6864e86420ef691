import { fillLines, type Measure, type Print, type Run } from './line-filling.js';
import { type Part, partsOf, type Span, spansOf } from './markup.js';

/** How a document is set; lengths in points. */
export interface Setting {
  readonly size: readonly [width: number, height: number];
  readonly margin: number;
  readonly body: number;
  /** Sizes of headings, the highest first. */
  readonly heads: readonly [number, number, number];
  readonly columns: 1 | 2;
  /** Room after a paragraph, in ems; less than a line when left out. */
  readonly gap?: number;
}

/** Where a run stands: `y` is the baseline. */
export interface Placed extends Run {
  readonly y: number;
}

const A4 = [595, 842] as const;
export const SETTINGS = {
  chapter: { size: A4, margin: 72, body: 11, heads: [20, 14, 12], columns: 1 },
  notes: { size: A4, margin: 60, body: 11, heads: [17, 13, 11.5], columns: 1 },
  paper: { size: A4, margin: 54, body: 9.5, heads: [17, 11, 10], columns: 2 },
  slides: { size: [480, 270], margin: 30, body: 12, heads: [18, 14, 12], columns: 1 },
} as const satisfies Readonly<Record<string, Setting>>;

/** What is printed around the text of each page; `#` stands for its number. */
export interface Furniture {
  readonly head?: string;
  readonly foot?: string;
}

const LEADING = 1.32;
const COLUMN_GAP = 22;
const CELL_GAP = 18;
const FURNITURE_SIZE = 0.75;
const SMALL_SIZE = 0.85;
const INDENT = 16;

/** Where the next line goes. */
interface Flow {
  readonly setting: Setting;
  readonly measure: Measure;
  readonly pages: Placed[][];
  column: number;
  y: number;
}

/** Sets pages of marked-up text (see {@link partsOf}); what does not fit goes on to a page of its own. */
export const typeset = (
  pages: readonly string[],
  setting: Setting,
  { head, foot }: Furniture,
  measure: Measure,
): readonly (readonly Placed[])[] => {
  const flow: Flow = { setting, measure, pages: [], column: 0, y: 0 };
  for (const page of pages) {
    newPage(flow);
    for (const part of partsOf(page)) setPart(flow, part);
  }
  const [, height] = setting.size;
  return flow.pages.map((placed, i) => [
    ...furniture(setting, head, i + 1, setting.margin * 0.55),
    ...placed,
    ...furniture(setting, foot, i + 1, height - setting.margin * 0.4),
  ]);
};

const furniture = ({ body, margin }: Setting, text: string | undefined, page: number, y: number): Placed[] =>
  text === undefined
    ? []
    : [
        {
          ...{ text: text.replace('#', `${page}`), size: body * FURNITURE_SIZE, x: margin, y },
          ...{ bold: false, mono: false, rise: 0 },
        },
      ];

const newPage = (flow: Flow): void => {
  flow.pages.push([]);
  flow.column = 0;
  flow.y = flow.setting.margin;
};

const bottom = ({ setting }: Flow): number => setting.size[1] - setting.margin;

/** Goes on to the next column or page where so much does not fit. */
const need = (flow: Flow, height: number): void => {
  if (flow.y + height <= bottom(flow)) return;
  if (flow.column + 1 < flow.setting.columns) {
    flow.column += 1;
    flow.y = flow.setting.margin;
  } else newPage(flow);
};

const columnWidth = ({ setting: { size, margin, columns } }: Flow): number =>
  (size[0] - 2 * margin - COLUMN_GAP * (columns - 1)) / columns;

const columnStart = (flow: Flow): number =>
  flow.setting.margin + flow.column * (columnWidth(flow) + COLUMN_GAP);

const setPart = (flow: Flow, part: Part): void => {
  const { body } = flow.setting;
  const plain: Print = { size: body, bold: false, mono: false };
  if (part.kind === 'heading') setHeading(flow, part, plain);
  else if (part.kind === 'item') setItem(flow, part, plain);
  else if (part.kind === 'table') setTable(flow, part.rows, plain);
  else if (part.kind === 'code') setCode(flow, part.lines, plain);
  else if (part.kind === 'formula') put(flow, part.spans, plain, columnWidth(flow) / 4, body * 0.7);
  else if (part.kind === 'paragraph') put(flow, part.spans, plain, 0, body * (flow.setting.gap ?? 0.7));
  else put(flow, part.spans, { ...plain, size: body * SMALL_SIZE }, 0, body * 0.8);
};

const setHeading = (flow: Flow, { level, spans }: Extract<Part, { kind: 'heading' }>, print: Print): void => {
  const size = flow.setting.heads[level - 1] ?? print.size;
  need(flow, size * 4);
  flow.y += size * 0.6;
  put(flow, spans, { ...print, size, bold: true }, 0, print.size * 0.5);
};

const setCode = (flow: Flow, lines: readonly string[], print: Print): void => {
  for (const line of lines) {
    const text = line.replaceAll(' ', '\u00a0');
    put(flow, [{ text, bold: false, rise: 0 }], { ...print, mono: true }, INDENT, 0);
  }
  flow.y += print.size * 0.6;
};

/** Puts a run of text in lines, with room after it. */
const put = (flow: Flow, spans: readonly Span[], print: Print, indent: number, after: number): void => {
  for (const line of fillLines(spans, columnWidth(flow) - indent, print, flow.measure)) {
    need(flow, print.size * LEADING);
    flow.y += print.size * LEADING;
    place(flow, line, indent);
  }
  flow.y += after;
};

const place = (flow: Flow, line: readonly Run[], indent: number, y = flow.y): void => {
  const start = columnStart(flow) + indent;
  flow.pages.at(-1)?.push(...line.map((run) => ({ ...run, x: start + run.x, y })));
};

const setItem = (
  flow: Flow,
  { depth, marker, spans }: Extract<Part, { kind: 'item' }>,
  print: Print,
): void => {
  const indent = INDENT * (depth + 1);
  need(flow, print.size * LEADING);
  place(
    flow,
    [{ ...print, text: marker, x: 0, rise: 0 }],
    indent - INDENT * 0.8,
    flow.y + print.size * LEADING,
  );
  put(flow, spans, print, indent + (marker.length > 2 ? INDENT * 0.4 : 0), print.size * 0.3);
};

/** Rows of cells, each in lines of its column; the first row is bold. */
const setTable = (flow: Flow, rows: readonly (readonly string[])[], print: Print): void => {
  const widths = columnWidths(flow, rows, print);
  const step = print.size * LEADING;
  rows.forEach((cells, row) => {
    const own = { ...print, bold: row === 0 };
    const set = cells.map((cell, i) => fillLines(spansOf(cell), widths[i] ?? 0, own, flow.measure));
    need(flow, step * Math.max(...set.map((lines) => lines.length)));
    set.forEach((lines, i) => {
      const x = widths.slice(0, i).reduce((sum, width) => sum + width + CELL_GAP, 0);
      lines.forEach((line, n) => {
        place(flow, line, x, flow.y + step * (n + 1));
      });
    });
    flow.y += step * Math.max(...set.map((lines) => lines.length)) + print.size * 0.45;
  });
  flow.y += print.size * 0.6;
};

/**
 * As wide as the widest cell of each with what room is left, up to a limit; where they do not fit, the widest give most.
 */
const columnWidths = (flow: Flow, rows: readonly (readonly string[])[], print: Print): readonly number[] => {
  const count = Math.max(...rows.map((row) => row.length));
  const room = columnWidth(flow) - CELL_GAP * (count - 1);
  const wanted = Array.from({ length: count }, (_, i) =>
    Math.max(...rows.map((row) => flow.measure(row[i] ?? '', { ...print, bold: true }))),
  );
  const left = room - wanted.reduce((sum, width) => sum + width, 0);
  if (left >= 0) return wanted.map((width) => width + Math.min(CELL_GAP, left / count));
  const fair = room / count;
  const spare = wanted.reduce((sum, width) => sum + Math.max(0, fair - width), 0);
  const lack = wanted.reduce((sum, width) => sum + Math.max(0, width - fair), 0);
  return wanted.map((width) => (width <= fair ? width : fair + ((width - fair) * spare) / lack));
};
