import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/core/documents/page.js';
import { ModelFailed } from '../../../src/core/generation/errors.js';
import { createExtractiveWriter } from '../../../src/core/generation/extractive/extractive.js';
import type { ChunkDependencies } from '../../../src/core/generation/make/chunk.js';
import {
  type ChunkStore,
  type GenerationOptions,
  generateCards,
  type Made,
} from '../../../src/core/generation/make/generate.js';
import type { PictureReading } from '../../../src/core/generation/make/pictures.js';
import { makeDocument } from '../../../src/core/generation/make/pipeline.js';
import { reportOf } from '../../../src/core/generation/make/report.js';
import { blocksOfMarkdown } from '../../../src/core/generation/text/from-markdown.js';
import { inputPage } from '../../../src/core/generation/text/input.js';
import type { ChunkResult, InputPage } from '../../../src/core/generation/types.js';
import { madeChunk } from '../../support/made-chunk.js';
import { textPage } from '../../support/text-pages.js';
import * as passages from './passages.js';

const ENGLISH = [passages.BIOLOGY, passages.HISTORY, passages.COMPUTING];
/** Pages of English prose, each its own by a name in it. */
const book = (pages: number): InputPage[] =>
  Array.from({ length: pages }, (_, i) =>
    textPage(
      i + 1,
      `${ENGLISH[i % 3]}\n\n${Array.from({ length: 8 }, (_, n) => `Substance${i}x${n} is a chemical compound that dissolves in water at ${i + 20} degrees.`).join(' ')}`,
    ),
  );

type Run = Partial<GenerationOptions> & Partial<ChunkStore>;

const made = (
  pages: readonly InputPage[],
  { saved, early, promote, keep, ...options }: Run = {},
  reading: Partial<ChunkDependencies> = {},
  signal = new AbortController().signal,
): Promise<Made> => {
  const dependencies = { cardWriter: createExtractiveWriter(), ...reading };
  const store: ChunkStore = {
    ...(saved && { saved }),
    ...(early && { early }),
    ...(promote && { promote }),
    keep: keep ?? (async (chunk) => chunk),
  };
  const all = { requested: 12, pages: pages.length, avoid: [], ...options };
  return generateCards(dependencies, pages, all, store, signal);
};
const run = async (...args: Parameters<typeof made>): Promise<readonly ChunkResult[]> =>
  (await made(...args)).chunks;
const NOTHING = { cards: [], left: [], skipped: [], dropped: {}, pictured: [], writers: [], builtIn: [] };
const cardsOf = (outcomes: readonly ChunkResult[]) => outcomes.flatMap(({ cards }) => cards);

