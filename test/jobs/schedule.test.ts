import { EventEmitter, once } from 'node:events';
import { expect, test } from 'vitest';
import type { Log } from '../../src/core/database/client.js';
import { jobs } from '../../src/jobs/jobs.js';
import { startSchedule } from '../../src/jobs/schedule.js';

const EVERY_MS = 1;
const silent: Log = { info() {}, warn() {}, error() {} };

/** Work that a test ends by hand, one run after another. */
const heldWork = () => {
  const runs = new EventEmitter();
  const running = new Set<number>();
  let count = 0;
  return {
    runs,
    running,
    work: async (): Promise<void> => {
      const run = ++count;
      running.add(run);
      runs.emit('begin', run);
      await once(runs, 'end').finally(() => running.delete(run));
    },
  };
};

test('runs a scheduled job again and again, and never twice at once', async () => {
  const { runs, running, work } = heldWork();
  let begun = once(runs, 'begin');
  const schedule = startSchedule('test', { everyMs: EVERY_MS, firstAfterMs: 0 }, work, silent);
  for (let run = 1; run <= 5; run++) {
    expect(await begun).toEqual([run]);
    expect([...running]).toEqual([run]);
    begun = once(runs, 'begin');
    runs.emit('end');
  }
  await begun;
  const closed = schedule.close();
  runs.emit('end');
  await closed;
  expect(running.size).toBe(0);
});

test('waits before the first run of a scheduled job, by default as long as between two', async () => {
  const fast = heldWork();
  let early = 0;
  const later = startSchedule('later', { everyMs: 3_600_000 }, async () => void early++, silent);
  const first = once(fast.runs, 'begin');
  const now = startSchedule('now', { everyMs: 3_600_000, firstAfterMs: 0 }, fast.work, silent);
  await first;
  fast.runs.emit('end');
  await Promise.all([later.close(), now.close()]);
  expect(early).toBe(0);
});

test('goes on with a scheduled job that failed, and names it in the log', async () => {
  const events = new EventEmitter();
  const lines: unknown[] = [];
  const log: Log = { ...silent, error: (details, message) => void lines.push([details, message]) };
  let runs = 0;
  const work = async (): Promise<void> => {
    if (++runs === 1) throw new Error('the database is away');
    events.emit('again');
  };
  const again = once(events, 'again');
  const schedule = startSchedule('sweep', { everyMs: EVERY_MS }, work, log);
  await again;
  await schedule.close();
  expect(lines).toEqual([[{ job: 'sweep', err: expect.any(Error) }, 'scheduled job failed']]);
});

test('every job has a name of its own', () => {
  const names = Object.values(jobs).flatMap((group) => group.map(({ name }) => name as string));
  expect(new Set(names).size).toBe(names.length);
});
