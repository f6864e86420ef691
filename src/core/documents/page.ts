import { z } from 'zod';

/** A place on a page, in points from the top left corner of the page as it is shown. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A stretch of a block's text that is set off, from `start` to before `end`, in UTF-16 units. */
export interface Mark {
  readonly style: 'bold' | 'italic';
  readonly start: number;
  readonly end: number;
}

/** A printed line: where its text begins in the block's, and where it stands. */
export interface PrintedLine {
  readonly start: number;
  readonly box: Box;
}

interface Content {
  /** In logical order and one line, but for tables and code; raised and lowered digits stay so (`10²³`, `H₂O`). */
  readonly text: string;
  readonly marks?: readonly Mark[] | undefined;
  /** Unknown for what was not read from a page's own layout. */
  readonly lines?: readonly PrintedLine[] | undefined;
}

/** A title within the document; level 1 is the highest. */
export interface Heading extends Content {
  readonly kind: 'heading';
  readonly level: number;
}
/** A list item. Its marker is not part of its text; the outermost list has depth 0. */
export interface Item extends Content {
  readonly kind: 'item';
  readonly depth: number;
  /** `•`, or the number or letter as it is printed: `3.`, `(b)`. */
  readonly marker: string;
}
/** Rows of cells. Its text has a line a row, the cells apart by tabs. */
export interface Table extends Content {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
  /** How many of the first rows name the columns. */
  readonly heads: number;
}
/**
 * `running`: heads, feet, page numbers, navigation and licence lines, known by place and repetition. `contents`: an
 * entry of a table of contents or an index. `code`: lines kept as they are.
 */
export interface PlainBlock extends Content {
  readonly kind:
    | 'paragraph'
    | 'caption'
    | 'formula'
    | 'code'
    | 'footnote'
    | 'reference'
    | 'contents'
    | 'running';
}
/** What a page is made of, as a person sees it. */
export type Block = Heading | Item | Table | PlainBlock;

/** A page, as a person sees it. */
export interface Page {
  /** Counted from 1. */
  readonly page: number;
  /** The number printed on it, where that is another: `iv`, `213`. */
  readonly label?: string | undefined;
  /** In points, as it is shown; unknown for pages that were not read from a file. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  /** In reading order. */
  readonly blocks: readonly Block[];
  /** The page's own data could not be read. */
  readonly damaged?: boolean | undefined;
  /** It has letters, but they mean something else than what is printed: a picture at best. */
  readonly unreadable?: boolean | undefined;
}

/** Kinds of blocks that are printed around or between what is to be learned. */
const ASIDE: ReadonlySet<Block['kind']> = new Set(['running', 'contents', 'reference']);

/** The blocks that are to be learned: without running heads, contents and references. */
export const learnable = (blocks: readonly Block[]): readonly Block[] =>
  blocks.filter(({ kind }) => !ASIDE.has(kind));

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const content = {
  text: z.string(),
  marks: z
    .array(z.object({ style: z.enum(['bold', 'italic']), start: z.int(), end: z.int() }))
    .readonly()
    .optional(),
  lines: z
    .array(z.object({ start: z.int(), box }))
    .readonly()
    .optional(),
};

/** Blocks come from a process that handles hostile files, and from the database of an older version. */
export const blockSchema: z.ZodType<Block> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.int().min(1), ...content }),
  z.object({ kind: z.literal('item'), depth: z.int().min(0), marker: z.string(), ...content }),
  z.object({
    kind: z.literal('table'),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
    heads: z.int().min(0),
    ...content,
  }),
  z.object({
    kind: z.enum(['paragraph', 'caption', 'formula', 'code', 'footnote', 'reference', 'contents', 'running']),
    ...content,
  }),
]);

export const pageSchema: z.ZodType<Page> = z.object({
  page: z.int().min(1),
  label: z.string().optional(),
  size: z.object({ width: z.number(), height: z.number() }).optional(),
  blocks: z.array(blockSchema).readonly(),
  damaged: z.boolean().optional(),
  unreadable: z.boolean().optional(),
});
