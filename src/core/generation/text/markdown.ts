import { type Block, type Item, learnable, type Mark, type Page, type Table } from '../../documents/page.js';
import { oneLine } from './words.js';

/** What is to be learned on the pages, a block a line. */
export const plainTextOf = (pages: readonly Page[]): string =>
  pages.flatMap(({ blocks }) => learnable(blocks).map(({ text }) => text)).join('\n');

/**
 * What is to be learned of the blocks, as Markdown. Text that looks like Markdown at the beginning of a line, or like
 * a line about a page (`[page 3]`), is escaped.
 */
export const markdownOf = (blocks: readonly Block[]): string =>
  learnable(blocks)
    .map((block, i, all) => (i === 0 ? '' : separator(all[i - 1], block)) + blockText(block))
    .join('');

/** Items of a list stand together, everything else apart. */
const separator = (before: Block | undefined, block: Block): string =>
  before?.kind === 'item' && block.kind === 'item' ? '\n' : '\n\n';

const HEADING_MAX = 6;

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(block.level + 1, HEADING_MAX))} ${oneLine(block.text)}`;
    case 'item':
      return itemText(block);
    case 'table':
      return tableText(block);
    case 'code':
      return codeText(block.text);
    case 'paragraph':
    case 'caption':
    case 'formula':
    case 'footnote':
    case 'reference':
    case 'contents':
    case 'running':
      return escaped(oneLine(emphasised(block)));
    default:
      return block satisfies never;
  }
};

const DEPTH_MAX = 8;
const ORDERED = /^\d{1,4}[.)]$/;

/** Only numbers are markers in Markdown: `(b)` becomes part of the item's text. */
const itemText = (item: Item): string => {
  const marker = oneLine(item.marker);
  const text = oneLine(emphasised(item));
  const indent = '  '.repeat(Math.min(item.depth, DEPTH_MAX));
  if (ORDERED.test(marker)) return `${indent}${marker} ${text}`;
  return `${indent}- ${/[\p{L}\p{N}]/u.test(marker) ? `${marker} ` : ''}${text}`;
};

const tableText = ({ rows, heads }: Table): string => {
  const lines = rows.map((cells) => `| ${cells.map(cellText).join(' | ')} |`);
  if (heads === 0) return lines.join('\n');
  const rule = `|${' --- |'.repeat(rows[0]?.length ?? 0)}`;
  return [...lines.slice(0, heads), rule, ...lines.slice(heads)].join('\n');
};

const cellText = (cell: string): string => oneLine(cell).replaceAll('\\', '\\\\').replaceAll('|', '\\|');

/** A fence that the code does not hold; within it, page marks are moved from the beginning of the line. */
const codeText = (code: string): string => {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code.replace(/^\[/gm, ' [')}\n${fence}`;
};

/** Beginnings of lines that mean something in Markdown, or to whoever gives the pages to a model. */
const STRUCTURE = /^(?:#{1,6}\s|[-+*]\s|>|\||`{3}|~{3}|\[|={3}|-{3}|\d{1,4}[.)]\s)/;

const escaped = (line: string): string => (STRUCTURE.test(line) ? `\\${line}` : line);

const SIGNS = { bold: '**', italic: '*' } as const;

/** The text with its terms in bold and italics. */
const emphasised = ({
  text,
  marks = [],
}: {
  readonly text: string;
  readonly marks?: readonly Mark[] | undefined;
}) => {
  const signs = marks.flatMap((mark) => signsOf(mark, text)).sort((a, b) => a.at - b.at || a.order - b.order);
  let from = 0;
  const parts = signs.map(({ at, sign }) => {
    const part = text.slice(from, at) + sign;
    from = at;
    return part;
  });
  return parts.join('') + text.slice(from);
};

/** Marks begin and end at a letter: Markdown knows no others. */
const signsOf = ({ style, start, end }: Mark, text: string) => {
  const marked = text.slice(start, end);
  const from = start + marked.length - marked.trimStart().length;
  const to = start + marked.trimEnd().length;
  const sign = SIGNS[style];
  return from < to
    ? [
        { at: from, sign, order: 1 },
        { at: to, sign, order: 0 },
      ]
    : [];
};
