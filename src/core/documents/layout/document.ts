import type { Block, Page } from '../page.js';
import { withAccents } from './accents.js';
import { blocksOf } from './blocks.js';
import { flowsOf, rowsOf } from './columns.js';
import { markContents } from './contents.js';
import { withoutDoubles } from './doubles.js';
import { withDropCaps } from './drop-caps.js';
import { type Frame, framesOf, onPage, type Size } from './frames.js';
import { type Glyph, isSpace } from './glyph.js';
import { createKnownWords, type KnownWords } from './known-words.js';
import { withoutLineNumbers } from './line-numbers.js';
import { lineOf } from './lines.js';
import { boxOf, type Piece, pieceOf, piecesOf } from './pieces.js';
import { isReadable } from './readable.js';
import { markReferences } from './references.js';
import { createRunning, edgeNumbers, type Printed, type Running, withoutLinesOfText } from './running.js';
import { meaningful, meaningOf } from './signs.js';
import { createUnknownSigns, type UnknownSigns } from './unknown-signs.js';

/** A page as the file has it. */
export interface DrawnPage {
  /** Counted from 1. */
  readonly page: number;
  readonly label?: string | undefined;
  /** In points, as it is shown. */
  readonly size: Size;
  readonly glyphs: readonly (Glyph & { readonly turn: 0 | 1 | 2 | 3 | undefined })[];
  /** Texts that were pinned to the page. */
  readonly notes?: readonly string[];
}

/** Makes pages of what is drawn on them, by what it learned from the pages so far. */
export interface DocumentLayout {
  /** The next pages, in order; some ten at once, since heads and feet are known by their repetition. */
  readonly pages: (drawn: readonly DrawnPage[]) => readonly Page[];
}

type Memory = {
  readonly words: KnownWords;
  readonly unknown: UnknownSigns;
  readonly running: Running;
  /** Letters by size, in half points. */
  readonly sizes: Map<number, number>;
  readonly isWord: (word: string) => boolean;
  readonly isEnglish: (word: string) => boolean;
  inReferences: boolean;
};

/** @param isEnglish whether English has the word */
export const createDocumentLayout = (isEnglish: (word: string) => boolean): DocumentLayout => {
  const words = createKnownWords();
  const isWord = (word: string): boolean => words.has(word) || isEnglish(word.toLowerCase());
  const memory: Memory = {
    ...{ words, isWord, isEnglish, unknown: createUnknownSigns(isWord), running: createRunning() },
    ...{ sizes: new Map(), inReferences: false },
  };
  return { pages: (drawn) => readWindow(memory, drawn) };
};

/** A page whose text is gathered into pieces, direction by direction. */
interface Gathered {
  readonly drawn: DrawnPage;
  readonly frames: readonly (Omit<Frame, 'glyphs'> & {
    readonly pieces: readonly Piece[];
    readonly rows: readonly Printed[];
    /** The numbers that count its lines. */
    readonly numbers: readonly Piece[];
  })[];
}

const readWindow = (memory: Memory, drawn: readonly DrawnPage[]): readonly Page[] => {
  const gathered = drawn.map((page) => gather(memory, page));
  memory.unknown.learn(gathered.flatMap(linesOf));
  const pages = gathered.map((page) => resolved(memory, page));
  learn(memory, pages);
  return pages.map((page) => pageOf(memory, page));
};

const linesOf = ({ frames: [main] }: Gathered): readonly string[] => main?.rows.map(({ text }) => text) ?? [];

const gather = ({ unknown, isWord }: Memory, drawn: DrawnPage): Gathered => ({
  drawn,
  frames: framesOf(meaningful(drawn.glyphs), drawn.size).map(({ glyphs, ...frame }) => {
    const signs = withAccents(withoutDoubles(glyphs.map(unknown.standIn)));
    const all = piecesOf(withDropCaps(signs, isWord));
    const pieces = withoutLineNumbers(all);
    const kept = new Set(pieces);
    return { ...frame, ...known(pieces), numbers: all.filter((piece) => !kept.has(piece)) };
  }),
});

const learn = ({ words, running, sizes }: Memory, gathered: readonly Gathered[]): void => {
  const main = gathered.map(({ drawn, frames: [frame] }) => ({
    page: drawn.page,
    height: frame?.height ?? 0,
    rows: frame?.rows ?? [],
  }));
  running.learn(main);
  words.learn(gathered.flatMap(linesOf));
  for (const { rows } of main)
    for (const { pieces } of rows.filter(({ isRow }) => isRow))
      for (const { size, glyphs } of pieces) {
        const step = Math.round(size * 2);
        sizes.set(step, (sizes.get(step) ?? 0) + glyphs.length);
      }
};

