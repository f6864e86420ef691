import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelFailed } from '../../../src/core/generation/errors.js';
import { createExtractiveWriter } from '../../../src/core/generation/extractive/extractive.js';
import type { ChunkDependencies } from '../../../src/core/generation/make/chunk.js';
import type { EarlyStore } from '../../../src/core/generation/make/early.js';
import { type ChunkStore, generateCards } from '../../../src/core/generation/make/generate.js';
import { reportOf } from '../../../src/core/generation/make/report.js';
import type { ChunkResult, GeneratedCard, LeftCard } from '../../../src/core/generation/types.js';
import { mineral, mineralPage, sentenceWriter } from '../../support/sentence-writer.js';

const PAGES = 12;
const pages = Array.from({ length: PAGES }, (_, i) => mineralPage(i + 1));
const never = new AbortController().signal;

const make = (
  dependencies: ChunkDependencies,
  store: Partial<ChunkStore> = {},
  { requested = 12, signal = never } = {},
) =>
  generateCards(
    dependencies,
    pages,
    { requested, pages: PAGES, avoid: [] },
    { keep: async (chunk) => chunk, ...store },
    signal,
  );
const frontsOf = ({ chunks, filled }: Awaited<ReturnType<typeof make>>): string[] =>
  [...chunks.flatMap(({ cards }) => cards), ...filled].map(({ front }) => front);

/** Keeps all in memory, and dies at the n-th write. */
const memoryStore = (diesAt = Number.POSITIVE_INFINITY) => {
  const chunks = new Map<number, ChunkResult>();
  const early = new Map<number, GeneratedCard[]>();
  let writes = 0;
  const write = () => {
    writes += 1;
    if (writes === diesAt) throw new Error('killed');
  };
  const revive = () => {
    writes = Number.NEGATIVE_INFINITY;
  };
  const store: ChunkStore & { readonly early: EarlyStore } = {
    saved: async (index) => chunks.get(index),
    early: {
      find: async (index) => early.get(index) ?? [],
      keep: async (card, index) => {
        write();
        early.set(index, [...(early.get(index) ?? []), card]);
        return true;
      },
    },
    keep: async (chunk) => {
      write();
      chunks.set(chunk.index, chunk);
      return chunk;
    },
    promote: async (cards) => {
      write();
      const isPromoted = (card: LeftCard) =>
        cards.some(({ chunkIndex, ordinal }) => chunkIndex === card.chunkIndex && ordinal === card.ordinal);
      for (const [index, chunk] of chunks) {
        const promoted = chunk.left
          .filter(isPromoted)
          .map(({ importance: _, chunkIndex: _c, ordinal: _o, ...card }) => card);
        const left = chunk.left.filter((card) => !isPromoted(card));
        chunks.set(index, { ...chunk, cards: [...chunk.cards, ...promoted], left });
      }
      return cards;
    },
  };
  return { store, revive, chunks };
};

