import type { Block, Mark, PrintedLine } from '../../documents/page.js';
import { hasStop } from './sentences.js';

type Said = Exclude<Block, { kind: 'table' }>;

/** The points of a slide that were read as one paragraph, each as an item; a paragraph of prose as it is. */
const partsOf = (block: Said): readonly Said[] => {
  const { text, lines = [] } = block;
  if (lines.length < 2) return [block];
  const breaks = lines.flatMap((line, i) => (i > 0 && breaksBefore(text, lines, i) ? [line.start] : []));
  if (breaks.length === 0) return [block];
  const starts = [0, ...breaks];
  return starts.map((start, i) => slice(block, start, starts[i + 1] ?? text.length));
};

/** The line before ended by will: the next begins anew, and its first word would have had room there. */
const breaksBefore = (text: string, lines: readonly PrintedLine[], i: number): boolean => {
  const [before, line] = [lines[i - 1], lines[i]];
  if (!before || !line) return false;
  const ended = text.slice(before.start, line.start).trimEnd();
  const begun = text.slice(line.start, lines[i + 1]?.start ?? text.length);
  const [word = ''] = begun.split(' ');
  if (!/[\p{L}\p{N}.)%]$/u.test(ended)) return false;
  const rightmost = Math.max(...lines.map(({ box }) => box.x + box.width));
  const perLetter = before.box.width / (ended.length || 1);
  const spare = /^[\p{Lu}\d]/u.test(word) ? SPARE : SPARE_BEFORE_SMALL;
  return before.box.x + before.box.width + perLetter * (word.length + spare) < rightmost;
};

/** Letters of room that a word must leave. */
const SPARE = 3;
/** The same before a word in small letters, which seldom begins anew. */
const SPARE_BEFORE_SMALL = 18;

const slice = (block: Said, from: number, to: number): Said => {
  const text = block.text.slice(from, to).trimEnd();
  const end = from + text.length;
  const marks = (block.marks ?? [])
    .filter((mark) => mark.start < end && mark.end > from)
    .map(
      (mark): Mark => ({
        ...mark,
        start: Math.max(mark.start, from) - from,
        end: Math.min(mark.end, end) - from,
      }),
    );
  const part = { ...block, text, marks, lines: undefined };
  return block.kind === 'paragraph' && !hasStop(text) ? asItem(part) : part;
};

/** A line of a slide says what an item says. */
const asItem = ({ text, marks }: Said): Said => ({ kind: 'item', depth: 0, marker: '', text, marks });

/** Fewest lines that tell a slide, and the share of them that may end in a full stop. */
const LINES_MIN = 2;
const STOPS_MAX = 0.34;

/** The blocks of a page, each point of a slide by itself. */
export const pointsOf = (blocks: readonly Block[]): readonly Block[] => {
  const parts = blocks.flatMap((block): readonly Block[] =>
    block.kind === 'paragraph' || block.kind === 'item' ? partsOf(block) : [block],
  );
  return isSlide(parts) ? parts.map((part) => (part.kind === 'paragraph' ? asItem(part) : part)) : parts;
};

/** True for a page whose lines end without full stops, as those of a slide do. */
const isSlide = (blocks: readonly Block[]): boolean => {
  const lines = blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'item');
  return (
    lines.length >= LINES_MIN && lines.filter(({ text }) => hasStop(text)).length <= lines.length * STOPS_MAX
  );
};