/** Each piece, and each row that has several, with its words. */
const printed = (pieces: readonly Piece[]): readonly Printed[] =>
  rowsOf(pieces).flatMap((row) => [
    ...(row.length > 1
      ? row.map((piece, i) => ({
          text: lineOf([piece]).text,
          pieces: [piece],
          isRow: false,
          isAmidst: isNear(row[i - 1], piece) && isNear(piece, row[i + 1]),
        }))
      : []),
    { text: lineOf(row).text, pieces: row, isRow: true },
  ]);

/** The widest space of a justified line, in ems. */
const WIDEST_SPACE = 2.5;

const isNear = (left: Piece | undefined, right: Piece | undefined): boolean =>
  left !== undefined && right !== undefined && right.x - left.right < WIDEST_SPACE * left.size;

const resolved = ({ unknown }: Memory, page: Gathered): Gathered =>
  unknown.isEmpty()
    ? page
    : {
        ...page,
        frames: page.frames.map((frame) => ({
          ...frame,
          ...known(frame.pieces.map((piece) => ({ ...piece, glyphs: piece.glyphs.map(unknown.resolve) }))),
        })),
      };

const known = (pieces: readonly Piece[]) => ({ pieces, rows: printed(pieces) });

const pageOf = (memory: Memory, { drawn, frames }: Gathered): Page => {
  const { page, label, size, notes = [] } = drawn;
  const [main, ...others] = frames;
  const own = main ? markContents(mainBlocks(memory, page, main)) : [];
  const marked = markReferences(own, memory.inReferences);
  memory.inReferences = marked.inReferences;
  const beside = others.flatMap((frame) =>
    [...frame.pieces, ...frame.numbers].map((piece) => runningBlock([piece], frame)),
  );
  const pinned = notes.map((text): Block => ({ kind: 'paragraph', text }));
  const blocks = [...marked.blocks, ...pinned, ...beside, ...slantedBlocks(drawn)];
  const prose = own.filter(({ kind }) => kind === 'paragraph' || kind === 'item').map(({ text }) => text);
  const isWhole = isReadable(prose.join('\n'), memory.isEnglish);
  return {
    page,
    label,
    size,
    blocks,
    ...(isWhole && !isFullOfHoles(drawn.glyphs) ? {} : { unreadable: true }),
  };
};

const mainBlocks = (memory: Memory, page: number, frame: Gathered['frames'][number]): readonly Block[] => {
  const { running, words } = memory;
  const repeated = frame.rows.filter((row) => running.isRunning(row, { page, height: frame.height }));
  const around = [...repeated, ...edgeNumbers(frame.rows.filter(({ isRow }) => isRow))];
  const aside = withoutLinesOfText(new Set(around.flatMap(({ pieces }) => pieces)), frame);
  const kept = frame.pieces.filter((piece) => !aside.has(piece));
  const setting = { body: bodySize(memory), height: frame.height, words, onPage: placedBy(frame) };
  return [
    ...flowsOf(kept).flatMap((flow) => blocksOf(flow, setting)),
    ...rowsOf([...aside, ...frame.numbers]).map((row) => runningBlock(row, frame)),
  ];
};

/** Watermarks and slanted labels, as one. */
const slantedBlocks = ({ glyphs }: DrawnPage): readonly Block[] => {
  const slanted = meaningful(glyphs.filter(({ turn }) => turn === undefined)).map(({ text }) => text);
  const text = slanted.join('').replace(/\s+/g, ' ').trim();
  return text === '' ? [] : [{ kind: 'running', text }];
};

const placedBy = (frame: Omit<Frame, 'glyphs'>) => (box: Parameters<typeof onPage>[0]) => onPage(box, frame);

const runningBlock = (row: readonly Piece[], frame: Omit<Frame, 'glyphs'>): Block => ({
  kind: 'running',
  text: lineOf(row).text,
  lines: [{ start: 0, box: onPage(boxOf(pieceOf(row.flatMap(({ glyphs }) => glyphs))), frame) }],
});

/** Whether the page's fonts do not say what most of its signs mean. */
const isFullOfHoles = (glyphs: readonly Glyph[]): boolean => {
  const signs = glyphs.filter((glyph) => !isSpace(glyph));
  const holes = signs.filter((glyph) => HOLE.test(glyph.text) || meaningOf(glyph.text) === '').length;
  return holes >= HOLES_MIN && holes > signs.length * HOLES_SHARE;
};
/** Codes instead of letters; TeX's ligatures are among them, but few. */
const HOLE = /^[\ufffd\p{Cc}]/u;
const HOLES_MIN = 20;
const HOLES_SHARE = 0.3;

/** The size in which most of the document is set. */
const bodySize = ({ sizes }: Memory): number => ([...sizes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 20) / 2;
