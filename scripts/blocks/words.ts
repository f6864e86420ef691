import type { Block, Page } from '../../src/core/documents/page.js';

/** The blocks of a page as text, numbered as in its picture. */
export const pageInWords = (page: Page): string =>
  [title(page), ...page.blocks.map((block, i) => `${i + 1} ${blockInWords(block)}`)].join('\n');

const title = ({ page, label, damaged, unreadable }: Page): string =>
  [
    `=== page ${page}`,
    ...(label === undefined ? [] : [`(${label})`]),
    ...(damaged ? ['damaged'] : []),
    ...(unreadable ? ['unreadable'] : []),
  ].join(' ');

const blockInWords = (block: Block): string => `[${kindInWords(block)}] ${markedText(block)}`;

const kindInWords = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `heading ${block.level}`;
    case 'item':
      return `item ${block.depth} ${block.marker}`;
    case 'table':
      return `table ${block.rows.length} rows, ${block.heads} heads`;
    default:
      return block.kind;
  }
};

/** As Markdown has it: `**bold**`, `_italic_`; cells apart by bars, further lines set in. */
const markedText = (block: Block): string => {
  if (block.kind === 'table') return block.rows.map((row) => `\n    | ${row.join(' | ')} |`).join('');
  const signs = [...(block.marks ?? [])].flatMap(({ style, start, end }) => {
    const sign = style === 'bold' ? '**' : '_';
    return [
      { at: start, sign },
      { at: end, sign },
    ];
  });
  const text = signs
    .sort((a, b) => b.at - a.at)
    .reduce((marked, { at, sign }) => marked.slice(0, at) + sign + marked.slice(at), block.text);
  return text.replaceAll('\n', '\n    ');
};
