/** A stretch of text in one print. */
export interface Span {
  readonly text: string;
  readonly bold: boolean;
  /** Raised or lowered, as exponents and indices are. */
  readonly rise: -1 | 0 | 1;
}

/** What a page is to show, in order. */
export type Part =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | {
      readonly kind: 'item';
      readonly depth: number;
      readonly marker: string;
      readonly spans: readonly Span[];
    }
  | { readonly kind: 'paragraph' | 'caption' | 'small' | 'formula'; readonly spans: readonly Span[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly lines: readonly string[] };

/** How a line begins, and what it is then; what stands in no line of this list is a paragraph. */
const BEGINNINGS = [
  { kind: 'heading', pattern: /^(#{1,3}) / },
  { kind: 'item', pattern: /^( *)([-•]|\(?(?:\d{1,2}|[a-z])[.)]) / },
  { kind: 'caption', pattern: /^\^ / },
  { kind: 'small', pattern: /^~ / },
  { kind: 'formula', pattern: /^= / },
] as const;

/** What may have more than one line. */
const RUNS_ON: ReadonlySet<Drawn['kind']> = new Set(['item', 'caption', 'small', 'formula']);

interface Drawn {
  readonly begins: string;
  readonly kind: (typeof BEGINNINGS)[number]['kind'] | 'paragraph' | 'table' | 'code';
  readonly lines: readonly string[];
}

/**
 * The parts of a page that is written down in a few marks: `#` headings, `-` and `1.` items, `| a | b |` rows of a
 * table, `^` captions, `~` small print, `=` formulas, four spaces before code; a line without a mark goes on with the
 * one before it, an empty line ends a paragraph. Within text `**bold**`, `x^{2}` raised, `H_{2}O` lowered.
 */
export const partsOf = (page: string): readonly Part[] =>
  page.split('\n').reduce(gathered, []).filter(isShown).map(partOf);

const gathered = (drawn: readonly Drawn[], line: string): readonly Drawn[] => {
  const last = drawn.at(-1);
  const next = beginning(line);
  const goesOn =
    last !== undefined &&
    last.lines.length > 0 &&
    next.begins === '' &&
    (next.kind === last.kind || (next.kind === 'paragraph' && RUNS_ON.has(last.kind)));
  if (line.trim() === '') return [...drawn, { begins: '', kind: 'paragraph', lines: [] }];
  return goesOn
    ? [...drawn.slice(0, -1), { ...last, lines: [...last.lines, ...next.lines] }]
    : [...drawn, next];
};

const beginning = (line: string): Drawn => {
  if (line.startsWith('    ')) return { begins: '', kind: 'code', lines: [line.slice(4)] };
  if (line.startsWith('|')) return { begins: '', kind: 'table', lines: [line] };
  for (const { kind, pattern } of BEGINNINGS) {
    const found = pattern.exec(line);
    if (found) return { begins: found[0], kind, lines: [line.slice(found[0].length)] };
  }
  return { begins: '', kind: 'paragraph', lines: [line] };
};

const isShown = ({ lines }: Drawn): boolean => lines.length > 0;

const partOf = ({ begins, kind, lines }: Drawn): Part => {
  if (kind === 'code') return { kind, lines };
  if (kind === 'table') return { kind, rows: lines.map(cellsOf) };
  const spans = spansOf(lines.map((line) => line.trim()).join(' '));
  if (kind === 'heading') return { kind, level: begins.trim().length, spans };
  if (kind !== 'item') return { kind, spans };
  const marker = begins.trim();
  const depth = begins.startsWith('  ') ? 1 : 0;
  return { kind, depth, marker: marker === '-' ? (depth > 0 ? '–' : '•') : marker, spans };
};

const cellsOf = (row: string): readonly string[] =>
  row
    .replace(/^\|\s*|\s*\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const SPAN = /\*\*(.+?)\*\*|\^\{(.+?)\}|_\{(.+?)\}|[^*^_]+|[*^_]/gu;

/** A dash does not begin a line. */
const beforeDash = / (?=[—–] )/g;

/** The text in spans of one print. */
export const spansOf = (text: string): readonly Span[] =>
  [...text.replace(beforeDash, '\u00a0').matchAll(SPAN)].map(([all, bold, raised, lowered]) => ({
    text: bold ?? raised ?? lowered ?? all,
    bold: bold !== undefined,
    rise: raised !== undefined ? 1 : lowered !== undefined ? -1 : 0,
  }));
