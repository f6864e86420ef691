import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDataFolder } from '../../src/core/database/data-folder.js';
import { startProcess } from '../support/process.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deckhand-folder-'));
  await writeFile(join(folder, 'file'), 'not a folder');
});
afterAll(() => rm(folder, { recursive: true }));

it('a data folder is made with all folders above it, and may be there already', async () => {
  const dataDir = join(folder, 'new', 'deep');
  await makeDataFolder(dataDir);
  await makeDataFolder(dataDir);
  expect((await stat(dataDir)).isDirectory()).toBe(true);
});

it.each(['file', 'file/data', '\0'])(
  'a data folder that cannot be (%j) is told in one sentence',
  async (path) => {
    await expect(makeDataFolder(join(folder, path))).rejects.toThrow(
      /^DATA_DIR is .* cannot be used \(.*\): name a folder that this process may write to\.$/s,
    );
  },
);

// A folder that takes none, as no permission would make one for a root user; `mkdir` of Node hangs below it.
describe.runIf(process.platform === 'linux')('below /proc', () => {
  it.each(['/proc', '/proc/nope', '/proc/nope/data'])('%s is refused', async (path) => {
    await expect(makeDataFolder(path)).rejects.toThrow(`DATA_DIR is ${path}, which cannot be used`);
  });

  it('the start ends with that sentence and no stack', async () => {
    const bot = startProcess({ DISCORD_TOKEN: 'never.asked.for', DATA_DIR: '/proc/nope' });
    expect(await bot.ended()).toBe(1);
    expect(bot.output()).toBe(
      'Deckhand did not start: DATA_DIR is /proc/nope, which cannot be used (no folder can be made there): name a folder that this process may write to.\n',
    );
  });
});
