import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/core/database/client.js';
import type { GenerationId, UserId } from '../../src/core/ids.js';
import type { Job, JobOf } from '../../src/core/ports.js';
import { sharedServicesDatabase } from '../support/database.js';
import { lineProcess } from '../support/line.js';
import { freshEvent, newPerson } from '../support/people.js';

const PROCESSES = 3;
const DOCUMENTS = 9;

let databases: readonly Database[];
let close: () => Promise<void>;
beforeAll(async () => {
  ({ databases, close } = await sharedServicesDatabase(PROCESSES));
});
afterAll(() => close());

/** Moves on whenever it is looked at, so that no two documents come at the same time. */
const tickingClock = () => {
  let now = Date.parse('2026-03-02T09:00:00Z');
  return { now: () => new Date(now++) };
};

/** Processes that share a line. Each job begins once, as soon as it is queued, beside the others, on the next of them. */
const startProcesses = async (
  onOpen: (id: GenerationId, cancel: (user: UserId) => Promise<unknown>) => Promise<unknown> = async () => {},
) => {
  const started: Promise<void>[] = [];
  const log: string[] = [];
  const begin = async (job: JobOf<'pdf'>): Promise<void> => {
    const id = job.generation;
    const process = processes[started.length % PROCESSES];
    const other = processes[(started.length + 1) % PROCESSES];
    await process?.run(job, async () => {
      log.push(id);
      const { prisma } = databases[0] ?? {};
      const running = await prisma?.generation.findMany({ where: { status: 'running' } });
      expect(running?.map((row) => row.id)).toEqual([id]);
      await onOpen(id, async (user) => other?.states.cancel(user, id));
    });
  };
  const known = new Set<string>();
  const add = async (job: Job): Promise<void> => {
    const id = JSON.stringify(job);
    if (job.name !== 'pdf' || known.has(id)) return;
    known.add(id);
    started.push(begin(job));
  };
  const queue = { add };
  const clock = tickingClock();
  const processes = databases.map((database) => lineProcess(database, { clock, queue }));
  const settle = async (): Promise<void> => {
    for (let settled = 0; settled < started.length; settled++) await started[settled];
  };
  return { processes, log, settle };
};

const rowsOf = (ownerId: UserId) =>
  databases[0]?.prisma.generation.findMany({ where: { ownerId }, orderBy: { createdAt: 'asc' } });

const personHere = async (): Promise<UserId> => {
  const [database] = databases;
  if (!database) throw new Error('no database');
  return (await newPerson(database)).user;
};

test('of documents sent to several processes at once, one at a time is read, in order, and once', async () => {
  const user = await personHere();
  const { processes, log, settle } = await startProcesses();
  await Promise.all(
    Array.from({ length: DOCUMENTS }, (_, i) => processes[i % PROCESSES]?.send(user, `document ${i}`)),
  );
  await settle();
  const rows = await rowsOf(user);
  expect(rows?.map(({ status }) => status)).toEqual(Array.from({ length: DOCUMENTS }, () => 'done'));
  expect(log).toEqual(rows?.map(({ id }) => id));
});

test('the line moves on when another process cancels what is read', async () => {
  const user = await personHere();
  let opened = 0;
  const { processes, log, settle } = await startProcesses(async (_, cancel) => {
    opened += 1;
    if (opened % 2 === 1) await cancel(user);
  });
  await Promise.all(Array.from({ length: 6 }, (_, i) => processes[i % PROCESSES]?.send(user, `d${i}`)));
  await settle();
  const rows = await rowsOf(user);
  expect(rows?.map(({ status }) => status)).toEqual(
    Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? 'cancelled' : 'done')),
  );
  expect(log).toEqual(rows?.map(({ id }) => id));
});

test('a document that comes to several processes at once is made once, and offered to the others', async () => {
  const user = await personHere();
  const { processes, settle } = await startProcesses();
  await Promise.all(processes.map((process) => process.send(user, 'the same')));
  await settle();
  expect((await rowsOf(user))?.map(({ status }) => status)).toEqual(['done', 'offered', 'offered']);
});

test('a request that several processes get is stored once', async () => {
  const user = await personHere();
  const { processes, log, settle } = await startProcesses();
  const event = freshEvent();
  const ids = await Promise.all(processes.map((process) => process.send(user, 'replayed', { event })));
  await settle();
  expect(new Set(ids).size).toBe(1);
  expect(log).toEqual(ids.slice(0, 1));
});
