import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaDiff } from '../../../prisma/schema-diff.js';
import type { Database } from '../../../src/core/database/client.js';
import { migrate, readMigrations } from '../../../src/core/database/migrate.js';
import { emptyCluster, newDatabase } from '../../support/database.js';

let database: Database;
beforeAll(async () => {
  database = await newDatabase();
});
afterAll(() => database.close());

test('the migrations agree with the schema', async () => {
  expect(await schemaDiff(emptyCluster)).toBe('');
});

describe('a migrated database', () => {
  test('knows what was applied as Prisma would have recorded it', async () => {
    const migrations = await readMigrations();
    const { rows } = await database.pool.query(
      'SELECT migration_name AS name, checksum, applied_steps_count AS steps FROM _prisma_migrations ORDER BY 1',
    );
    expect(rows).toEqual(migrations.map(({ name, checksum }) => ({ name, checksum, steps: 1 })));
  });

  test('is left alone by a second start', async () => {
    expect(await migrate(database.pool, await readMigrations())).toEqual([]);
  });

  test('takes a new migration', async () => {
    const added = { name: '9_added', sql: 'CREATE TABLE "Added" (a int); SELECT 1;', checksum: 'a' };
    expect(await migrate(database.pool, [...(await readMigrations()), added])).toEqual(['9_added']);
    const { rows } = await database.pool.query(`SELECT to_regclass('public."Added"') IS NOT NULL AS there`);
    expect(rows).toEqual([{ there: true }]);
  });

  test('is refused by an older version', async () => {
    await expect(migrate(database.pool, await readMigrations())).rejects.toThrow(/ahead .* 9_added/);
  });

  test('is refused when an applied migration was changed', async () => {
    const changed = { name: '9_added', sql: 'SELECT 2', checksum: 'b' };
    const migrations = [...(await readMigrations()), changed];
    await expect(migrate(database.pool, migrations)).rejects.toThrow('9_added was changed');
  });

  test('keeps nothing of a migration that fails', async () => {
    const added = { name: '9_added', sql: '', checksum: 'a' };
    const broken = { name: '9_broken', sql: 'CREATE TABLE "Half" (a int); SELECT 1/0;', checksum: 'c' };
    const migrations = [...(await readMigrations()), added, broken];
    await expect(migrate(database.pool, migrations)).rejects.toThrow('9_broken failed');
    const { rows } = await database.pool.query(`SELECT to_regclass('public."Half"') IS NULL AS gone`);
    expect(rows).toEqual([{ gone: true }]);
  });
});
