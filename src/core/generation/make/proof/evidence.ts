import type { PlacedPage } from '../../../documents/headings.js';
import { pathAfter } from '../../../documents/headings.js';
import type { Block, Table } from '../../../documents/page.js';
import { type Match, searchIn } from '../../../documents/quote/search.js';

/** What a card rests on. */
export interface Evidence {
  /** The sentences of the quote, or the rows of a table with the heads of their columns. */
  readonly own: string;
  /** The sentences before and after them in the same block. */
  readonly before: string;
  readonly after: string;
  /** What stands above: the document's title, headings, what leads to a list. */
  readonly above: readonly string[];
}

/** A search for the evidence of quotes in these pages; undefined for a quote that is not there. */
export const evidenceIn = (
  pages: readonly PlacedPage[],
  title: string | undefined,
): ((quote: string) => Evidence | undefined) => {
  const search = searchIn(pages);
  return (quote) => {
    const match = search(quote);
    if (!match) return undefined;
    const stretch = sentencesAround(match);
    return { ...stretch, above: [...(title === undefined ? [] : [title]), ...aboveOf(pages, match)] };
  };
};

/** What the search found of the pages, as stretches of their text. */
const sentencesAround = (match: Match): Pick<Evidence, 'own' | 'before' | 'after'> => {
  const touched = match.pieces.filter((piece) => piece.start < match.end && piece.end > match.start);
  const [table] = touched.filter(({ block }) => block.kind === 'table');
  if (table?.block.kind === 'table') return rowsOf(table.block, match, table.start);
  const start = touched[0]?.start ?? match.start;
  const text = match.text.slice(start, touched.at(-1)?.end ?? match.end);
  const from = match.start - start;
  const to = match.end - start;
  const sentences = sentencesOf(text);
  const own = sentences.filter((sentence) => sentence.start < to && sentence.end > from);
  const first = sentences.indexOf(own[0] ?? { start: 0, end: 0 });
  const last = first + own.length - 1;
  const textOf = (stretch: Stretch | undefined) => (stretch ? text.slice(stretch.start, stretch.end) : '');
  return {
    own: text.slice(own[0]?.start ?? from, own.at(-1)?.end ?? to),
    before: first > 0 ? textOf(sentences[first - 1]) : '',
    after: textOf(sentences[last + 1]),
  };
};

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });
/** After these the segmenter sees an end where there is none: abbreviations, initials, ordinals. */
const NO_END =
  /(?:\b(?:\p{Lu}|e\.g|i\.e|cf|vs|z\.B|bzw|ca|c|approx|Dr|Mr|Mrs|Ms|Prof|St|Nr|No|Fig|Abb|etc|usw|sog|al|v|n|Chr|т\.е|т\.д|г|гг|в|ср|рис|ок|млн|млрд|тыс)\.)\s*$/u;

/** `19. Jahrhundert`, `3. März`: in German an ordinal before a noun that often follows one. */
const ORDINAL = /\b\d{1,2}\.\s*$/u;
const AFTER_ORDINAL =
  /^(?:\p{Ll}|Januar|Jänner|Februar|März|April|Mai|Ju[nl]i|August|September|Oktober|November|Dezember|Jahrhundert|Lebensjahr|Jahrtausend)/u;

/** The sentences of a block; a break of a line that ends none does not count. */
const sentencesOf = (text: string): readonly Stretch[] => {
  const found: Stretch[] = [];
  let open: number | undefined;
  for (const { segment, index } of segmenter.segment(text.replace(/\s/gu, ' '))) {
    const start = open ?? index;
    const end = index + segment.length;
    const goesOn = NO_END.test(segment) || (ORDINAL.test(segment) && AFTER_ORDINAL.test(text.slice(end)));
    open = goesOn && end < text.length ? start : undefined;
    if (open === undefined) found.push({ start, end });
  }
  return open === undefined ? found : [...found, { start: open, end: text.length }];
};

/** Rows as they are read aloud: the first cell, then each cell after the head of its column. */
const rowsOf = (
  table: Table,
  { start, end }: Match,
  from: number,
): Pick<Evidence, 'own' | 'before' | 'after'> => {
  const heads = table.rows.slice(0, table.heads).at(-1) ?? [];
  const lines = table.rows.map((row) => row.join('\t'));
  let at = from;
  const own = table.rows.filter((_, i) => {
    const begin = at;
    at += (lines[i]?.length ?? 0) + 1;
    return begin < end && at - 1 > start;
  });
  const read = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 || !heads[i] ? cell : `${heads[i]}: ${cell}`)).join('\t');
  return { own: own.map(read).join('\n'), before: '', after: '' };
};

/** The headings over the quote, and the line that its list or table follows. */
const aboveOf = (pages: readonly PlacedPage[], { pieces, start, page: number }: Match): readonly string[] => {
  const page = pages.find((each) => each.page === number);
  const block = pieces.findLast((piece) => piece.start <= start)?.block;
  if (!page || !block) return [];
  const before = page.blocks.slice(0, page.blocks.indexOf(block));
  const lead = isListed(block) ? before.findLast((other) => !isListed(other)) : undefined;
  const path = pathAfter(page.above, before).map(({ text }) => text);
  return [...path, ...parents(before, block), ...(lead && lead.kind !== 'heading' ? [lead.text] : [])];
};

const isListed = ({ kind }: Block): boolean => kind === 'item' || kind === 'table';

/** The items under which an item stands. */
const parents = (before: readonly Block[], block: Block): readonly string[] => {
  if (block.kind !== 'item' || block.depth === 0) return [];
  const parent = before.findLast((other) => other.kind === 'item' && other.depth < block.depth);
  return parent?.kind === 'item'
    ? [...parents(before.slice(0, before.indexOf(parent)), parent), parent.text]
    : [];
};
