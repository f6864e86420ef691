import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import type { Extractor } from '../../../src/core/documents/extractor.js';
import type { Page } from '../../../src/core/documents/page.js';
import { ReaderNotStarted } from '../../../src/core/documents/reader-start.js';
import { UserError } from '../../../src/core/errors.js';
import { createOwed } from '../../../src/core/events/owed.js';
import { createExtractiveWriter } from '../../../src/core/generation/extractive/extractive.js';
import type { CardWriter, PageReader } from '../../../src/core/generation/skills.js';
import { requeueGenerations } from '../../../src/core/generation/store/reconcile.js';
import { createRequests } from '../../../src/core/generation/store/requests.js';
import { type RunDependencies, runGeneration } from '../../../src/core/generation/store/run.js';
import { createGenerationStates } from '../../../src/core/generation/store/states.js';
import { type BlobId, type CardId, type GenerationId, newId } from '../../../src/core/ids.js';
import type { Job } from '../../../src/core/ports.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newPerson } from '../../support/people.js';
import { mineralPage, sentenceWriter } from '../../support/sentence-writer.js';
import { rawPage } from '../../support/text-pages.js';
import * as passages from './passages.js';

const PLACE = { kind: 'place', platform: 'test', id: 'here' } as const;
const ENGLISH = [passages.BIOLOGY, passages.HISTORY, passages.COMPUTING];
const PAGES = 12;
const never = new AbortController().signal;

const run = (dependencies: RunDependencies, generation: GenerationId, attempt = 0): Promise<void> =>
  runGeneration(dependencies, { name: 'pdf', generation, attempt }, never);

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

const pageAt = (page: number): Page =>
  rawPage(
    page,
    `${ENGLISH[page % 3]}\n\n${Array.from({ length: 12 }, (_, n) => `Substance${page}x${n} is a chemical compound that dissolves in water at ${page + 20} degrees.`).join(' ')}`,
  );

/** A PNG of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Everything that a run needs, with a document whose pages come from `read`. */
const setUp = async (read: () => AsyncIterable<Page>) => {
  const clock = handClock();
  const jobs: Job[] = [];
  const queue = { add: async (job: Job) => void jobs.push(job) };
  const blobs = createRowBlobs(database);
  const owed = createOwed({ database, clock, queue });
  const extractor: Pick<Extractor, 'open'> = {
    open: async () => ({
      pages: PAGES,
      read,
      picture: async () => PICTURE,
      close: async () => {},
    }),
  };
  const dependencies: RunDependencies = {
    database,
    blobs,
    clock,
    owed,
    extractor: { warm: () => {}, close: async () => {}, ...extractor },
    cardWriter: createExtractiveWriter(),
    onProgress: () => {},
    pictureBytesMax: 1_000_000,
  };
  const { user } = await newPerson(database);
  const requests = createRequests({ database, clock, blobs, queue, limits: { perDay: 1, cards: 100 } });
  const id = await requests.start({
    user,
    event: freshEvent(),
    place: PLACE,
    fallback: PLACE,
    cards: 12,
    file: { name: 'notes.pdf', bytes: new TextEncoder().encode('%PDF-1.7') },
    deck: { name: 'notes' },
  });
  const states = createGenerationStates({ database, clock, queue });
  return { clock, jobs, queue, dependencies, user, id, states, requests };
};

async function* allPages(): AsyncGenerator<Page> {
  for (let page = 1; page <= PAGES; page++) yield pageAt(page);
}

const fronts = async (): Promise<string[]> =>
  (await database.prisma.card.findMany({ orderBy: [{ chunkIndex: 'asc' }, { ordinal: 'asc' }] })).map(
    ({ front }) => front,
  );

/** The pages that have a picture, and the blobs that are none. */
const blobsAndPictures = async () => {
  const rows = await database.prisma.documentPage.findMany({ where: { pictureId: { not: null } } });
  const blobs = await database.prisma.blobPart.findMany();
  const named = new Set(rows.map(({ pictureId }) => pictureId));
  return { pictures: rows.map(({ page }) => page), others: blobs.filter(({ blobId }) => !named.has(blobId)) };
};

const notices = (jobs: readonly Job[]): number => jobs.filter(({ name }) => name === 'notify').length;

