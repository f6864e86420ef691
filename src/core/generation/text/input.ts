import { type HeadingPath, type PlacedPage, pathAfter } from '../../documents/headings.js';
import { type Block, learnable, type Page } from '../../documents/page.js';
import type { InputPage, SkipReason } from '../types.js';
import { countWords } from './words.js';

/** A page whose words stand mostly in tables, formulas or programs makes no sentences. */
const DATA_SHARE = 0.6;
/** What most of a page's words are, the page is. */
const MOST = 0.5;

const DATA: ReadonlySet<Block['kind']> = new Set(['table', 'formula', 'code']);

/** Pages as they are read, with the headings above them. */
export const inputPages = async function* (pages: AsyncIterable<Page>): AsyncGenerator<InputPage> {
  let above: HeadingPath = [];
  for await (const page of pages) {
    yield inputPage({ ...page, above });
    above = pathAfter(above, page.blocks);
  }
};

/** The page with what it is. */
export const inputPage = (page: PlacedPage): InputPage => ({ ...page, kind: kindOf(page) });

const kindOf = ({ blocks, unreadable }: Page): InputPage['kind'] => {
  if (unreadable) return 'unreadable';
  const printed = blocks.filter(({ kind }) => kind !== 'running');
  const words = wordsIn(printed);
  if (words === 0) return 'empty';
  return wordsIn(printed.filter(({ kind }) => DATA.has(kind))) > words * DATA_SHARE ? 'tables' : 'text';
};

/** Why the page can give no card, by its blocks alone; undefined where they do not say. */
export const barren = (page: InputPage): SkipReason | undefined => {
  const words = (wanted: Block['kind']) => wordsIn(page.blocks.filter(({ kind }) => kind === wanted));
  const all = wordsIn(page.blocks.filter(({ kind }) => kind !== 'running'));
  if (words('contents') > all * MOST) return 'contents';
  if (words('reference') > all * MOST) return 'references';
  const below = learnable(page.blocks).filter(({ kind }) => kind !== 'heading');
  if (all > 0 && wordsIn(below) === 0) return 'title';
  return page.kind === 'tables' ? 'tables_only' : undefined;
};

/** How many words are to be learned on the page. */
export const learnableWords = (page: Page): number => wordsIn(learnable(page.blocks));

const wordsIn = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + countWords(block.text), 0);
