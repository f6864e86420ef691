import { EventEmitter, once } from 'node:events';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database, Log } from '../../src/core/database/client.js';
import { transaction } from '../../src/core/database/transaction.js';
import { type GenerationId, newId, type OwedId, type QuizId, type UserId } from '../../src/core/ids.js';
import { type JobQueue, openQueue } from '../../src/jobs/queue.js';
import { until } from '../support/until.js';
import { STORED_JOBS, storedJobs } from './stored-jobs.js';

const silent: Log = { info() {}, warn() {}, error() {} };
const clock = { now: () => new Date() };
const HOUR_MS = 3_600_000;

/** What every backend of the queue must do. */
export const queueContract = (
  name: string,
  open: () => Promise<{ database: Database; redisUrl?: string }>,
) => {
  describe(`the queue on ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let queue: JobQueue;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.database.close());
    beforeEach(async () => {
      queue = await openQueue({ ...opened, clock, log: silent });
    });
    afterEach(() => queue.close());

    test('brings a job to its handler', async () => {
      const job = { name: 'pdf', generation: newId<GenerationId>(), attempt: 0 } as const;
      const handled = nextJob(queue);
      await queue.add(job);
      expect(await handled).toEqual(job);
    });

    test('takes a job twice as one', async () => {
      const seen: number[] = [];
      const [generation, last] = [newId<GenerationId>(), newId<GenerationId>()];
      const done = new Promise<void>((resolve) => {
        queue.work('pdf', async (job) => {
          seen.push(job.attempt);
          if (job.generation === last) resolve();
        });
      });
      await queue.add({ name: 'pdf', generation, attempt: 1 });
      await queue.add({ name: 'pdf', generation, attempt: 1 });
      await queue.add({ name: 'pdf', generation, attempt: 2 });
      await queue.add({ name: 'pdf', generation: last, attempt: 9 });
      await done;
      expect(seen).toEqual([1, 2, 9]);
    });

    test('tries again after a failure', async () => {
      const tries = new EventEmitter();
      const twice = once(tries, 'twice');
      let count = 0;
      queue.work('pdf', async () => {
        if (++count === 1) throw new Error('not yet');
        tries.emit('twice');
      });
      await queue.add({ name: 'pdf', generation: newId<GenerationId>(), attempt: 0 });
      await twice;
      expect(count).toBe(2);
    });

    test('shows the newest progress: one runs, one waits', async () => {
      const generation = newId<GenerationId>();
      const { handled, release, second } = gatedProgress(queue);
      await queue.add({ name: 'progress', platform: 'discord', generation });
      await handled.first;
      for (let i = 0; i < 5; i++) await queue.add({ name: 'progress', platform: 'discord', generation });
      release();
      await second;
      await queue.close();
      expect(handled.count()).toBe(2);
      queue = await openQueue({ ...opened, clock, log: silent });
    });

    test('has one job for wrong answers a person, and takes another once it is over, whichever way', async () => {
      const job = { name: 'distractors', owner: newId<UserId>() } as const;
      const gates: (() => void)[] = [];
      queue.work('distractors', async () => {
        await new Promise<void>((resolve) => gates.push(resolve));
        if (gates.length === 1) throw new Error('the model is down');
      });
      for (const times of [1, 2, 3]) {
        await until(async () => {
          await queue.add(job);
          expect(gates).toHaveLength(times);
        });
        for (let i = 0; i < 5; i++) await queue.add(job);
        gates.at(-1)?.();
      }
      await queue.close();
      expect(gates).toHaveLength(3);
      queue = await openQueue({ ...opened, clock, log: silent });
    });

    test('tells a running handler to stop when it closes, and waits for it', async () => {
      let stopped = false;
      const started = new Promise<void>((resolve) => {
        queue.work(
          'notify',
          async (_job, signal) => {
            resolve();
            await once(signal, 'abort');
            stopped = true;
          },
          { platform: 'discord' },
        );
      });
      await queue.add({ name: 'notify', platform: 'discord', owed: newId<OwedId>(), attempt: 0 });
      await started;
      await queue.close();
      expect(stopped).toBe(true);
      queue = await openQueue({ ...opened, clock, log: silent });
    });

    test('speaks of a failure when a job fails, and not when the stop cuts it off', async () => {
      const said: string[] = [];
      const note = (level: string) => (details: object, message: string) =>
        void said.push(`${level}: ${message} ${'job' in details ? details.job : ''}`);
      const log = { info: note('info'), warn: note('warn'), error: note('error') };
      const logged = await openQueue({ ...opened, clock, log });
      const [bad, cut] = [newId<GenerationId>(), newId<GenerationId>()];
      const started = new Promise<void>((resolve) => {
        logged.work(
          'pdf',
          async ({ generation }, signal) => {
            if (generation === bad) throw new Error('a bug');
            resolve();
            await once(signal, 'abort');
            throw signal.reason;
          },
          { concurrency: 2 },
        );
      });
      await logged.add({ name: 'pdf', generation: bad, attempt: 0 });
      await until(() => expect(said).toEqual([`error: job failed pdf-${bad}-0`]));
      await logged.add({ name: 'pdf', generation: cut, attempt: 0 });
      await started;
      await logged.close();
      const stopped = said.filter((line) => line.includes(cut));
      expect(stopped).toEqual([`info: job interrupted by shutdown; it will be resumed pdf-${cut}-0`]);
    });

    test.each(STORED_JOBS)(
      'reads a $name job that an earlier version stored',
      async ({ name, data, queue: stored, options }) => {
        const rows = await storedJobs(opened, stored);
        const handled = new Promise((resolve) => {
          const [, platform] = stored.split('-');
          queue.work(name, async (job) => resolve(job), platform === undefined ? {} : { platform });
        });
        await rows.add(name, data, options);
        await rows.close();
        expect(await handled).toEqual(data);
      },
    );

    test.each(STORED_JOBS)(
      'stores a $name job as earlier versions do',
      async ({ id, data, queue: stored, options }) => {
        const rows = await storedJobs(opened, stored);
        await queue.add(data);
        const row = (await rows.getJobs()).find((job) => (job.deduplicationId ?? job.id) === id);
        expect(row).toMatchObject({ name: data.name, data, opts: options });
        await rows.obliterate({ force: true });
        await rows.close();
      },
    );

    test('counts the delay of a job by the given clock', async () => {
      const early = { now: () => new Date(Date.now() + 2 * HOUR_MS) };
      const ahead = await openQueue({ ...opened, clock: early, log: silent });
      const job = {
        name: 'quiz',
        platform: 'telegram',
        quiz: newId<QuizId>(),
        revision: 1,
        at: Date.now() + HOUR_MS,
      } as const;
      const handled = new Promise((resolve) => {
        ahead.work('quiz', async (due) => resolve(due), { platform: 'telegram' });
      });
      await ahead.add(job);
      expect(await handled).toEqual(job);
      await ahead.close();
    });

    test('runs 200 jobs, eight at a time, beside transactions', async () => {
      const users = Array.from({ length: 200 }, () => newId<UserId>());
      const left = new Set<string>(users);
      const done = new Promise<void>((resolve) => {
        const handle = async ({ owed }: { owed: string }) => {
          await transaction(opened.database, (tx) =>
            tx.user.create({ data: { id: owed as string as UserId } }),
          );
          left.delete(owed);
          if (left.size === 0) resolve();
        };
        queue.work('notify', handle, { concurrency: 8, platform: 'discord' });
      });
      const add = (id: UserId) =>
        queue.add({ name: 'notify', platform: 'discord', owed: id as string as OwedId, attempt: 0 });
      await Promise.all(users.map(add));
      await done;
      expect(await opened.database.prisma.user.count({ where: { id: { in: users } } })).toBe(200);
    });
  });
};

const nextJob = (queue: JobQueue): Promise<unknown> =>
  new Promise((resolve) => {
    queue.work('pdf', async (job) => resolve(job));
  });

/** A progress handler whose first run waits for `release`. */
const gatedProgress = (queue: JobQueue) => {
  const events = new EventEmitter();
  const [first, released, second] = ['first', 'released', 'second'].map((event) => once(events, event));
  let count = 0;
  queue.work(
    'progress',
    async () => {
      count++;
      events.emit(count === 1 ? 'first' : 'second');
      if (count === 1) await released;
    },
    { platform: 'discord' },
  );
  return { handled: { first, count: () => count }, release: () => events.emit('released'), second };
};