describe('a run', () => {
  test('ends with cards, a report, a message owed and no bytes', async () => {
    const { dependencies, id, user, states, jobs } = await setUp(allPages);
    await run(dependencies, id);
    expect(await states.own(user, id)).toMatchObject({ status: 'done', cards: 12, generator: 'extractive' });
    expect(notices(jobs)).toBe(1);
    expect((await database.prisma.document.findFirstOrThrow()).blobId).toBeNull();
    expect(await blobsAndPictures()).toMatchObject({ others: [] });
  });

  test('keeps pictures of the pages that a card came from, within what the person has room for', async () => {
    const { dependencies, id } = await setUp(allPages);
    await run({ ...dependencies, pictureBytesMax: PICTURE.length + 1 }, id);
    const cards = await database.prisma.card.findMany();
    const { pictures } = await blobsAndPictures();
    expect(pictures).toHaveLength(2);
    expect(cards.map(({ page }) => page)).toEqual(expect.arrayContaining([...pictures]));
  });

  test('that was cut off while it drew goes on drawing, and then lets go of the file', async () => {
    const { dependencies, id, jobs } = await setUp(allPages);
    let drawn = 0;
    const blobs = {
      ...dependencies.blobs,
      put: async (blob: BlobId, bytes: Uint8Array) => {
        if (++drawn > 1) throw new Error('the disk is full');
        await dependencies.blobs.put(blob, bytes);
      },
    };
    await expect(run({ ...dependencies, blobs }, id)).rejects.toThrow('disk');
    expect(notices(jobs)).toBe(1);
    await run(dependencies, id);
    const { pictures, others } = await blobsAndPictures();
    expect(new Set((await database.prisma.card.findMany()).map(({ page }) => page))).toEqual(
      new Set(pictures),
    );
    expect(others).toEqual([]);
  });

  test('that finds the file let go of by another that ended at the same time ends all the same', async () => {
    const { dependencies, id } = await setUp(allPages);
    let gets = 0;
    const blobs = {
      ...dependencies.blobs,
      // The first time it is read, the second time pages are drawn from it.
      get: async (blob: BlobId) => {
        gets += 1;
        if (gets === 2) {
          await database.prisma.document.updateMany({ data: { blobId: null } });
          await dependencies.blobs.delete(blob);
        }
        return dependencies.blobs.get(blob);
      },
    };
    await run({ ...dependencies, blobs }, id);
    expect(gets).toBe(2);
    expect((await database.prisma.generation.findUniqueOrThrow({ where: { id } })).status).toBe('done');
  });

  test('reads each page of a scan from its picture once, and keeps it, however often it is cut off', async () => {
    const scan = async function* () {
      for (let page = 1; page <= PAGES; page++)
        yield { ...rawPage(page, ''), size: { width: 600, height: 800 } };
    };
    const { dependencies, id } = await setUp(scan);
    const read: number[] = [];
    let failAt = 7;
    const pageReader: PageReader = {
      name: 'machine',
      width: 100,
      open: () => ({
        read: async (pages, _signal, onPage) => {
          for (const { page } of pages) {
            if (page === failAt) throw new Error('the process is gone');
            read.push(page);
            await onPage(page);
          }
          return pages.map(({ page }) => ({ page, blocks: pageAt(page).blocks }));
        },
      }),
    };
    const scanning = { ...dependencies, pageReader };
    await expect(run(scanning, id)).rejects.toThrow('gone');
    failAt = 0;
    await run(scanning, id);
    const rows = await database.prisma.documentPage.findMany();
    expect(rows.map(({ readBy }) => readBy)).toEqual(rows.map(() => 'machine'));
    expect(rows).toHaveLength(PAGES);
    expect(new Set(read).size).toBe(PAGES);
    // Pages of the chunk that was cut off were not kept yet.
    expect(read.length).toBeLessThan(PAGES + 10);
    const { pictures } = await blobsAndPictures();
    expect(pictures.length).toBeGreaterThan(1);
  });

  test('that was cancelled keeps pictures of the pages that gave cards, and drops the file', async () => {
    const { dependencies, id, user, states } = await setUp(allPages);
    let kept = 0;
    const cardWriter: CardWriter = {
      ...dependencies.cardWriter,
      write: async (request, signal) => {
        if (++kept > 1) await states.cancel(user, id);
        return dependencies.cardWriter.write(request, signal);
      },
    };
    await run({ ...dependencies, cardWriter }, id);
    const { pictures, others } = await blobsAndPictures();
    expect(pictures.length).toBeGreaterThan(0);
    expect(others).toEqual([]);
  });

  test('that comes a second time makes nothing again, and sees to it that the end is told', async () => {
    const { dependencies, id, jobs } = await setUp(allPages);
    await run(dependencies, id);
    const made = await fronts();
    await run(dependencies, id);
    expect(await fronts()).toEqual(made);
    expect(new Set(jobs.filter(({ name }) => name === 'notify').map((job) => JSON.stringify(job))).size).toBe(
      1,
    );
    expect(notices(jobs)).toBe(2);
  });

  test('that was cut off anywhere goes on to the same cards', async () => {
    const whole = await setUp(allPages);
    await run(whole.dependencies, whole.id);
    const expected = await fronts();
    for (const cut of [1, 7, 12]) {
      await emptyDatabase(database);
      let attempts = 0;
      const { dependencies, id, queue, clock } = await setUp(async function* () {
        const dies = attempts++ === 0;
        for await (const page of allPages()) {
          if (dies && page.page === cut) throw new Error('killed');
          yield page;
        }
      });
      await expect(run(dependencies, id)).rejects.toThrow('killed');
      await requeueGenerations({ database, clock, queue }, true);
      await run(dependencies, id, 1);
      expect(await fronts()).toEqual(expected);
    }
  });

  test('with a model that was cut off anywhere pays for no answer twice, and ends with the same cards', async () => {
    const terms = async function* () {
      for (let page = 1; page <= PAGES; page++) yield { page, blocks: mineralPage(page).blocks };
    };
    const modelRun = async (diesAt: number) => {
      await emptyDatabase(database);
      const { dependencies, id, queue, clock } = await setUp(terms);
      const writerOf = (diesAt: number) =>
        sentenceWriter({
          isStreaming: true,
          perPage: (page) => (page < 5 ? 0 : 6),
          before: async ({ chunk }) => {
            if (chunk.index === diesAt) throw new Error('killed');
          },
        });
      const dying = run({ ...dependencies, cardWriter: writerOf(diesAt) }, id);
      if (diesAt < 0) await dying;
      else await expect(dying).rejects.toThrow('killed');
      const kept = await database.prisma.generationChunk.findMany();
      await requeueGenerations({ database, clock, queue }, true);
      const writer = writerOf(-1);
      await run({ ...dependencies, cardWriter: writer }, id, diesAt < 0 ? 0 : 1);
      const again = writer.asked.filter(({ chunk }) => kept.some(({ index }) => index === chunk.index));
      expect(again).toEqual([]);
      const { generator } = await database.prisma.generation.findUniqueOrThrow({ where: { id } });
      expect(generator).toBe('gemini');
      return (await fronts()).toSorted();
    };
    const whole = await modelRun(-1);
    expect(new Set(whole).size).toBe(12);
    for (const diesAt of [0, 1, 3, 5]) expect(await modelRun(diesAt)).toEqual(whole);
  });

  test('reads anew what an earlier version kept of a document, unless it kept all', async () => {
    for (const kept of [4, PAGES]) {
      await emptyDatabase(database);
      let reads = 0;
      const { dependencies, id } = await setUp(async function* () {
        reads += 1;
        yield* allPages();
      });
      const { documentId } = await database.prisma.generation.findUniqueOrThrow({ where: { id } });
      const text = passages.BIOLOGY.replaceAll('\n\n', '\n');
      await database.prisma.document.update({ where: { id: documentId }, data: { pages: PAGES } });
      await database.prisma.documentPage.createMany({
        data: Array.from({ length: kept }, (_, i) => ({ documentId, page: i + 1, kind: 'text', text })),
      });
      await run(dependencies, id);
      expect((await fronts()).length).toBeGreaterThan(2);
      expect(reads).toBe(kept === PAGES ? 0 : 1);
      const old = await database.prisma.documentPage.count({ where: { documentId, blocks: null } });
      expect(old).toBe(kept === PAGES ? PAGES : 0);
    }
  });

  test('that another took over from writes nothing more', async () => {
    let takeOver = async () => {};
    const { dependencies, id, queue, clock, states, user } = await setUp(async function* () {
      for await (const page of allPages()) {
        if (page.page === 6) await takeOver();
        yield page;
      }
    });
    takeOver = () => requeueGenerations({ database, clock, queue }, true);
    await run(dependencies, id);
    expect((await states.own(user, id)).status).toBe('queued');
    const kept = await fronts();
    await run(dependencies, id);
    expect(await fronts()).toEqual(kept);
  });

  test('that was cancelled keeps its cards, tells nothing more and drops the bytes', async () => {
    let cancel = async () => {};
    const { dependencies, id, states, user, jobs } = await setUp(async function* () {
      for await (const page of allPages()) {
        if (page.page === 6) await cancel();
        yield page;
      }
    });
    cancel = async () => {
      await expect.poll(() => database.prisma.card.count()).toBeGreaterThan(0);
      await states.cancel(user, id);
    };
    await run(dependencies, id);
    const state = await states.own(user, id);
    expect(state).toMatchObject({ status: 'cancelled' });
    expect(state.cards).toBeGreaterThan(0);
    expect(notices(jobs)).toBe(0);
    expect((await blobsAndPictures()).others).toEqual([]);
  });

  test('that cannot read the file says why, and takes the empty deck back', async () => {
    const { dependencies, id, states, user, jobs } = await setUp(async function* () {
      yield* [];
      throw new UserError('pdf.corrupt', {});
    });
    await run(dependencies, id);
    const state = await states.own(user, id);
    expect(state).toMatchObject({ status: 'failed', error: { code: 'pdf.corrupt' } });
    expect(notices(jobs)).toBe(1);
    expect(await database.prisma.deck.count({ where: { deletedAt: null, isDefault: false } })).toBe(0);
  });

  test('gives up a document that ended every run before', async () => {
    const { dependencies, id, states, user } = await setUp(allPages);
    await database.prisma.generation.update({ where: { id }, data: { runs: 8 } });
    await run(dependencies, id);
    expect(await states.own(user, id)).toMatchObject({ status: 'failed', error: { code: 'pdf.gave_up' } });
  });

  test('for which no reader starts is kept, with its file, to be tried again as it was requested', async () => {
    const { dependencies, id, states, user, requests } = await setUp(allPages);
    const { extractor } = dependencies;
    const open = () => Promise.reject(new ReaderNotStarted('reader/main.js', '1', { notes: 'No module.' }));
    const broken = { ...dependencies, extractor: { ...extractor, open } };
    for (const _ of [1, 2]) await expect(run(broken, id)).rejects.toThrow('(1): No module.');
    await run(broken, id);
    expect(await states.own(user, id)).toMatchObject({ status: 'failed', error: { code: 'pdf.no_reader' } });
    const again = await requests.again({
      ...{ user, event: freshEvent(), place: PLACE, fallback: PLACE },
      from: id,
    });
    await run(dependencies, again);
    const state = await states.own(user, again);
    expect(state).toMatchObject({ status: 'done', cards: 12, deck: { name: 'notes' } });
    expect(state.onlyPages).toBeUndefined();
  });

  test.each([
    ['no text at all', '', 'pdf.no_text'],
    ['a few words', 'Too few words.', 'pdf.too_few_words'],
  ])('of a document with %s says so', async (_, text, code) => {
    const { dependencies, id, states, user } = await setUp(async function* () {
      yield rawPage(1, text);
    });
    await run(dependencies, id);
    expect((await states.own(user, id)).error?.code).toBe(code);
  });
});

