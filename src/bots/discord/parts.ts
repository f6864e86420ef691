import { bold, type Span } from '../chat/text.js';
import type { BoundBlock, BoundView } from '../chat/view.js';
import { cutSpans } from './cut.js';
import { plain, prefixLines, toMarkdown } from './markdown.js';

/** A piece of a message's body: Markdown that can be cut, or something uploaded. */
export type Part = TextPart | UploadPart;

export interface TextPart {
  readonly kind: 'text';
  readonly markdown: string;
  /** The same in pieces of at most `first`, then `rest` characters. */
  cut(first: number, rest: number): readonly string[];
}
export interface UploadPart {
  readonly kind: 'picture' | 'file';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly alt?: string;
}

/** Discord refuses a text of nothing but blanks; the marks of a heading or a quote do not count. */
const isVisible = (markdown: string): boolean => /(?![\u200b\u2068\u2069])[^\s>#]/.test(markdown);

const textPart = (spans: readonly Span[], prefix = ''): TextPart => ({
  kind: 'text',
  markdown: prefixLines(prefix, toMarkdown(spans)),
  cut: (first, rest) =>
    cutSpans(spans, { first, rest, perLine: prefix.length })
      .map((run) => prefixLines(prefix, toMarkdown(run).trimEnd()))
      .filter(isVisible),
});
const fixedPart = (markdown: string): TextPart => ({ kind: 'text', markdown, cut: () => [markdown] });

const factSpans = (rows: Extract<BoundBlock, { kind: 'facts' }>['rows']): Span[] =>
  rows.flatMap(({ label, value }, i) => [...(i > 0 ? ['\n'] : []), bold(`${label}:`), ' ', ...value]);

const partOf = (block: BoundBlock): Part => {
  switch (block.kind) {
    case 'text':
      return textPart(block.text);
    case 'quote':
      return textPart(block.text, '> ');
    case 'facts':
      return textPart(factSpans(block.rows));
    case 'deadline':
      return fixedPart(`⏳ <t:${Math.floor(block.at.getTime() / 1_000)}:R>`);
    case 'image':
      return { kind: 'picture', name: `picture.${block.type}`, bytes: block.bytes, alt: block.alt };
    case 'file':
      return { kind: 'file', name: uploadName(block.name), bytes: block.bytes };
    default:
      return block satisfies never;
  }
};

/** Discord renames uploads to these characters; an address with others would name no file. */
const uploadName = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '_');

const withDistinctNames = (parts: readonly Part[]): Part[] => {
  const taken = new Set<string>();
  return parts.map((part, i) => {
    if (part.kind === 'text') return part;
    const name = taken.has(part.name) ? `${i}-${part.name}` : part.name;
    taken.add(name);
    return { ...part, name };
  });
};

/** The view's title and blocks as parts, top to bottom; blocks without a word are left out. */
export const partsOf = ({ title, blocks }: BoundView): Part[] => {
  const heading = title === undefined ? [] : [textPart([plain(title).replaceAll('\n', ' ')], '## ')];
  return [...heading, ...withDistinctNames(blocks.map(partOf))].filter(
    (part) => part.kind !== 'text' || isVisible(part.markdown),
  );
};
