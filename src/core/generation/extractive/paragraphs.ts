import { pathAfter } from '../../documents/headings.js';
import type { InputPage } from '../types.js';

/** What may hold statements: running text or a list item, under its heading. */
export interface Paragraph {
  readonly text: string;
  readonly isItem: boolean;
  /** The heading next above it; empty where there is none. */
  readonly heading: string;
}

/** The paragraphs and list items of a page. Tables, captions, footnotes, formulas and programs are none. */
export const paragraphs = ({ above, blocks }: InputPage): Paragraph[] => {
  let path = above;
  return blocks.flatMap((block): Paragraph[] => {
    path = pathAfter(path, [block]);
    if (block.kind !== 'paragraph' && block.kind !== 'item') return [];
    const heading = path.at(-1)?.text ?? '';
    return [{ text: block.text, isItem: block.kind === 'item', heading }];
  });
};
