import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMigrations } from '../../src/core/database/migrate.js';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/deckhand', import.meta.url));
const PGLITE = new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url);

/** A data folder with a migrated database, to be copied. Made once for each set of migrations, which takes seconds. */
export const migratedDataDir = async (): Promise<string> => {
  const version = JSON.stringify([await readMigrations(), await readFile(PGLITE, 'utf8')]);
  const hash = createHash('sha256').update(version).digest('hex').slice(0, 16);
  const path = join(CACHE, `data-${hash}`);
  if (!existsSync(path)) await make(path);
  return path;
};

const make = async (path: string): Promise<void> => {
  // Here, since it is large and the folder is mostly there.
  const { openDatabase } = await import('../../src/core/database/client.js');
  await mkdir(CACHE, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await (await openDatabase({ dataDir: draft })).close();
  // Another process may have been quicker; its one is as good.
  await rename(draft, path).catch(() => rm(draft, { recursive: true, force: true }));
};
