import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { UserError } from '../../../src/core/errors.js';
import { createOwed } from '../../../src/core/events/owed.js';
import { createExtractiveWriter } from '../../../src/core/generation/extractive/extractive.js';
import { requeueGenerations } from '../../../src/core/generation/store/reconcile.js';
import { createRequests } from '../../../src/core/generation/store/requests.js';
import { createGenerationStates } from '../../../src/core/generation/store/states.js';
import type { GenerationId, UserId } from '../../../src/core/ids.js';
import type { Job } from '../../../src/core/ports.js';
import { pdf } from '../../../src/jobs/pdf.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newPerson, SECOND } from '../../support/people.js';
import { rawPage } from '../../support/text-pages.js';

const PLACE = { kind: 'place', platform: 'test', id: 'here' } as const;
const PAGE = rawPage(
  1,
  'Osmosis is the movement of water through a membrane towards the side with more dissolved substance.',
);

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

/** The queue by hand, and documents that are read once `gate` lets them. */
const setUp = async () => {
  const clock = handClock();
  const jobs: Extract<Job, { name: 'pdf' }>[] = [];
  const queue = { add: async (job: Job) => void (job.name === 'pdf' && jobs.push(job)) };
  const stored = { database, clock, queue, blobs: createRowBlobs(database) };
  const requests = createRequests({ ...stored, limits: { perDay: 10, cards: 100 } });
  const states = createGenerationStates(stored);
  const { user } = await newPerson(database);
  const opened = {
    pages: 1,
    read: async function* () {
      yield PAGE;
    },
    picture: async () => new Uint8Array(),
    close: async () => {},
  };
  const run = (job: Job | undefined, gate: () => Promise<void> = async () => {}): Promise<void> => {
    if (job?.name !== 'pdf') throw new Error('no document is queued');
    let isOpened = false;
    const open = async () => {
      if (!isOpened) await gate();
      isOpened = true;
      return opened;
    };
    const skills = { cardWriter: createExtractiveWriter() };
    const tools = { owed: createOwed(stored), onProgress: () => {}, pictureBytesMax: 1_000 };
    const extractor = { open, warm: () => {}, close: async () => {} };
    return pdf.work({ ...stored, ...skills, ...tools, extractor }, job, new AbortController().signal);
  };
  const send = async (name: string, by: UserId = user): Promise<GenerationId> => {
    clock.pass(1);
    return requests.start({
      ...{ user: by, event: freshEvent(), place: PLACE, fallback: PLACE, deck: { name } },
      file: { name: `${name}.pdf`, bytes: new TextEncoder().encode(`%PDF-1.7 ${name}`) },
    });
  };
  const accept = (offer: GenerationId) =>
    requests.accept({ user, event: freshEvent(), place: PLACE, fallback: PLACE, offer });
  const status = async (id: GenerationId) => (await states.find(id))?.status;
  const after = async (id: GenerationId) => (await states.find(id))?.after;
  return { clock, jobs, queue, user, states, run, send, accept, status, after };
};

test('documents are read in the order in which they came, whichever job comes first', async () => {
  const { jobs, run, send, status, after } = await setUp();
  const [a, b, c] = [await send('a'), await send('b'), await send('c')];
  expect([await after(a), await after(b), await after(c)]).toEqual([undefined, 'a.pdf', 'b.pdf']);
  const [first, second, third] = jobs.splice(0);
  await run(third);
  await run(second);
  expect([await status(b), await status(c)]).toEqual(['queued', 'queued']);
  jobs.splice(0);

  await run(first);
  expect(jobs.map(({ generation }) => generation)).toEqual([b]);
  await run(jobs.shift());
  expect(jobs.map(({ generation }) => generation)).toEqual([c]);
  await run(jobs.shift());
  expect([await status(a), await status(b), await status(c)]).toEqual(['done', 'done', 'done']);
  expect(jobs).toEqual([]);
});

test('of two that are both the first, one is read', async () => {
  const { jobs, run, send, status } = await setUp();
  const [a, b] = [await send('a'), await send('b')];
  const [first, second] = jobs.splice(0);
  await run(first, async () => {
    await database.prisma.generation.update({ where: { id: b }, data: { createdAt: new Date(0) } });
    await run(second);
    expect([await status(a), await status(b)]).toEqual(['running', 'queued']);
  });
  expect(await status(a)).toBe('done');
  await run(jobs.shift());
  expect(await status(b)).toBe('done');
});

test('the documents of another person do not wait', async () => {
  const { jobs, run, send, status } = await setUp();
  const { user: eve } = await newPerson(database);
  await send('a');
  const hers = await send('b', eve);
  await run(jobs[1]);
  expect(await status(hers)).toBe('done');
});

test('one that waits is cancelled without being read, and its deck goes', async () => {
  const { jobs, run, send, states, user, status, after } = await setUp();
  const [a, b, c] = [await send('a'), await send('b'), await send('c')];
  const { deck } = await states.cancel(user, b);
  expect(await after(c)).toBe('a.pdf');
  const { deletedAt } = await database.prisma.deck.findUniqueOrThrow({ where: { id: deck.id } });
  expect(deletedAt).not.toBeNull();
  for (let i = 0; i < 10 && jobs.length > 0; i++) await run(jobs.shift());
  expect(jobs).toEqual([]);
  expect([await status(a), await status(b), await status(c)]).toEqual(['done', 'cancelled', 'done']);
});

test('the next one moves up when one is cancelled while it is read, and when one fails', async () => {
  const { jobs, run, send, states, user, status } = await setUp();
  const [a, b, c] = [await send('a'), await send('b'), await send('c')];
  const [first] = jobs.splice(0);
  await run(first, async () => void (await states.cancel(user, a)));
  expect(await status(a)).toBe('cancelled');
  expect(new Set(jobs.map(({ generation }) => generation))).toEqual(new Set([b]));
  await run(jobs.at(-1), () => Promise.reject(new UserError('pdf.corrupt', {})));
  expect(await status(b)).toBe('failed');
  await run(jobs.at(-1));
  expect(await status(c)).toBe('done');
});

test('a document that was sent twice keeps its bytes until both requests for it are over', async () => {
  const { jobs, run, send, states, accept, user, status } = await setUp();
  const [first, again] = [await send('a'), await send('a')];
  expect(await status(again)).toBe('offered');
  await accept(again);
  const [job] = jobs.splice(0);
  await run(job, async () => void (await states.cancel(user, first)));
  await run(jobs.at(-1));
  expect([await status(first), await status(again)]).toEqual(['cancelled', 'done']);
  expect((await database.prisma.document.findFirstOrThrow()).blobId).toBeNull();
});

test('the next one is found again where the process died before it was called up', async () => {
  const { clock, jobs, queue, run, send, status } = await setUp();
  const [a, b] = [await send('a'), await send('b')];
  const [first] = jobs.splice(0);
  await run(first);
  jobs.splice(0);
  expect([await status(a), await status(b)]).toEqual(['done', 'queued']);
  clock.pass(21 * SECOND);
  await requeueGenerations({ database, clock, queue }, false);
  await run(jobs.shift());
  expect(await status(b)).toBe('done');
});
