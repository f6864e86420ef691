import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { type GenerationId, newId } from '../../src/core/ids.js';
import { openQueue } from '../../src/jobs/queue.js';
import { servicesDatabase } from '../support/database.js';

/** The lock of 15 s, then two checks 5 s apart, and room for a slow machine. */
const TAKEN_UP_WITHIN_MS = 35_000;

test('the job of a killed worker is taken up by another', { timeout: 90_000 }, async () => {
  const database = await servicesDatabase();
  const queue = await openQueue({
    database,
    clock: { now: () => new Date() },
    log: { info() {}, warn() {}, error() {} },
  });
  const job = { name: 'pdf', generation: newId<GenerationId>(), attempt: 0 } as const;
  await queue.add(job);
  await killOnceWorking(database.url);
  const killed = Date.now();
  const taken = await new Promise((resolve) => {
    queue.work('pdf', async (again) => resolve(again));
  });
  expect(taken).toEqual(job);
  expect(Date.now() - killed).toBeLessThan(TAKEN_UP_WITHIN_MS);
  await queue.close();
  await database.close();
});

/** Starts a process that takes a job and never ends it, and kills it. */
const killOnceWorking = async (url: string): Promise<void> => {
  const at = (path: string) => JSON.stringify(new URL(`../../src/${path}`, import.meta.url).href);
  const script = `(async () => {
    const { openDatabase } = await import(${at('core/database/client.ts')});
    const { openQueue } = await import(${at('jobs/queue.ts')});
    const database = await openDatabase({ url: ${JSON.stringify(url)}, dataDir: '' });
    const queue = await openQueue({ database, clock: { now: () => new Date() }, log: console });
    queue.work('pdf', () => { console.log('working'); return new Promise(() => {}); });
  })()`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
};
