import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SqlClient, SqlPool } from './pool.js';

/** The advisory lock that `prisma migrate` takes (prisma-engines, sql-schema-connector, postgres flavour). */
const PRISMA_MIGRATE_LOCK = 72707369;

/** As Prisma creates it, so that `prisma migrate deploy` agrees on what was applied. */
const CREATE_LEDGER = `CREATE TABLE IF NOT EXISTS "public"."_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

const RECORD = `INSERT INTO "public"."_prisma_migrations"
  ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
  VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`;

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hexadecimal, as Prisma records it. */
  readonly checksum: string;
}

/** The project's migrations in order. @param folder where they are; `prisma/migrations` of the project by default */
export const readMigrations = async (folder = migrationsFolder()): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
};

/**
 * Applies the missing ones of the given migrations, one transaction each. Processes that start together take turns.
 * @returns the names of those applied now
 * @throws if the database has a migration that is not given, one that was changed since, or one that failed half-way
 */
export const migrate = async (pool: SqlPool, migrations: readonly Migration[]): Promise<string[]> => {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK]);
    await client.query(CREATE_LEDGER);
    const pending = pendingMigrations(migrations, await appliedMigrations(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_MIGRATE_LOCK]).catch(() => {});
    client.release();
  }
};

interface Applied {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

const appliedMigrations = async (client: SqlClient): Promise<readonly Applied[]> => {
  const { rows } = await client.query<Applied>(
    `SELECT "migration_name" AS "name", "checksum", "finished_at" IS NOT NULL AS "finished"
     FROM "public"."_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`,
  );
  return rows;
};

const pendingMigrations = (migrations: readonly Migration[], applied: readonly Applied[]): Migration[] => {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    if (!known.has(name)) throw new Error(`The database is ahead of this version: it has migration ${name}.`);
    if (!finished) throw new Error(`Migration ${name} failed half-way; repair the database first.`);
    if (known.get(name)?.checksum !== checksum) throw new Error(`Migration ${name} was changed after use.`);
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
};

const apply = async (client: SqlClient, { name, sql, checksum }: Migration): Promise<void> => {
  await client.query('BEGIN');
  try {
    await client.query('SET LOCAL search_path TO public');
    await client.query(sql);
    await client.query(RECORD, [randomUUID(), checksum, name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${name} failed; nothing of it was kept.`, { cause: error });
  }
};

const readMigration = async (folder: string, name: string): Promise<Migration> => {
  const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
};

/** `prisma/migrations` of the project, found upwards because compiled files lie one folder deeper. */
const migrationsFolder = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'prisma', 'migrations'))) {
    if (dirname(folder) === folder) throw new Error('The folder prisma/migrations is missing.');
    folder = dirname(folder);
  }
  return join(folder, 'prisma', 'migrations');
};
