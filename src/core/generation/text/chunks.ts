import { CHUNK_WORDS, FIRST_CHUNK_WORDS, PICTURE_PAGE_WORDS } from '../limits.js';
import type { Chunk, InputPage } from '../types.js';
import { countWords } from './words.js';

/** A page with more words than this many chunks' worth is cut between its paragraphs. */
const HUGE_PAGE = 1.5;

/**
 * Groups pages into chunks as they come, the first one small. Every page is in a chunk, also those of tables
 * alone, which count nothing, and those without text, which can perhaps be read from their picture. The same
 * pages always give the same chunks.
 */
export const chunked = async function* (
  pages: AsyncIterable<InputPage> | Iterable<InputPage>,
): AsyncGenerator<Chunk> {
  let held: InputPage[] = [];
  let words = 0;
  let index = 0;
  const target = () => (index === 0 ? FIRST_CHUNK_WORDS : CHUNK_WORDS);
  const close = (): Chunk => {
    const chunk = chunkOf(index, held);
    held = [];
    words = 0;
    index += 1;
    return chunk;
  };
  for await (const page of pages) {
    for (const part of isHuge(page) ? cut(page, CHUNK_WORDS) : [page]) {
      const weight = weightOf(part);
      if (held.length > 0 && words + weight > target() * HUGE_PAGE) yield close();
      held.push(part);
      words += weight;
      if (words >= target()) yield close();
    }
  }
  if (held.length > 0) yield close();
};

/** Longer than any language's words are on average: what no spaces divide counts by its length. */
const LETTERS_PER_WORD_MAX = 20;

const wordsFor = (text: string): number =>
  Math.max(countWords(text), Math.ceil(text.length / LETTERS_PER_WORD_MAX));

/** How many words the page counts as. */
export const weightOf = ({ kind, text }: InputPage): number => {
  switch (kind) {
    case 'text':
      return wordsFor(text);
    case 'empty':
      return PICTURE_PAGE_WORDS;
    case 'tables':
      return 0;
    default:
      return kind satisfies never;
  }
};

/** The chunk in two, between pages or, if it has one page alone, between paragraphs; itself if that cannot be. */
export const halves = (chunk: Chunk): Chunk[] => {
  const [only] = chunk.pages;
  const pieces =
    chunk.pages.length === 1 && only ? cut(only, Math.ceil(wordsFor(only.text) / 2)) : chunk.pages;
  if (pieces.length < 2) return [chunk];
  const middle = Math.ceil(pieces.length / 2);
  return [chunkOf(chunk.index, pieces.slice(0, middle)), chunkOf(chunk.index, pieces.slice(middle))];
};

const chunkOf = (index: number, pages: readonly InputPage[]): Chunk => ({
  index,
  fromPage: pages[0]?.page ?? 0,
  toPage: pages.at(-1)?.page ?? 0,
  pages,
});

const isHuge = (page: InputPage): boolean => weightOf(page) > CHUNK_WORDS * HUGE_PAGE;

/** The page in parts of at most `limit` words, cut between paragraphs, else lines, sentences or anywhere. */
const cut = (page: InputPage, limit: number): InputPage[] =>
  pack(pieces(page.text, limit), limit).map((text) => ({ ...page, text }));

const pieces = (text: string, limit: number): string[] => {
  for (const boundary of [/\n\s*\n/, /\n/, /(?<=[.!?。！？])\s*/]) {
    const found = text.split(boundary).filter((piece) => piece.trim() !== '');
    if (found.length > 1 && found.every((piece) => wordsFor(piece) <= limit)) return found;
  }
  const size = Math.max(1, Math.ceil(text.length / Math.ceil(wordsFor(text) / limit)));
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
    text.slice(i * size, (i + 1) * size),
  );
};

const pack = (texts: readonly string[], limit: number): string[] => {
  const packed: string[] = [];
  let words = 0;
  for (const text of texts) {
    const more = wordsFor(text);
    const last = packed.at(-1);
    if (last !== undefined && words + more <= limit) packed[packed.length - 1] = `${last}\n\n${text}`;
    else packed.push(text);
    words = packed.at(-1) === text ? more : words + more;
  }
  return packed;
};
