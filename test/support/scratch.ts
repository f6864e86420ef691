import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a folder for the data folders of all tests, which is removed when they are done. */
export const setup = async (): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'deckhand-tests-'));
  process.env.TEST_SCRATCH = folder;
  return () => rm(folder, { recursive: true });
};
