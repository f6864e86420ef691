import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFileBlobs } from '../../../src/core/blobs/files.js';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { type BlobId, newId } from '../../../src/core/ids.js';
import { freshDatabase } from '../../support/database.js';
import { blobContract } from './blob-contract.js';

let database: Database;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'deckhand-blobs-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

blobContract('files', () => createFileBlobs(join(folder, 'blobs')));
blobContract('rows', () => createRowBlobs(database));

test('files are whole and for their owner alone', async () => {
  const [blobs, id] = [createFileBlobs(join(folder, 'one')), newId<BlobId>()];
  await blobs.put(id, Buffer.from('secret'));
  expect(await readdir(join(folder, 'one'))).toEqual([id]);
  expect((await stat(join(folder, 'one', id))).mode & 0o777).toBe(0o600);
});
