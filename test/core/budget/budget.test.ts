import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMemoryBudget } from '../../../src/core/budget/memory.js';
import { createRowBudget, purgeBookings } from '../../../src/core/budget/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { freshDatabase } from '../../support/database.js';
import { budgetContract } from './budget-contract.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const memory = createMemoryBudget();
budgetContract('memory', () => memory);
budgetContract('rows of the embedded database', () => createRowBudget(database));

test('what was booked is deleted once it counts no more', async () => {
  const now = new Date();
  const limits = [{ key: 'old', of: 'uses', most: 1, within: 1_000 }] as const;
  await createRowBudget(database).book({ amount: 1, limits, now, latest: now });
  await purgeBookings(database, now);
  expect(await database.prisma.booking.count({ where: { key: 'old' } })).toBe(1);
  await purgeBookings(database, new Date(now.getTime() + 3 * 86_400_000));
  expect(await database.prisma.booking.count({ where: { key: 'old' } })).toBe(0);
});
