import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBlobs } from '../../../src/core/blobs/store.js';
import { openDatabase } from '../../../src/core/database/client.js';
import { type BlobId, newId, type UserId } from '../../../src/core/ids.js';
import { backUp, restore } from '../../../src/core/transfer/backup.js';
import { freshDataDir } from '../../support/database.js';

const NOW = new Date('2026-03-01T12:00:00Z');

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'deckhand-backup-'));
});
afterAll(() => rm(scratch, { recursive: true }));

describe('a backup', () => {
  const [user, blob] = [newId<UserId>(), newId<BlobId>()];
  let data: string;
  let folder: string;
  beforeAll(async () => {
    data = await freshDataDir();
  });
  afterAll(() => rm(data, { recursive: true }));

  test('is refused while the bot runs', async () => {
    const database = await openDatabase({ dataDir: data });
    await database.prisma.user.create({ data: { id: user } });
    await openBlobs(database, data).put(blob, Buffer.from('bytes'));
    await expect(backUp(data, join(scratch, 'backups'), NOW)).rejects.toThrow(/in use by process/);
    await database.close();
  });

  test('is made once it stopped', async () => {
    ({ folder } = await backUp(data, join(scratch, 'backups'), NOW));
    expect((await readdir(folder)).sort()).toEqual(['backup.json', 'blobs', 'database']);
  });

  test('goes over no data', async () => {
    await expect(restore(folder, data)).rejects.toThrow(/holds a database/);
  });

  test('brings back rows and blobs', async () => {
    const restored = join(scratch, 'restored');
    await restore(folder, restored);
    const database = await openDatabase({ dataDir: restored });
    expect(await database.prisma.user.count({ where: { id: user } })).toBe(1);
    expect(Buffer.from(await openBlobs(database, restored).get(blob)).toString()).toBe('bytes');
    await database.close();
  });

  test('is refused when a file of it was damaged', async () => {
    await writeFile(join(folder, 'blobs', blob), 'bites');
    await expect(restore(folder, join(scratch, 'other'))).rejects.toThrow(/damaged.*blobs/);
  });
});
