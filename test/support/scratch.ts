import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migratedDataDir } from './migrated-data-dir.js';

/** Makes a folder for the data folders of all tests, which is removed when they are done, and the one they copy. */
export const setup = async (): Promise<() => Promise<void>> => {
  await migratedDataDir();
  const folder = await mkdtemp(join(tmpdir(), 'deckhand-tests-'));
  process.env.TEST_SCRATCH = folder;
  return () => rm(folder, { recursive: true, maxRetries: 3 });
};
