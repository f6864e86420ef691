import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_CHUNK_WORDS } from '../../../src/core/generation/limits.js';
import { quota } from '../../../src/core/generation/make/allocation.js';
import { chunked, halves, weightOf } from '../../../src/core/generation/text/chunks.js';
import { plainTextOf } from '../../../src/core/generation/text/markdown.js';
import type { Chunk, InputPage } from '../../../src/core/generation/types.js';
import { textPage } from '../../support/text-pages.js';

const sentence = 'Ribosomes build proteins from amino acids in every living cell. ';
const pageOf = (page: number, words: number): InputPage =>
  textPage(page, sentence.repeat(Math.ceil(words / 10)).trim());

const CHUNK_WORDS = 2_000;
const SIZE = { pages: 30, words: CHUNK_WORDS };
const chunksOf = async (pages: readonly InputPage[]): Promise<Chunk[]> => {
  const chunks: Chunk[] = [];
  for await (const chunk of chunked(pages, SIZE)) chunks.push(chunk);
  return chunks;
};
const words = ({ pages }: Chunk) => pages.reduce((sum, page) => sum + weightOf(page), 0);

describe('chunks', () => {
  it('begin small, then grow', async () => {
    const [first, ...later] = await chunksOf(Array.from({ length: 40 }, (_, i) => pageOf(i + 1, 300)));
    expect(first && words(first)).toBe(900);
    expect(first?.fromPage).toBe(1);
    for (const chunk of later.slice(0, -1)) expect(words(chunk)).toBeGreaterThanOrEqual(CHUNK_WORDS);
  });

  it('come as soon as they are full', async () => {
    let read = 0;
    const pages = (async function* () {
      for (let page = 1; page <= 100; page += 1) {
        read = page;
        yield pageOf(page, 400);
      }
    })();
    for await (const _chunk of chunked(pages, SIZE)) break;
    expect(read).toBe(FIRST_CHUNK_WORDS / 400);
  });

  it('cut a page only where it is huge, between its paragraphs', async () => {
    const paragraphs = Array.from({ length: 12 }, (_, i) => `Paragraph ${i}. ${sentence.repeat(50)}`.trim());
    const chunks = await chunksOf([textPage(1, paragraphs.join('\n\n'))]);
    expect(chunks.length).toBeGreaterThan(1);
    const texts = chunks.map(({ pages }) => plainTextOf(pages));
    expect(texts.join('\n')).toBe(paragraphs.join('\n'));
  });

  it('cut also what has no spaces to cut at', async () => {
    const chunks = await chunksOf([textPage(1, 'x'.repeat(300_000))]);
    for (const { pages } of chunks)
      for (const page of pages) expect(plainTextOf([page]).length).toBeLessThan(80_000);
  });

  it('end before a heading near their target', async () => {
    const book = [pageOf(1, 700), textPage(2, `## Cells\n\n${sentence.repeat(20)}`), pageOf(3, 700)];
    expect((await chunksOf(book)).map(({ fromPage, toPage }) => [fromPage, toPage])).toEqual([
      [1, 1],
      [2, 3],
    ]);
  });

  it('end within a page at the highest heading near their target, and know the headings above', async () => {
    const half = sentence.repeat(35).trim();
    const text = ['## Cells', half, '### Walls', half, '## Organs', half, '### Skin', half].join('\n\n');
    const [first, second] = await chunksOf([textPage(1, text), pageOf(2, 10)]);
    expect(plainTextOf(first?.pages ?? [])).toBe(['Cells', half, 'Walls', half].join('\n'));
    expect(second?.pages[0]?.above).toEqual([
      { level: 1, text: 'Cells' },
      { level: 2, text: 'Walls' },
    ]);
    expect(second?.pages[0]?.blocks[0]).toMatchObject({ kind: 'heading', text: 'Organs' });
  });

  it('hold every page once, in order, and are the same again', async () => {
    const page = fc.record({
      words: fc.integer({ min: 0, max: 900 }),
      kind: fc.constantFrom<InputPage['kind']>('text', 'empty', 'tables', 'unreadable'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(page, { maxLength: 20 }), async (parts) => {
        const pages = parts.map((part, i) => ({ ...pageOf(i + 1, part.words), kind: part.kind }));
        const chunks = await chunksOf(pages);
        expect(chunks.flatMap((chunk) => chunk.pages)).toEqual(pages);
        expect(chunks.map(({ index }) => index)).toEqual(chunks.map((_, i) => i));
        expect(await chunksOf(pages)).toEqual(chunks);
      }),
      { numRuns: 30 },
    );
  });

  it('halve between pages, then between blocks, until that cannot be', () => {
    const chunk = { index: 3, fromPage: 4, toPage: 6, pages: [pageOf(4, 50), pageOf(5, 50), pageOf(6, 50)] };
    expect(halves(chunk).map(({ index, fromPage, toPage }) => [index, fromPage, toPage])).toEqual([
      [3, 4, 5],
      [3, 6, 6],
    ]);
    const single = {
      ...chunk,
      pages: [textPage(4, 'One fact here.\n\nAnother fact there.')],
    };
    expect(halves(single).map(({ pages }) => plainTextOf(pages))).toEqual([
      'One fact here.',
      'Another fact there.',
    ]);
  });
});

describe('how many cards a chunk is asked for', () => {
  const all = { requested: 20, assigned: 0, index: 1, words: 2_000, statements: 0, share: 0.5 };
  it.each([
    ['its share', {}, 10],
    ['its share, with what was requested before', { assigned: 4 }, 6],
    ['what earlier chunks were not good for', { assigned: 4, share: 1 }, 16],
    ['nothing once there are enough', { assigned: 20, share: 1 }, 0],
    ['some of the first chunk, so that studying can begin', { index: 0, share: 0.01 }, 3],
    ['no more than its words are good for', { words: 90, share: 1 }, 3],
    ['one for each statement of a slide', { words: 90, statements: 7, share: 1 }, 7],
    ['nothing where there are no words', { words: 0, share: 1 }, 0],
  ])('%s', (_, progress, expected) => {
    expect(quota({ ...all, ...progress })).toBe(expected);
  });
});
