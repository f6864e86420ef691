import { pathAfter } from '../../documents/headings.js';
import { type Block, learnable } from '../../documents/page.js';
import type { InputPage } from '../types.js';
import { countWords } from './words.js';

/** Longer than any language's words are on average: what no spaces divide counts by its length. */
const LETTERS_PER_WORD_MAX = 20;

/** How many words the blocks count as. */
export const wordsFor = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + wordsOf(block.text), 0);

const wordsOf = (text: string): number =>
  Math.max(countWords(text), Math.ceil(text.length / LETTERS_PER_WORD_MAX));

/** True if a heading comes first of what is to be learned. */
export const headingFirst = ({ readBy, blocks }: InputPage): boolean =>
  readBy === undefined && learnable(blocks)[0]?.kind === 'heading';

/**
 * The page in two, the second part beginning with the highest heading that has at least `from` and at most `to` words
 * before it; the page itself if there is none.
 */
export const cutAtHeading = (page: InputPage, from: number, to: number): readonly InputPage[] => {
  if (page.kind !== 'text') return [page];
  let words = 0;
  let best: { readonly at: number; readonly level: number } | undefined;
  for (const [at, block] of page.blocks.entries()) {
    const isCut = block.kind === 'heading' && page.blocks[at - 1]?.kind !== 'heading';
    if (isCut && words > 0 && words >= from && words <= to && block.level < (best?.level ?? Infinity))
      best = { at, level: block.level };
    words += wordsFor(learnable([block]));
  }
  return best ? parts(page, [page.blocks.slice(0, best.at), page.blocks.slice(best.at)]) : [page];
};

/** The page in parts of at most `limit` words, cut between blocks, else rows, lines, sentences or anywhere. */
export const cutPage = (page: InputPage, limit: number): InputPage[] => {
  const groups: Block[][] = [];
  let words = 0;
  for (const block of page.blocks.flatMap((block) => cutBlock(block, limit))) {
    const more = wordsFor(learnable([block]));
    const last = groups.at(-1);
    if (last && words + more <= limit) last.push(block);
    else groups.push([block]);
    words = last === groups.at(-1) ? words + more : more;
  }
  return parts(page, groups);
};

/** Each part with the headings above it. */
const parts = (page: InputPage, groups: readonly (readonly Block[])[]): InputPage[] => {
  let { above } = page;
  return groups.map((blocks) => {
    const part = { ...page, above, blocks };
    above = pathAfter(above, blocks);
    return part;
  });
};

const cutBlock = (block: Block, limit: number): readonly Block[] => {
  if (wordsFor(learnable([block])) <= limit) return [block];
  if (block.kind === 'table' && block.rows.length > 1)
    return block.rows.flatMap((row) =>
      cutBlock({ kind: 'table', rows: [row], heads: 0, text: row.join('\t') }, limit),
    );
  const kind =
    block.kind === 'heading' || block.kind === 'item' || block.kind === 'table' ? 'paragraph' : block.kind;
  return pieces(block.text, limit).map((text) => ({ kind, text }));
};

const pieces = (text: string, limit: number): string[] => {
  for (const boundary of [/\n/, /(?<=[.!?。！？])\s*/]) {
    const found = text.split(boundary).filter((piece) => piece.trim() !== '');
    if (found.length > 1 && found.every((piece) => wordsOf(piece) <= limit)) return found;
  }
  const size = Math.max(1, Math.ceil(text.length / Math.ceil(wordsOf(text) / limit)));
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
    text.slice(i * size, (i + 1) * size),
  );
};
