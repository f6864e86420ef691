import type { Block, Page } from './page.js';

/** A heading that stands above a place. */
export interface Title {
  readonly level: number;
  readonly text: string;
}

/** The headings in force at a place, the highest first. */
export type HeadingPath = readonly Title[];

/** A page with the headings in force at its beginning, those of earlier pages too. */
export interface PlacedPage extends Page {
  readonly above: HeadingPath;
}

const DEPTH_MAX = 6;
const TITLE_MAX = 120;

/** The headings in force after the blocks, given those before them. */
export const pathAfter = (path: HeadingPath, blocks: readonly Block[]): HeadingPath =>
  blocks.reduce(
    (above, block) => (block.kind === 'heading' ? under(above, block.level, block.text) : above),
    path,
  );

const under = (above: HeadingPath, level: number, text: string): HeadingPath => {
  const title = text.replace(/\s+/g, ' ').trim().slice(0, TITLE_MAX);
  const higher = above.filter((other) => other.level < level);
  return title === '' ? above : [...higher, { level, text: title }].slice(0, DEPTH_MAX);
};
