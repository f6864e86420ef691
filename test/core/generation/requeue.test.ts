import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createFileBlobs } from '../../../src/core/blobs/files.js';
import type { Database } from '../../../src/core/database/client.js';
import { createOwed } from '../../../src/core/events/owed.js';
import { createExtractiveWriter } from '../../../src/core/generation/extractive/extractive.js';
import { requeueGenerations } from '../../../src/core/generation/store/reconcile.js';
import { createRequests } from '../../../src/core/generation/store/requests.js';
import { runGeneration } from '../../../src/core/generation/store/run.js';
import { createGenerationStates } from '../../../src/core/generation/store/states.js';
import type { BlobId, GenerationId } from '../../../src/core/ids.js';
import type { Job } from '../../../src/core/ports.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newPerson, SECOND } from '../../support/people.js';
import { rawPage } from '../../support/text-pages.js';

const PAGE = rawPage(
  1,
  'Osmosis is the movement of water through a membrane towards the side with more dissolved substance.',
);

let database: Database;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'deckhand-requeue-'));
});
beforeEach(() => emptyDatabase(database));
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

test('a document that waits its turn for long is not given up', async () => {
  const { id, jobs, wait, run, state } = await requested();
  for (let i = 0; i < 30; i++) await wait();
  expect(jobs.length).toBeGreaterThan(20);
  for (const job of jobs) await run(job);
  expect(await state()).toMatchObject({ id, status: 'done' });
});

test('a document that ends every run is given up in the end, and its person is told', async () => {
  const { jobs, wait, run, state } = await requested();
  const ending = () => Promise.reject(new Error('the process died'));
  for (let i = 0; i < 10; i++) {
    await run(jobs.at(-1), ending).catch(() => undefined);
    await wait();
  }
  expect(await state()).toMatchObject({ status: 'failed', error: { code: 'pdf.gave_up' } });
  expect(jobs.at(-1)?.name).toBe('notify');
});

test('bytes stay when the queue fails after the request was stored', async () => {
  const { id, blobs } = await requested(new Error('the queue is gone'));
  const { blobId } = await database.prisma.document.findFirstOrThrow({
    where: { generations: { some: { id } } },
  });
  expect(await blobs.get(blobId as BlobId)).toHaveLength(9);
});

/** A PDF that somebody sent, and the queue by hand. */
const requested = async (queueFails?: Error) => {
  const clock = handClock();
  const jobs: Job[] = [];
  const queue = {
    add: async (job: Job) => {
      if (queueFails) throw queueFails;
      jobs.push(job);
    },
  };
  const dependencies = { database, clock, queue, blobs: createFileBlobs(folder) };
  const { user, deck } = await newPerson(database);
  const place = { kind: 'place', platform: 'test', id: '1' } as const;
  await createRequests({ ...dependencies, limits: { perDay: 10, cards: 100 } })
    .start({
      ...{ user, place, fallback: place, event: freshEvent(), deck: { id: deck } },
      file: { name: 'cells.pdf', bytes: Buffer.from('%PDF-1.4\n') },
    })
    .catch((error: unknown) => {
      if (error !== queueFails) throw error;
    });
  const id = (await database.prisma.generation.findFirstOrThrow()).id as GenerationId;

  const opened = async () => ({
    pages: 1,
    read: async function* () {
      yield PAGE;
    },
    picture: async () => new Uint8Array(),
    close: () => Promise.resolve(),
  });
  const run = (job: Job | undefined, open: () => ReturnType<typeof opened> = opened): Promise<void> => {
    if (job?.name !== 'pdf') return Promise.resolve();
    const cardWriter = createExtractiveWriter();
    const tools = {
      cardWriter,
      owed: createOwed(dependencies),
      onProgress: () => {},
      pictureBytesMax: 1_000,
    };
    const extractor = { open, warm: () => {}, close: () => Promise.resolve() };
    const signal = new AbortController().signal;
    return runGeneration({ ...dependencies, ...tools, extractor }, job, signal);
  };
  return {
    id,
    jobs,
    blobs: dependencies.blobs,
    run,
    wait: async () => {
      clock.pass(21 * SECOND);
      await requeueGenerations(dependencies, false);
    },
    state: () => createGenerationStates(dependencies).find(id),
  };
};
