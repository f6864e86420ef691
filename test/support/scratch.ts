import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the data folders of all tests; removed when they are done. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'deckhand-tests-'));
  process.env.TEST_SCRATCH = folder;
  return () => rm(folder, { recursive: true });
}
