import { type Block, learnable, type Page } from '../page.js';
import { withBelongings } from './belonging.js';
import { closest, type Stretch } from './nearly.js';
import { type Squashed, squash } from './squash.js';
import { isDense, oneLine } from './words.js';

/** A block as part of the text that is searched. */
export interface Piece extends Stretch {
  readonly page: number;
  readonly block: Block;
}

/** Blocks that stand next to one another, as one text. */
interface Place {
  readonly pieces: readonly Piece[];
  readonly text: string;
  readonly squashed: Squashed;
}

/** Where a quote stands: `start` and `end` in `text`, which holds the pieces. */
export interface Match extends Stretch {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The page on which the quote begins. */
  readonly page: number;
  /** The words as the page has them, in one line. */
  readonly quote: string;
}

/** One wrong letter is forgiven for so many, and never more than this. */
const LETTERS_PER_EDIT = 20;
const EDITS_MAX = 3;

/**
 * A search for quotes in what is to be learned of the pages: within a block, across neighbours, over what stands
 * between two halves of a paragraph (a caption, a footnote) and over the end of a page. White space, case,
 * punctuation, ligatures, hyphens and Markdown marks do not matter, a few wrong letters are forgiven, other digits
 * are not. Time is linear in the text.
 */
export const searchIn = (pages: readonly Page[]): ((quote: string) => Match | undefined) => {
  const places = [...pages.flatMap(placesOf), ...seams(pages)];
  return (quote) => {
    const patterns = patternsOf(quote);
    return (
      first(patterns, (pattern) => first(places, (place) => locate(pattern, place, wholeWords))) ??
      first(patterns, (pattern) => first(places, (place) => locate(pattern, place, nearly)))
    );
  };
};

/** Emphasis, code and escapes, which stand within words, and what stands before a heading, item or row. */
const MARKS_WITHIN = /\*{1,3}|`|\\(?=[^\p{L}\p{N}\s])/gu;
const MARK_BEFORE = /^\s*(?:#{1,6}\s|[-+•|>]\s|(?:\d{1,2}|\p{L})[.)]\s|\((?:\d{1,2}|\p{L})\)\s)\s*/u;

/** The quote as it is, and without Markdown marks where it has any. */
const patternsOf = (quote: string): readonly string[] => {
  const plain = quote.replace(MARKS_WITHIN, '').replace(MARK_BEFORE, '');
  return [...new Set([quote, plain].map((text) => squash(text).text))].filter((pattern) => pattern !== '');
};

/** What a sentence may stand in. */
const FLOWS: ReadonlySet<Block['kind']> = new Set(['paragraph', 'item']);
const flows = ({ kind }: Block): boolean => FLOWS.has(kind);

const placesOf = ({ page, blocks }: Page): Place[] => {
  const all = learnable(blocks);
  const flowing = all.filter(flows);
  const parts = (some: readonly Block[]) => some.map((block) => ({ page, block }));
  return flowing.length === all.length || flowing.length < 2
    ? [placeOf(parts(all))]
    : [placeOf(parts(all)), placeOf(parts(flowing))];
};

/** The last paragraph of each page with the first of the next. */
const seams = (pages: readonly Page[]): Place[] =>
  pages.slice(1).flatMap((next, i) => {
    const page = pages[i];
    const last = page?.blocks.findLast(flows);
    const [block] = next.blocks.filter(flows);
    return page && last && block
      ? [
          placeOf([
            { page: page.page, block: last },
            { page: next.page, block },
          ]),
        ]
      : [];
  });

const placeOf = (parts: readonly Pick<Piece, 'page' | 'block'>[]): Place => {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { page, block } of parts) {
    const end = at + block.text.length;
    pieces.push({ page, block, start: at, end });
    at = end + 1;
  }
  const text = parts.map(({ block }) => block.text).join('\n');
  return { pieces, text, squashed: squash(text) };
};

const first = <T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined => {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
};

const locate = (pattern: string, place: Place, search: typeof wholeWords): Match | undefined => {
  const { text, pieces, squashed } = place;
  const hit = search(pattern, squashed.text);
  if (!hit) return undefined;
  const { start, end } = withBelongings(text, {
    start: squashed.from[hit.start] ?? 0,
    end: squashed.to[hit.end - 1] ?? text.length,
  });
  const page = pieces.findLast((piece) => piece.start <= start)?.page ?? 0;
  return { text, pieces, start, end, page, quote: oneLine(text.slice(start, end)) };
};

const wholeWords = (pattern: string, text: string): Stretch | undefined => {
  const dense = isDense(pattern);
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
    const end = at + pattern.length;
    if (dense || (isEdge(text, at) && isEdge(text, end))) return { start: at, end };
  }
  return undefined;
};

const isEdge = (text: string, at: number): boolean =>
  at === 0 || at === text.length || text[at - 1] === ' ' || text[at] === ' ';

const nearly = (pattern: string, text: string): Stretch | undefined => {
  const edits = Math.min(EDITS_MAX, Math.floor(pattern.length / LETTERS_PER_EDIT));
  const rough = edits > 0 ? closest(pattern, text, edits) : undefined;
  if (!rough) return undefined;
  const hit = isDense(pattern) ? rough : toWords(rough, text);
  const found = text.slice(hit.start, hit.end);
  return found.length <= pattern.length + edits && signs(found) === signs(pattern) ? hit : undefined;
};

/** The stretch, grown to the ends of the words that it cuts. */
const toWords = ({ start, end }: Stretch, text: string): Stretch => {
  const after = text.indexOf(' ', end);
  return { start: text.lastIndexOf(' ', start) + 1, end: after < 0 ? text.length : after };
};

/** Numbers, and the signs of names such as `C++`. */
const signs = (text: string): string => (text.match(/-?\p{N}+|\+\+|#/gu) ?? []).join(' ');
