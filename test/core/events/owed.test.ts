import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { transaction } from '../../../src/core/database/transaction.js';
import { createOwed } from '../../../src/core/events/owed.js';
import { encodeSubject, type Subject } from '../../../src/core/events/subjects.js';
import { newId, type OwedId, type UserId } from '../../../src/core/ids.js';
import type { Job } from '../../../src/core/ports.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { DAY, handClock, MINUTE, newPerson } from '../../support/people.js';

const SUBJECT: Subject = { kind: 'generation.end', id: newId() };

let database: Database;
let user: UserId;
beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  await emptyDatabase(database);
  ({ user } = await newPerson(database));
});
afterAll(() => database.close());

test('what no job delivers is queued again and again, for an hour, and then kept for the person', async () => {
  const { owed, jobs, clock } = await owing();
  for (let i = 0; i < 40; i++) {
    clock.pass(4 * MINUTE);
    await owed.reconcile(false);
  }
  expect(jobs).toHaveLength(20);
  expect(new Set(jobs.map((job) => JSON.stringify(job))).size).toBe(20);
  const [kept] = await owed.held(user);
  expect(kept?.subject).toEqual(SUBJECT);
  if (kept) await owed.markDelivered(kept.id);
  expect(await owed.held(user)).toEqual([]);
});

test('only the newest job of a message may deliver it, and only once', async () => {
  const { owed, id, clock } = await owing();
  clock.pass(4 * MINUTE);
  await owed.reconcile(false);
  expect(await owed.find(id, 0)).toBeUndefined();
  expect(await owed.find(id, 1)).toMatchObject({ user, subject: SUBJECT });
  await owed.markDelivered(id);
  expect(await owed.find(id, 1)).toBeUndefined();
});

test('what was sent is forgotten after a week, what was not never', async () => {
  const { owed, id, clock } = await owing();
  clock.pass(30 * DAY);
  await owed.purge();
  expect(await owed.find(id, 0)).toBeDefined();
  await owed.markDelivered(id);
  await owed.purge();
  expect(await database.prisma.owed.count()).toBe(1);
  clock.pass(8 * DAY);
  await owed.purge();
  expect(await database.prisma.owed.count()).toBe(0);
});

/** A message owed to the person, and every job that it was given. */
const owing = async () => {
  const clock = handClock();
  const jobs: Job[] = [];
  const owed = createOwed({ database, clock, queue: { add: async (job) => void jobs.push(job) } });
  const place = { kind: 'place', platform: 'test', id: '1' } as const;
  await transaction(database, (tx) => owed.add(tx, { user, subject: SUBJECT, place, fallback: place }));
  await owed.dispatch(SUBJECT);
  const { id } = await database.prisma.owed.findUniqueOrThrow({ where: { subject: encodeSubject(SUBJECT) } });
  return { owed, jobs, clock, id: id as OwedId };
};
