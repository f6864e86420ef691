import type { Page } from '../../src/core/documents/page.js';
import { blocksOfMarkdown } from '../../src/core/generation/text/from-markdown.js';
import { inputPage } from '../../src/core/generation/text/input.js';
import type { InputPage } from '../../src/core/generation/types.js';

/** A page whose blocks are those of a text: paragraphs apart by blank lines, headings, items, tables, code. */
export const rawPage = (page: number, text: string): Page => ({ page, blocks: blocksOfMarkdown(text) });

/** The page as it is made into cards, with no headings above it. */
export const textPage = (page: number, text: string): InputPage =>
  inputPage({ ...rawPage(page, text), above: [] });
