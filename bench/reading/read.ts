import { PDFParse } from 'pdf-parse';
import type { Page } from '../../src/core/documents/page.js';
import { createPdfReader } from '../../src/core/documents/reader/pdf-reader.js';

export const WINDOW = 10;

export interface Reading {
  readonly pages: readonly Page[];
  /** Milliseconds to open the file and read its first window. */
  readonly firstWindowMs: number;
  /** For each window, its time by the time that bare pdf-parse takes for the same pages. */
  readonly ratios: readonly number[];
}

/**
 * Reads a document in windows, as the bot does, in this process; bare pdf-parse reads the same pages in between, one
 * by one, for as many windows as are to be timed.
 */
export const read = async (
  bytes: Uint8Array,
  { lastPage = Number.POSITIVE_INFINITY, timed = 0 } = {},
): Promise<Reading> => {
  const started = performance.now();
  const reader = createPdfReader();
  const { pages: count } = await reader.open(bytes.slice(), Number.POSITIVE_INFINITY);
  const bare = timed > 0 ? new PDFParse({ data: bytes.slice() }) : undefined;
  const pages: Page[] = [];
  const ratios: number[] = [];
  let firstWindowMs = performance.now() - started;
  for (let from = 1; from <= Math.min(count, lastPage); from += WINDOW) {
    const to = Math.min(count, lastPage, from + WINDOW - 1);
    const ms = await timeOf(async () => pages.push(...(await reader.read(from, to))));
    if (from === 1) firstWindowMs += ms;
    // The first window also pays for what both keep: the fonts.
    if (bare && ratios.length < timed) ratios.push(ms / (await timeOf(() => readBare(bare, from, to))));
  }
  await bare?.destroy();
  await reader.close();
  return { pages, firstWindowMs, ratios };
};

const readBare = async (parser: PDFParse, from: number, to: number): Promise<void> => {
  for (let page = from; page <= to; page++) await parser.getText({ partial: [page] });
};

const timeOf = async (doing: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await doing();
  return performance.now() - started;
};

/** All that was read, left-out blocks too. */
export const allText = (pages: readonly Page[]): string =>
  pages.flatMap(({ blocks }) => blocks.map((block) => withMarker(block))).join('\n\n');

const withMarker = (block: Page['blocks'][number]): string =>
  block.kind === 'item' ? `${block.marker} ${block.text}` : block.text;
