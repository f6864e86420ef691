import type { GenerationReport } from '../../../core/generation/types.js';
import type { Message } from '../../chat/text.js';
import { type Block, text } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { coverageStrip } from '../../pictures/coverage-strip.js';
import { readableRuns } from './page-list.js';

const words = messages.made;

/** Where the cards are from: a line, and a strip of the pages that were asked for, where it tells more than the line. */
export const coverageBlocks = (
  { covered, pages }: GenerationReport,
  onlyPages?: readonly number[],
): Block[] => {
  const all = Array.from({ length: pages }, (_, i) => i + 1);
  const asked = onlyPages ? all.filter((page) => onlyPages.includes(page)) : all;
  const line = lineOf(covered, pages, onlyPages);
  const cells = asked.map((page) => covered.includes(page));
  const isTelling = cells.includes(true) && cells.includes(false);
  return [text(line), ...(isTelling ? [stripOf(asked, cells, line)] : [])];
};

const lineOf = (covered: readonly number[], pages: number, onlyPages?: readonly number[]): Message => {
  const count = covered.length;
  if (onlyPages) return words.fromThese({ runs: readableRuns(covered), count });
  return count >= pages ? words.fromAll({ pages }) : words.fromSome({ covered: count, pages });
};

/** In marks between the numbers of the first page and the last, or it would look like progress. */
const stripOf = (asked: readonly number[], cells: readonly boolean[], alt: Message): Block => ({
  kind: 'image',
  type: 'png',
  bytes: coverageStrip(merged(cells, CELLS)),
  alt,
  instead: [`${asked[0]} ${written(cells)} ${asked.at(-1)}`],
});

/** Cells of a picture that is about as high as wide; to draw ten times as many takes most of a second. */
const CELLS = 1_000;
/** Marks that a phone shows on one line. */
const MARKS = 20;

const written = (cells: readonly boolean[]): string =>
  merged(cells, MARKS)
    .map((isCovered) => (isCovered ? '▰' : '▱'))
    .join('');

/** At most so many cells, of which each stands for a few pages of a long document. */
const merged = (cells: readonly boolean[], most: number): readonly boolean[] => {
  const count = Math.min(cells.length, most);
  return Array.from({ length: count }, (_, cell) => {
    const [from, to] = [cell, cell + 1].map((at) => Math.floor((at * cells.length) / count));
    return cells.slice(from, to).includes(true);
  });
};
