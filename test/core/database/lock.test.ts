import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { isLocked, lockFolder } from '../../../src/core/database/lock.js';

const folders: string[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deckhand-lock-'));
  folders.push(folder);
});
afterAll(() => Promise.all(folders.map((path) => rm(path, { recursive: true }))));

/** Leaves a lock behind as another holder would have. */
const heldBy = async (holder: object, silentMs = 0): Promise<void> => {
  const lock = await lockFolder(folder);
  await lock.release();
  const [name] = await readdir(join(folder, 'lock'));
  const path = join(folder, 'lock', String(Number(name) + 1));
  await writeFile(
    path,
    JSON.stringify({ host: 'elsewhere', pid: 1, startedAt: 'x', released: false, ...holder }),
  );
  const beat = new Date(Date.now() - silentMs);
  await utimes(path, beat, beat);
};

describe('a data folder', () => {
  test('has one user at a time', async () => {
    const lock = await lockFolder(folder);
    expect(await isLocked(folder)).toBe(true);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
    await lock.release();
    expect(await isLocked(folder)).toBe(false);
    await (await lockFolder(folder)).release();
  });

  test('goes to one of many that come at once', async () => {
    await heldBy({}, 60_000);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is free when the process that held it on this host was killed', async () => {
    const child = await holderProcess(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await lockFolder(folder)).release();
  });

  test('is free when another process has got the pid since', async () => {
    const { hostname } = await import('node:os');
    await heldBy({ host: hostname(), pid: process.pid, startedAt: 'long ago' });
    await (await lockFolder(folder)).release();
  });

  test('is free when a holder on another host has been silent', async () => {
    await heldBy({}, 10_001);
    await (await lockFolder(folder)).release();
  });

  test('is waited for while a holder on another host may yet prove silent', async () => {
    await heldBy({}, 9_000);
    await (await lockFolder(folder)).release();
  });

  test('is given up by a holder that was passed over', async () => {
    const lost = new Promise<void>((resolve) => void lockFolder(folder, resolve));
    await expect.poll(() => isLocked(folder)).toBe(true);
    await writeFile(join(folder, 'lock', '2'), '{}');
    await lost;
  });
});

const holderProcess = async (folder: string): Promise<ChildProcess> => {
  const module = new URL('../../../src/core/database/lock.ts', import.meta.url).href;
  const script = `import(${JSON.stringify(module)}).then(async ({ lockFolder }) => {
    await lockFolder(${JSON.stringify(folder)});
    console.log('held');
    setInterval(() => {}, 1000);
  })`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
};
