import type { Block } from '../page.js';

/** So many entries with dots make the other lines of the page that end with a number entries, too. */
const ENTRIES = 3;
const ENDS_WITH_PAGE = /[\s\t](?:\d{1,4}|[ivxl]{1,6})$/;

/** Marks the entries of a table of contents that no dots lead to their page. */
export const markContents = (blocks: readonly Block[]): readonly Block[] => {
  if (blocks.filter(({ kind }) => kind === 'contents').length < ENTRIES) return blocks;
  return blocks.map((block): Block => {
    const { kind, text, marks, lines } = block;
    const isEntry = kind !== 'running' && text.split('\n').every((line) => ENDS_WITH_PAGE.test(line));
    return isEntry ? { kind: 'contents', text: text.replaceAll('\t', ' '), marks, lines } : block;
  });
};