describe('the tips of a generation', () => {
  test('are read as they were given', async () => {
    const { dependencies, id, states, user } = await setUp(allPages);
    await run(dependencies, id);
    const tips = [
      { kind: 'confusable', one: 'Mitosis', other: 'Meiosis' },
      { kind: 'model', text: '{"kind":"gaps","cards":3}' },
    ];
    await database.prisma.generation.update({
      where: { id },
      data: { tips: tips.map((tip) => JSON.stringify(tip)) },
    });
    expect((await states.own(user, id)).tips).toEqual(tips);
  });

  test('are read where an earlier version stored sentences', async () => {
    const { id, states, user } = await setUp(allPages);
    const tips = ['Come back to these 3 cards tomorrow.', '3', '{"kind":"of tomorrow"}'];
    await database.prisma.generation.update({ where: { id }, data: { tips } });
    expect((await states.own(user, id)).tips).toEqual(tips.map((text) => ({ kind: 'text', text })));
  });
});

describe('the cards of a generation', () => {
  test('are discarded and brought back together, without those that were dropped before', async () => {
    const { dependencies, id, states, user, clock } = await setUp(allPages);
    await run(dependencies, id);
    const [first] = (await states.made(user, id, 0)).cards;
    await database.prisma.card.update({
      where: { id: first?.id ?? newId<CardId>() },
      data: { deletedAt: clock.now() },
    });
    clock.pass(1);
    expect((await states.discard(user, id)).cards).toBe(0);
    clock.pass(1);
    expect((await states.discard(user, id)).discarded).toBe(true);
    expect(await states.undiscard(user, id)).toMatchObject({ cards: 11, discarded: false });
    expect(await states.undiscard(user, id)).toMatchObject({ cards: 11 });
  });

  test('are counted over all that were made', async () => {
    const { dependencies, id, states, user } = await setUp(allPages);
    await run(dependencies, id);
    const { cards, ...where } = await states.made(user, id, 7);
    expect(where).toEqual({ first: 5, total: 12 });
    expect(cards.map(({ dropped }) => dropped)).toEqual([false, false, false, false, false]);
    expect(await states.made(user, id, 99)).toMatchObject({ first: 10, total: 12 });
  });
});
