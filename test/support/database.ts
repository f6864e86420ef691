import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { type Database, migrated, openDatabase } from '../../src/core/database/client.js';
import { embeddedConnection } from '../../src/core/database/embedded.js';
import { EmbeddedPool } from '../../src/core/database/embedded-pool.js';
import { migrate, readMigrations } from '../../src/core/database/migrate.js';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/deckhand', import.meta.url));

/**
 * A migrated, empty embedded database in memory. Close it in `afterAll`; between tests, {@link emptyDatabase}
 * is much faster than another one.
 */
export async function freshDatabase(): Promise<Database> {
  const dump = new Blob([new Uint8Array(await readFile(await migratedDump()))]);
  return migrated(embeddedConnection(await PGlite.create({ loadDataDir: dump })));
}

/** A new data folder with a migrated database in it, for {@link openDatabase}; in a fraction of creating one. */
export async function freshDataDir(): Promise<string> {
  const made = await cached('data', async (path) => (await openDatabase({ dataDir: path })).close());
  const dataDir = await mkdtemp(join(tmpdir(), 'deckhand-'));
  await cp(join(made, 'database'), join(dataDir, 'database'), { recursive: true });
  return dataDir;
}

/** Removes every row. */
export async function emptyDatabase({ prisma }: Database): Promise<void> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'`;
  const names = tables.map(({ name }) => `"public"."${name}"`).join(', ');
  await prisma.$executeRawUnsafe(`TRUNCATE ${names}`);
}

/**
 * A new, migrated database on the server at TEST_DATABASE_URL, which the services suite sets; dropped on close.
 */
export async function servicesDatabase(): Promise<Database & { url: string }> {
  const { url, drop } = await emptyServicesDatabase();
  const database = await openDatabase({ url, dataDir: '' });
  const close = async () => {
    await database.close();
    await drop();
  };
  return { ...database, url, close };
}

/** A new database on that server, with nothing in it. */
export async function emptyServicesDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE "${name}"`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE "${name}" WITH (FORCE)`) };
}

/** Runs one statement on the test server itself. */
export async function onServer(sql: string): Promise<void> {
  const client = new pg.Client(serverUrl());
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run this through npm run test:services');
  return url;
}

/** The file of a migrated database's dump. */
function migratedDump(): Promise<string> {
  return cached('dump', async (path) => {
    const pglite = await PGlite.create();
    await migrate(new EmbeddedPool(pglite), await readMigrations());
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    await writeFile(path, Buffer.from(await dump.arrayBuffer()));
  });
}

/** The path of something made once for each set of migrations, by whoever comes first. */
async function cached(kind: string, make: (path: string) => Promise<void>): Promise<string> {
  const version = JSON.stringify([await readMigrations(), await pgliteVersion()]);
  const hash = createHash('sha256').update(version).digest('hex').slice(0, 16);
  const path = join(CACHE, `${kind}-${hash}`);
  if (existsSync(path)) return path;
  await mkdir(CACHE, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await make(draft);
  // Another test may have been quicker with a folder; its one is as good.
  await rename(draft, path).catch(() => rm(draft, { recursive: true, force: true }));
  return path;
}

function pgliteVersion(): Promise<string> {
  return readFile(new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url), 'utf8');
}
