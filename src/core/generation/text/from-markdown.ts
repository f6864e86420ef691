import type { Block } from '../../documents/page.js';
import { isDense, oneLine } from './words.js';

const HEADING = /^(?<signs>#{1,6})\s+(?<text>.+)$/;
const ITEM = /^(?<indent>\s*)(?<marker>[-–—•◦▪‣*·○●■]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?<text>\S.*)$/u;
const ROW = /^\s*\|(?<cells>.*)\|\s*$/;
const RULE = /^[\s|:-]+$/;
const FENCE = /^(?:`{3,}|~{3,})/;
const SPACES_A_DEPTH = 2;

/** The blocks of a text that is Markdown, or plain text whose paragraphs stand apart by blank lines. */
export const blocksOfMarkdown = (text: string): Block[] => {
  const blocks: Block[] = [];
  let open: string[] = [];
  let fence: string | undefined;
  const close = () => {
    if (open.length > 0) blocks.push(fence === undefined ? toBlock(open) : code(open));
    open = [];
  };
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line.trim())?.[0];
    const isFence = mark !== undefined && (fence === undefined || mark === fence);
    if (isFence || (fence === undefined && begins(open.at(-1), line))) close();
    if (isFence) fence = fence === undefined ? mark : undefined;
    else if (fence !== undefined || line.trim() !== '') open.push(line);
  }
  close();
  return blocks;
};

/** Whether the line begins a block, after the last line of the one before. */
const begins = (before: string | undefined, line: string): boolean => {
  if (before === undefined || line.trim() === '' || HEADING.test(line) || ITEM.test(line)) return true;
  return HEADING.test(before) || ROW.test(before) !== ROW.test(line);
};

const toBlock = (lines: readonly string[]): Block => {
  const [first = ''] = lines;
  const heading = HEADING.exec(first)?.groups;
  if (heading?.signs && heading.text)
    return { kind: 'heading', level: Math.max(1, heading.signs.length - 1), text: plain(heading.text) };
  if (ROW.test(first)) return table(lines);
  const item = ITEM.exec(first)?.groups;
  if (item?.marker && item.text) {
    const depth = Math.floor((item.indent?.length ?? 0) / SPACES_A_DEPTH);
    return { kind: 'item', depth, marker: item.marker, text: plain(joined([item.text, ...lines.slice(1)])) };
  }
  return { kind: 'paragraph', text: plain(joined(lines)) };
};

const code = (lines: readonly string[]): Block => ({ kind: 'code', text: lines.join('\n') });

const table = (lines: readonly string[]): Block => {
  const cells = (line: string) =>
    (ROW.exec(line)?.groups?.cells ?? '').split(/(?<!\\)\|/).map((cell) => plain(cell));
  const rows = lines.filter((line) => !RULE.test(line)).map(cells);
  const heads = Math.max(
    0,
    lines.findIndex((line) => RULE.test(line)),
  );
  return { kind: 'table', rows, heads, text: rows.map((row) => row.join('\t')).join('\n') };
};

const joined = (lines: readonly string[]): string =>
  lines.map((line) => line.trim()).reduce((text, line) => text + glue(text, line) + line);

const glue = (before: string, after: string): string =>
  isDense(before.slice(-1)) && isDense(after.slice(0, 1)) ? '' : ' ';

/** Without emphasis and escapes. */
const plain = (text: string): string =>
  oneLine(text.replaceAll('**', '').replace(/\\(?=[^\p{L}\p{N}\s])/gu, ''));
