import type { Block, Page } from '../../src/core/documents/page.js';
import { createPdfReader } from '../../src/core/documents/reader/pdf-reader.js';

/** As many pages as the bot reads at once. */
const WINDOW = 10;

/** The pages of a PDF, as the reader sees them. */
export const pagesOf = async (bytes: Uint8Array): Promise<readonly Page[]> => {
  const reader = createPdfReader();
  const { pages: count } = await reader.open(bytes, Number.POSITIVE_INFINITY);
  const pages: Page[] = [];
  for (let from = 1; from <= count; from += WINDOW)
    pages.push(...(await reader.read(from, Math.min(count, from + WINDOW - 1))));
  await reader.close();
  return pages;
};

/** The blocks of a PDF's first page. */
export const blocksOf = async (bytes: Uint8Array): Promise<readonly Block[]> =>
  (await pagesOf(bytes))[0]?.blocks ?? [];

/** A block in short: its kind and its text, the cells of a table apart by bars and its rows by slashes. */
export const inShort = (block: Block): string =>
  `${block.kind}: ${block.kind === 'table' ? block.rows.map((row) => row.join(' | ')).join(' / ') : block.text}`;

/** The blocks of a PDF's first page in short. */
export const seen = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await blocksOf(bytes)).map(inShort);

/** The same without what is printed around the text. */
export const learned = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await seen(bytes)).filter((block) => !block.startsWith('running'));

/** All that is on a PDF's first page, but what is printed around the text. */
export const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await blocksOf(bytes))
    .filter(({ kind }) => kind !== 'running')
    .map(({ text }) => text)
    .join('\n');
