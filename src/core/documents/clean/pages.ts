import type { Block, Page } from '../page.js';
import type { RawPage } from '../reader/protocol.js';
import { type CleanBlock, toBlocks } from './blocks.js';
import { cleanCharacters } from './characters.js';
import { createFurniture } from './furniture.js';
import { createHyphens } from './hyphens.js';
import { markReferences } from './references.js';
import { countWords } from './words.js';

/** Pages looked at together: enough to see what repeats, few enough that the first cards come early. */
const WINDOW_PAGES = 10;
/** A page whose words stand mostly in tables, formulas or programs makes no sentences. */
const TABLES_SHARE = 0.6;

/** A page as a reader would copy it out: paragraphs, without what is printed around them. */
export interface CleanPage {
  /** Counted from 1. */
  readonly page: number;
  /** The blocks, one a line. */
  readonly text: string;
  readonly blocks: readonly CleanBlock[];
  readonly words: number;
  /** `empty`: nothing to read, perhaps a picture. `tables`: mostly tables, formulas or programs. */
  readonly kind: 'text' | 'empty' | 'tables';
}

/**
 * Cleans pages as they arrive. Running heads, feet, page numbers and slide navigation are known by their
 * repetition, so pages come out some ten pages after they went in.
 */
export const cleanPages = async function* (
  raw: AsyncIterable<RawPage> | Iterable<RawPage>,
): AsyncGenerator<CleanPage> {
  const clean = createCleaner();
  let window: RawPage[] = [];
  for await (const page of raw) {
    window.push(page);
    if (window.length < WINDOW_PAGES) continue;
    yield* clean(window);
    window = [];
  }
  yield* clean(window);
};

/** Cleans one window of pages after another, by what it learned from the pages so far. */
const createCleaner = (): ((raw: readonly RawPage[]) => CleanPage[]) => {
  const furniture = createFurniture();
  const hyphens = createHyphens();
  let inReferences = false;
  return (raw) => {
    const pages = raw.map(({ page, text }) => ({ page, lines: toLines(text) }));
    furniture.learn(pages);
    const stripped = pages.map((page) => ({ page: page.page, lines: furniture.strip(page) }));
    for (const { lines } of stripped) hyphens.learn(lines);
    return stripped.map(({ page, lines }) => {
      const marked = markReferences(toBlocks(lines, hyphens), inReferences);
      inReferences = marked.inReferences;
      return cleanPage(page, marked.blocks);
    });
  };
};

const cleanPage = (page: number, blocks: readonly CleanBlock[]): CleanPage => {
  const words = wordsOf(blocks);
  const data = wordsOf(blocks.filter(({ kind }) => kind === 'data'));
  const kind = words === 0 ? 'empty' : data > words * TABLES_SHARE ? 'tables' : 'text';
  return { page, text: blocks.map(({ text }) => text).join('\n'), blocks, words, kind };
};

const wordsOf = (blocks: readonly CleanBlock[]): number =>
  blocks.reduce((sum, { text }) => sum + countWords(text), 0);

const toLines = (text: string): string[] => {
  const lines = cleanCharacters(text).split('\n');
  return lines.map((line) => line.replace(/ +/g, ' ').trim()).filter((line) => line !== '');
};

/** Cleans pages as {@link cleanPages} does, and says what their blocks are, as far as the text alone tells. */
export const blockPages = async function* (
  raw: AsyncIterable<RawPage> | Iterable<RawPage>,
): AsyncGenerator<Page> {
  for await (const { page, blocks } of cleanPages(raw)) yield { page, blocks: blocks.map(toPageBlock) };
};

const MARKER = /^(?<marker>[^\s\p{L}\p{N}]|\(?[\p{L}\p{N}]{1,4}[.)]|\[\d+\])\s+(?<text>\S.*)$/su;
const NUMBER = /^\d{1,2}(?:\.\d{1,2})*/;

const toPageBlock = ({ kind, text }: CleanBlock): Block => {
  switch (kind) {
    case 'prose':
      return { kind: 'paragraph', text };
    case 'heading':
      return { kind, text, level: NUMBER.exec(text)?.[0].split('.').length ?? 1 };
    case 'item': {
      const groups = MARKER.exec(text)?.groups;
      return { kind, depth: 0, marker: groups?.marker ?? '', text: groups?.text ?? text };
    }
    case 'data': {
      const cells = text.split('\t');
      return cells.length > 1 ? { kind: 'table', rows: [cells], heads: 0, text } : { kind: 'code', text };
    }
    case 'caption':
    case 'reference':
      return { kind, text };
    default:
      return kind satisfies never;
  }
};