describe('the cards of a document', () => {
  it('are as many as requested, spread over it, none twice', async () => {
    const outcomes = await run(book(24), { requested: 20 });
    const cards = cardsOf(outcomes);
    expect(cards).toHaveLength(20);
    expect(new Set(cards.map(({ front }) => front)).size).toBe(20);
    expect(outcomes.length).toBeGreaterThan(2);
    for (const { cards } of outcomes) expect(cards.length).toBeGreaterThan(0);
  });

  it('come before later pages are read', async () => {
    let read = 0;
    const pages = (async function* () {
      for (const page of book(30)) {
        read += 1;
        yield page;
      }
    })();
    const readWith: number[] = [];
    const keep = async (chunk: ChunkResult) => {
      readWith.push(read);
      return chunk;
    };
    const options = { requested: 10, pages: 30, avoid: [] };
    const { signal } = new AbortController();
    const { chunks } = await generateCards(
      { cardWriter: createExtractiveWriter() },
      pages,
      options,
      { keep },
      signal,
    );
    expect(chunks[0]?.cards.length).toBeGreaterThanOrEqual(3);
    expect(readWith[0]).toBeLessThan(15);
  });

  it('do not repeat what the deck has', async () => {
    const once = cardsOf(await run(book(3)));
    const again = cardsOf(await run(book(3), { avoid: once }));
    const fronts = new Set(once.map(({ front }) => front));
    expect(again.filter(({ front }) => fronts.has(front))).toEqual([]);
  });

  it('end the same when the work is cut off anywhere and done again', async () => {
    const pages = book(9);
    const whole = await run(pages);
    for (let kept = 0; kept <= whole.length; kept += 1)
      expect(await run(pages, { saved: async (index) => (index < kept ? whole[index] : undefined) })).toEqual(
        whole,
      );
  });

  it('go on where an earlier version cut the document elsewhere', async () => {
    const pages = book(9);
    const cuts = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(cuts, async (lengths) => {
        const saved = lengths.flatMap((length, index): ChunkResult[] => {
          const fromPage = 1 + lengths.slice(0, index).reduce((sum, more) => sum + more, 0);
          const toPage = Math.min(9, fromPage + length - 1);
          const numbers = pages.map(({ page }) => page).filter((page) => page >= fromPage && page <= toPage);
          const skipped = numbers.map((page) => ({ page, reason: 'refused' as const }));
          return fromPage > 9 ? [] : [{ ...NOTHING, index, requested: 0, fromPage, toPage, skipped }];
        });
        const results = await run(pages, { requested: 60, saved: async (index) => saved[index] });
        expect(results.slice(0, saved.length)).toEqual(saved);
        expect(results.map(({ index }) => index)).toEqual(results.map((_, index) => index));
        const made = results.slice(saved.length).flatMap(({ cards, skipped }) => [...cards, ...skipped]);
        const kept = saved.flatMap(({ skipped }) => skipped.map(({ page }) => page));
        const numbers = [...new Set([...kept, ...made.map(({ page }) => page)])].sort((a, b) => a - b);
        expect(numbers).toEqual(pages.map(({ page }) => page));
        expect(made.filter(({ page }) => kept.includes(page))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('stop with the reason when aborted', async () => {
    const controller = new AbortController();
    const keep = async (chunk: ChunkResult) => {
      controller.abort(new Error('cancelled'));
      return chunk;
    };
    await expect(made(book(9), { keep }, {}, controller.signal)).rejects.toThrow('cancelled');
  });
});

describe('the report', () => {
  it('tells of every page once, and why it has no card', async () => {
    const pages: InputPage[] = [
      textPage(1, passages.BIOLOGY),
      textPage(2, ''),
      textPage(3, '| a | 1 | 2 |'),
      textPage(4, 'Thank you!'),
      textPage(5, passages.HISTORY),
    ];
    const report = reportOf(5, await run(pages, { requested: 60 }));
    expect(report).toEqual({
      pages: 5,
      covered: [1, 5],
      skipped: [
        { page: 2, reason: 'no_text' },
        { page: 3, reason: 'tables_only' },
        { page: 4, reason: 'no_facts' },
      ],
      dropped: {},
      pictured: [],
      builtIn: [],
      unserved: [],
    });
  });

  it('tells what a page without a card is', async () => {
    const of = (page: number, ...blocks: Block[]) => inputPage({ page, above: [], blocks });
    const contents: Block = { kind: 'contents', text: 'Cells 12' };
    const reference: Block = { kind: 'reference', text: 'Campbell, N.: Biology. 2011.' };
    const title: Block = { kind: 'heading', level: 1, text: 'Biology' };
    const pages = [
      of(1, title),
      of(2, { ...title, text: 'Contents' }, contents, contents),
      textPage(3, passages.BIOLOGY),
      of(4, { kind: 'table', heads: 0, rows: [['a', '1', '2']], text: 'a\t1\t2' }),
      of(5, { ...title, text: 'References' }, reference),
      { ...of(6), kind: 'unreadable' as const },
      of(7, { kind: 'running', text: 'Biology' }),
    ];
    const { skipped } = reportOf(7, await run(pages, { requested: 60 }));
    expect(skipped.map(({ page, reason }) => [page, reason])).toEqual([
      [1, 'title'],
      [2, 'contents'],
      [4, 'tables_only'],
      [5, 'references'],
      [6, 'unreadable'],
      [7, 'no_text'],
    ]);
  });

  it('says "enough cards" only of pages that had more to give', async () => {
    const filler = 'You and I will see this and that here, and we shall not ask why it is so. '.repeat(4);
    const pages = [textPage(1, passages.BIOLOGY), textPage(2, filler), textPage(3, passages.HISTORY)];
    const { covered, skipped } = reportOf(3, await run(pages, { requested: 1 }));
    const [other] = [1, 3].filter((page) => !covered.includes(page));
    expect(skipped).toEqual(
      [
        { page: 2, reason: 'no_facts' },
        { page: other, reason: 'enough_cards' },
      ].sort((a, b) => Number(a.page) - Number(b.page)),
    );
  });

  it('is complete whatever the pages are', async () => {
    const kind = fc.constantFrom<InputPage['kind']>('text', 'empty', 'tables', 'unreadable');
    const text = fc.constantFrom('', 'x', ...ENGLISH.map((passage) => passage.slice(0, 300)));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ kind, text }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (parts, requested) => {
          const pages = parts.map(({ kind, text }, i) => ({ ...textPage(i + 1, text), kind }));
          const { covered, skipped } = reportOf(pages.length, await run(pages, { requested }));
          expect([...covered, ...skipped.map(({ page }) => page)].sort((a, b) => a - b)).toEqual(
            pages.map(({ page }) => page),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each([
    ['enzyme', []],
    ['Chloroplasts in leaves', []],
    ['monasteries', ['focus']],
  ])('says whether the cards made without a model are about the topic: %s', async (focus, unserved) => {
    const read = async function* () {
      yield textPage(1, passages.BIOLOGY);
    };
    const { report } = await makeDocument(
      { cardWriter: createExtractiveWriter() },
      { total: 1, read },
      { requested: 20, avoid: [], focus },
      { keep: async (chunk) => chunk },
      new AbortController().signal,
    );
    expect(report.unserved).toEqual(unserved);
  });

  it('names the pages that were not come to', () => {
    const outcome = {
      ...NOTHING,
      skipped: [{ page: 1, reason: 'no_facts' as const }],
      dropped: { duplicate: 2 },
    };
    expect(reportOf(3, [outcome, { ...outcome, skipped: [] }], 'cancelled')).toEqual({
      pages: 3,
      covered: [],
      skipped: [
        { page: 1, reason: 'no_facts' },
        { page: 2, reason: 'cancelled' },
        { page: 3, reason: 'cancelled' },
      ],
      dropped: { duplicate: 4 },
      pictured: [],
      builtIn: [],
      unserved: [],
    });
  });
});

describe('pages without text', () => {
  const scan: InputPage[] = [textPage(1, ''), textPage(2, passages.HISTORY)];
  const kept: InputPage[] = [];
  const reading = (read: PictureReading['read']) => ({
    pictures: {
      name: 'machine' as const,
      read,
      draw: async () => new Uint8Array([1]),
      onPage: async () => {},
      keep: async (pages: readonly InputPage[]) => void kept.push(...pages),
    },
  });
  const saying = (markdown: string) =>
    reading(async (pages) => pages.map(({ page }) => ({ page, blocks: blocksOfMarkdown(markdown) })));

  it('are read from their pictures, kept, and told of', async () => {
    kept.length = 0;
    const [outcome] = await run(scan, {}, saying(`## Plants\n\n${passages.BIOLOGY}`));
    expect(outcome?.cards[0]).toMatchObject({ page: 1, front: 'What is photosynthesis?' });
    expect(outcome?.pictured).toEqual([{ page: 1, by: 'machine' }]);
    expect(kept).toMatchObject([{ page: 1, readBy: 'machine' }]);
  });

  it('are not read again when they were kept', async () => {
    const before = inputPage(textPage(1, passages.BIOLOGY));
    const [outcome] = await run(
      [{ ...before, kind: 'empty', readBy: 'model' }],
      {},
      reading(() => Promise.reject(new Error('read again'))),
    );
    expect(outcome?.cards[0]).toMatchObject({ page: 1 });
    expect(outcome?.pictured).toEqual([{ page: 1, by: 'model' }]);
  });

  it('are not read where no card is requested', async () => {
    const unasked = reading(() => Promise.reject(new Error('read for nothing')));
    const chunk = { index: 3, fromPage: 1, toPage: 2, pages: scan };
    const none = { count: 0 };
    const dependencies = { cardWriter: createExtractiveWriter(), ...unasked };
    const { skipped } = await madeChunk(dependencies, chunk, none);
    expect(skipped[0]).toEqual({ page: 1, reason: 'enough_cards' });
  });

  it('are told when the picture is blank or unclear, or the model fails', async () => {
    const reasonOf = async (pictures: ReturnType<typeof reading>) =>
      (await run(scan.slice(0, 1), {}, pictures))[0]?.skipped;
    expect(await reasonOf(saying(' '))).toEqual([{ page: 1, reason: 'no_text' }]);
    const unclear = reading(async () => [{ page: 1, reason: 'unclear' }]);
    expect(await reasonOf(unclear)).toEqual([{ page: 1, reason: 'unclear' }]);
    const failing = reading(() => Promise.reject(new ModelFailed('down')));
    expect(await reasonOf(failing)).toEqual([{ page: 1, reason: 'model_failed' }]);
  });
});