describe('chunks made side by side', () => {
  it('are asked for at once, as many as suit the writer', async () => {
    const writer = sentenceWriter({
      before: async () => expect.poll(() => writer.mostAtOnce()).toBe(3),
    });
    const made = await make({ cardWriter: writer });
    expect(writer.mostAtOnce()).toBe(3);
    expect(new Set(frontsOf(made)).size).toBe(12);
    expect(made.chunks.map(({ index }) => index)).toEqual(made.chunks.map((_, i) => i));
  });

  it('are given up together when one fails, and none goes on afterwards', async () => {
    let open = 0;
    const writer = sentenceWriter({
      before: async ({ chunk }, signal) => {
        if (chunk.index === 1) throw new Error('the disk is full');
        open += 1;
        await new Promise<void>((resolve) => {
          if (signal.aborted) resolve();
          else signal.addEventListener('abort', () => resolve());
        });
        open -= 1;
        signal.throwIfAborted();
      },
    });
    await expect(make({ cardWriter: writer })).rejects.toThrow('the disk is full');
    expect(open).toBe(0);
  });

  it('end the same wherever the work is cut off, with no card twice', async () => {
    const whole = frontsOf(
      await make({ cardWriter: sentenceWriter({ isStreaming: true }) }, memoryStore().store),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (diesAt) => {
        const { store, revive } = memoryStore(diesAt);
        const dying = make({ cardWriter: sentenceWriter({ isStreaming: true }) }, store).catch(
          () => undefined,
        );
        await dying;
        revive();
        const fronts = frontsOf(await make({ cardWriter: sentenceWriter({ isStreaming: true }) }, store));
        expect(fronts.toSorted()).toEqual(whole.toSorted());
      }),
      { numRuns: 30 },
    );
  });

  it('are not asked for again once they are kept', async () => {
    const { store, revive } = memoryStore(4);
    await make({ cardWriter: sentenceWriter() }, store).catch(() => undefined);
    revive();
    const kept: number[] = [];
    for (let index = 0; index < PAGES; index += 1) if (await store.saved?.(index)) kept.push(index);
    expect(kept.length).toBeGreaterThan(0);
    const writer = sentenceWriter();
    await make({ cardWriter: writer }, store);
    expect(writer.asked.map(({ chunk }) => chunk.index).filter((index) => kept.includes(index))).toEqual([]);
  });
});

describe('the first cards', () => {
  it('are stored while the writer is still at it', async () => {
    const { store } = memoryStore();
    const stored: GeneratedCard[] = [];
    const early = {
      ...store.early,
      keep: async (card: GeneratedCard) => stored.push(card) > 0,
    };
    const writer = sentenceWriter({
      isStreaming: true,
      before: async ({ chunk }) => {
        if (chunk.index === 0) expect(stored.length).toBeGreaterThan(0);
      },
    });
    const made = await make({ cardWriter: writer }, { ...store, early });
    expect(made.chunks[0]?.cards.slice(0, stored.length)).toEqual(stored);
    expect(new Set(frontsOf(made)).size).toBe(12);
  });
});

describe('what chunks leave over', () => {
  it('fills up the document where others gave too little, the most important first', async () => {
    const perPage = (page: number) => (page <= 6 ? 0 : 6);
    const { store, chunks } = memoryStore();
    const made = await make({ cardWriter: sentenceWriter({ perPage }) }, store, { requested: 24 });
    expect(frontsOf(made)).toHaveLength(24);
    expect(new Set(frontsOf(made)).size).toBe(24);
    expect(made.filled.length).toBeGreaterThan(0);
    for (let page = 7; page <= 12; page += 1)
      expect(frontsOf(made)).toContain(`At how many degrees does ${mineral(page, 0)} melt?`);
    expect([...chunks.values()].flatMap(({ left }) => left)).toHaveLength(36 - 24);
  });

  it('stays as it is when enough cards came', async () => {
    const made = await make({ cardWriter: sentenceWriter() });
    expect(made.filled).toEqual([]);
    expect(made.chunks.flatMap(({ left }) => left)).toHaveLength(72 - 12);
  });
});

describe('a model that fails in mid-document', () => {
  it('is replaced by the built-in writer, and the report says where and why', async () => {
    const writer = sentenceWriter({
      load: { sideBySide: 1 },
      before: async ({ chunk }) => {
        if (chunk.fromPage > 6) throw new ModelFailed('used up', 'quota');
      },
    });
    const dependencies = { cardWriter: writer, builtInWriter: createExtractiveWriter() };
    const { chunks } = await make(dependencies);
    const { builtIn, covered } = reportOf(PAGES, chunks);
    expect(new Set(builtIn.map(({ reason }) => reason))).toEqual(new Set(['quota']));
    expect(builtIn.map(({ page }) => page)).toEqual([7, 8, 9, 10, 11, 12]);
    expect(covered.some((page) => page > 6)).toBe(true);
    expect(new Set(chunks.flatMap(({ writers }) => writers))).toEqual(new Set(['gemini', 'extractive']));
  });
});
