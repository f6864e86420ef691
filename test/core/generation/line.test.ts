import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { UserError } from '../../../src/core/errors.js';
import type { DocumentJob } from '../../../src/core/generation/store/line.js';
import { requeueGenerations } from '../../../src/core/generation/store/reconcile.js';
import type { GenerationId } from '../../../src/core/ids.js';
import type { Job } from '../../../src/core/ports.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { lineProcess, PLACE } from '../../support/line.js';
import { handClock, newPerson, SECOND } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

/** The queue by hand, with all that was ever added. */
const setUp = async () => {
  const clock = handClock();
  const jobs: DocumentJob[] = [];
  const isSame = (job: DocumentJob) => (other: DocumentJob) => isDeepStrictEqual(job, other);
  const queue = {
    add: async (job: Job) => {
      if ((job.name === 'pdf' || job.name === 'long-pdf') && !jobs.some(isSame(job))) jobs.push(job);
    },
  };
  const line = lineProcess(database, { clock, queue });
  const { user } = await newPerson(database);
  const run = async (
    job: DocumentJob | undefined,
    gate?: () => Promise<void>,
    pages?: number,
  ): Promise<void> => {
    if (!job) throw new Error('no document is queued');
    await line.run(job, gate, pages);
  };
  const send = (name: string, more: Parameters<typeof line.send>[2] = {}): Promise<GenerationId> => {
    clock.pass(1);
    return line.send(user, name, more);
  };
  const accept = (offer: GenerationId) => line.accept(user, offer);
  const { states } = line;
  const status = async (id: GenerationId) => (await states.find(id))?.status;
  const after = async (id: GenerationId) => (await states.find(id))?.after?.file;
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

test('what a person reads in private is not named elsewhere', async () => {
  const { send, states } = await setUp();
  const elsewhere = { isPublic: true, place: { ...PLACE, id: 'group' } };
  await send('diary');
  const [first, second] = [await send('a', elsewhere), await send('b', elsewhere)];
  const last = await send('c');
  const after = async (id: GenerationId) => (await states.find(id))?.after;
  expect([await after(first), await after(second), await after(last)]).toEqual([
    {},
    { file: 'a.pdf' },
    { file: 'b.pdf' },
  ]);
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
  const hers = await send('b', { user: eve });
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

test('one that waits keeps its place in the queue, however long', async () => {
  const { clock, jobs, queue, send } = await setUp();
  const a = await send('a');
  for (let i = 0; i < 5; i++) {
    clock.pass(21 * SECOND);
    await requeueGenerations({ database, clock, queue }, false);
  }
  expect(jobs).toEqual([{ name: 'pdf', generation: a, attempt: 0 }]);
});

test('one whose process died waits again, as the first of its line', async () => {
  const { clock, jobs, queue, run, send, status } = await setUp();
  const [a, b] = [await send('a'), await send('b')];
  const [first] = jobs.splice(0);
  const died = new Error('the process died');
  await expect(run(first, () => Promise.reject(died))).rejects.toThrow(died);
  await requeueGenerations({ database, clock, queue }, false);
  expect([await status(a), await status(b)]).toEqual(['running', 'queued']);
  clock.pass(21 * SECOND);
  await requeueGenerations({ database, clock, queue }, false);
  expect([await status(a), await status(b)]).toEqual(['queued', 'queued']);
  expect(jobs).toEqual([{ name: 'pdf', generation: a, attempt: 1 }]);
  await run(jobs.shift());
  await run(jobs.shift());
  expect([await status(a), await status(b)]).toEqual(['done', 'done']);
});

test('a document of many pages is read beside short ones, not before them', async () => {
  const { jobs, run, send, status } = await setUp();
  const long = await send('long');
  await run(jobs.shift(), undefined, 61);
  expect(await status(long)).toBe('queued');
  expect(jobs).toEqual([{ name: 'long-pdf', generation: long, attempt: 1 }]);
  await run(jobs.shift(), undefined, 61);
  expect(await status(long)).toBe('done');

  const few = await send('few', { pages: [1, 2] });
  await run(jobs.shift(), undefined, 61);
  expect(await status(few)).toBe('done');
});

test('one that is first while another is read waits until that one is over', async () => {
  const { clock, jobs, queue, run, send, status } = await setUp();
  const [a, b] = [await send('a'), await send('b')];
  const [first, second] = jobs.splice(0);
  await run(first, async () => {
    await database.prisma.generation.update({ where: { id: b }, data: { createdAt: new Date(0) } });
    await run(second);
    await requeueGenerations({ database, clock, queue }, false);
    expect(jobs).toEqual([]);
  });
  expect(await status(a)).toBe('done');
  await run(jobs.shift());
  expect(await status(b)).toBe('done');
});

test('pages that a document does not have make it no longer', async () => {
  const { jobs, run, send, status } = await setUp();
  const some = await send('some', { pages: Array.from({ length: 200 }, (_, i) => i + 1) });
  await run(jobs.shift(), undefined, 20);
  expect(await status(some)).toBe('done');
});
