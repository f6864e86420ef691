import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRowBlobs } from '../../src/core/blobs/rows.js';
import { createRowBudget } from '../../src/core/budget/rows.js';
import { type Database, openDatabase } from '../../src/core/database/client.js';
import { readMigrations } from '../../src/core/database/migrate.js';
import { isUniqueViolation, transaction } from '../../src/core/database/transaction.js';
import { type DeckId, newId, type UserId } from '../../src/core/ids.js';
import { blobContract } from '../core/blobs/blob-contract.js';
import { budgetContract } from '../core/budget/budget-contract.js';
import { leaseContract } from '../core/database/lease-contract.js';
import { onServer, servicesDatabase } from '../support/database.js';

let database: Awaited<ReturnType<typeof servicesDatabase>>;
beforeAll(async () => {
  database = await servicesDatabase();
});
afterAll(() => database.close());

leaseContract('PostgreSQL', () => database);
blobContract('PostgreSQL', () => createRowBlobs(database));
budgetContract('rows of PostgreSQL', () => createRowBudget(database));

describe('PostgreSQL', () => {
  test('is migrated once by many that start together', async () => {
    await onServer('CREATE DATABASE together');
    const url = database.url.replace(/[^/]+$/, 'together');
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url, dataDir: '' })));
    for (const one of opened) {
      const { rows } = await one.pool.query('SELECT migration_name FROM public._prisma_migrations');
      expect(rows).toHaveLength((await readMigrations()).length);
      await one.close();
    }
    await onServer('DROP DATABASE together');
  });

  test('says in one sentence that it cannot be reached, without the password', async () => {
    const opening = openDatabase({ url: 'postgresql://me:secret@127.0.0.1:1/none', dataDir: '' });
    const error = await opening.catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(/PostgreSQL at 127\.0\.0\.1:1 cannot be used/);
    expect(String(error)).not.toContain('secret');
  });

  test('keeps times as they are, whatever zone the server lives in', async () => {
    const [id, createdAt] = [newId<UserId>(), new Date('2026-07-01T10:20:30.456Z')];
    await database.prisma.user.create({ data: { id, createdAt } });
    const { rows } = await database.pool.query(
      `SELECT extract(epoch FROM "createdAt")::float8 AS at FROM public."User" WHERE id = $1`,
      [id],
    );
    expect(rows).toEqual([{ at: createdAt.getTime() / 1000 }]);
  });
});

describe('a race on PostgreSQL', () => {
  test('for a deck name is won once', async () => {
    const ownerId = await newUser(database);
    const create = () =>
      transaction(database, (tx) =>
        tx.deck.create({ data: { id: newId<DeckId>(), ownerId, name: 'Biology', nameKey: 'biology' } }),
      );
    const results = await Promise.allSettled(Array.from({ length: 10 }, create));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toHaveLength(9);
    expect(refused.every((error) => isUniqueViolation(error, 'Deck_owner_name_live'))).toBe(true);
  });

  test('that ends in a deadlock is run again by the loser', async () => {
    const [a, b] = [await newUser(database), await newUser(database)];
    const [bothHold, meet] = meeting(2);
    const touch = (first: UserId, second: UserId) =>
      transaction(database, async (tx) => {
        await tx.user.update({ where: { id: first }, data: { newPerDay: { increment: 1 } } });
        meet();
        await bothHold;
        await tx.user.update({ where: { id: second }, data: { newPerDay: { increment: 1 } } });
      });
    await Promise.all([touch(a, b), touch(b, a)]);
    const users = await database.prisma.user.findMany({ where: { id: { in: [a, b] } } });
    expect(users.map(({ newPerDay }) => newPerDay)).toEqual([22, 22]);
  });
});

const newUser = async ({ prisma }: Database): Promise<UserId> => {
  const id = newId<UserId>();
  await prisma.user.create({ data: { id } });
  return id;
};

/** A promise that resolves once `meet` was called by so many. */
const meeting = (count: number): [Promise<void>, () => void] => {
  let [left, open] = [count, () => {}];
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [all, () => --left === 0 && open()];
};
