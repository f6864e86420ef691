import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { type Database, openDatabase } from '../../src/core/database/client.js';
import { clusterFolder } from '../../src/core/database/embedded.js';
import { migratedDataDir } from './migrated-data-dir.js';

/** Databases of this worker that nobody uses: to start one takes much longer than to empty it. */
const idle: Database[] = [];

/**
 * An embedded database with the migrations and no rows. Close it in `afterAll`, when nothing is at work on it any
 * more: the next file gets it. Between tests, {@link emptyDatabase}.
 */
export const freshDatabase = async (): Promise<Database> => {
  const used = idle.pop();
  if (used) await makeFresh(used);
  const database = used ?? (await newDatabase());
  return { ...database, close: async () => void idle.push(database) };
};

/** One of its own, for tests that change more of it than rows. */
export const newDatabase = async (): Promise<Database> => openDatabase({ dataDir: await freshDataDir() });

/** A new data folder with a migrated database in it, for {@link openDatabase}; in a fraction of creating one. */
export const freshDataDir = async (): Promise<string> => {
  const made = await migratedDataDir();
  const dataDir = await mkdtemp(join(process.env.TEST_SCRATCH ?? tmpdir(), 'deckhand-'));
  await copyFolder(clusterFolder(made), clusterFolder(dataDir), TEMPLATES);
  return dataDir;
};

/** Where the databases lie that new ones are copied from: two thirds of all files, which nobody opens. */
const TEMPLATES = ['base/1', 'base/4'];

/** PGlite without tables: on the template of a cluster that is there, which is as empty as in a new one. */
export const emptyCluster = async (): Promise<PGlite> => {
  const cluster = clusterFolder(await freshDataDir());
  const [template = ''] = TEMPLATES;
  await copyFolder(join(clusterFolder(await migratedDataDir()), template), join(cluster, template));
  return PGlite.create(cluster, { database: 'template1' });
};

/** Removes every row. Without the checks of keys, since nothing is left that could break one; several times faster. */
export const emptyDatabase = async ({ pool }: Database): Promise<void> => {
  await pool.query(`DO $$
    DECLARE name text;
    BEGIN
      SET LOCAL session_replication_role = replica;
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'
      LOOP EXECUTE format('DELETE FROM public.%I', name); END LOOP;
    END $$`);
};

/** Also without queues, and as a session that nothing was done in. */
const makeFresh = async (database: Database): Promise<void> => {
  await emptyDatabase(database);
  await database.pool.query('DROP SCHEMA IF EXISTS bullmq CASCADE');
  await database.pool.query('DISCARD ALL');
};

/** In a third of the time of Node's own `cp`, which looks at every path anew. */
const copyFolder = async (from: string, to: string, without: readonly string[] = []): Promise<void> => {
  await mkdir(to);
  const copies = (await readdir(from, { withFileTypes: true })).map(async (entry) => {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (without.some((path) => source.endsWith(join('/', path)))) return;
    await (entry.isDirectory() ? copyFolder(source, target, without) : copyFile(source, target));
  });
  await Promise.all(copies);
};

/**
 * A new, migrated database on the server at TEST_DATABASE_URL, which the services suite sets; dropped on close.
 */
export const servicesDatabase = async (): Promise<Database & { url: string }> => {
  const { url, drop } = await emptyServicesDatabase();
  const database = await openDatabase({ url, dataDir: '' });
  const close = async () => {
    await database.close();
    await drop();
  };
  return { ...database, url, close };
};

/** Such a database, opened by several as by so many processes. */
export const sharedServicesDatabase = async (
  processes: number,
): Promise<{ readonly databases: readonly Database[]; close(): Promise<void> }> => {
  const { url, close } = await servicesDatabase();
  const databases = await Promise.all(
    Array.from({ length: processes }, () => openDatabase({ url, dataDir: '' })),
  );
  return {
    databases,
    close: async () => {
      await Promise.all(databases.map((database) => database.close()));
      await close();
    },
  };
};

/** A new database on that server, with nothing in it. */
export const emptyServicesDatabase = async (): Promise<{ url: string; drop(): Promise<void> }> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE "${name}"`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE "${name}" WITH (FORCE)`) };
};

/** Runs one statement on the test server itself. */
export const onServer = async (sql: string): Promise<void> => {
  const client = new pg.Client(serverUrl());
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

const serverUrl = (): string => {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run this through npm run test:services');
  return url;
};
