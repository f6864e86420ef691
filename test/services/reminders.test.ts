import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSettings } from '../../src/core/accounts/settings.js';
import { createBoards } from '../../src/core/boards/boards.js';
import { type Database, openDatabase } from '../../src/core/database/client.js';
import { createOwed } from '../../src/core/events/owed.js';
import { newId, type ReviewId, type UserId } from '../../src/core/ids.js';
import type { Job } from '../../src/core/ports.js';
import { createReminders } from '../../src/core/reminders/reminders.js';
import { createSpaces } from '../../src/core/spaces/spaces.js';
import { servicesDatabase } from '../support/database.js';
import { DAY, handClock, newCards, newPerson } from '../support/people.js';

const PEOPLE = 20;
const place = { kind: 'place', platform: 'test', id: 'private' } as const;

// Two processes on one server, whose clock on the wall is not UTC.
let first: Database;
let second: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  const made = await servicesDatabase();
  await made.pool.query(
    `ALTER DATABASE "${new URL(made.url).pathname.slice(1)}" SET timezone TO 'Asia/Tokyo'`,
  );
  first = await openDatabase({ url: made.url, dataDir: '' });
  second = await openDatabase({ url: made.url, dataDir: '' });
  close = async () => {
    await Promise.all([first.close(), second.close()]);
    await made.close();
  };
});
afterAll(() => close());

const clock = handClock('2026-03-02T17:00:00Z');

const learner = async (): Promise<UserId> => {
  const person = await newPerson(first);
  const [cardId] = await newCards(first, person, ['one']);
  const long = new Date('2020-01-01T12:00:00Z');
  const memory = { stability: 1, difficulty: 5, scheduledDays: 1, learningSteps: 0, reps: 2, lapses: 0 };
  if (cardId)
    await first.prisma.schedule.create({
      data: { userId: person.user, cardId, state: 2, due: long, lastReview: long, ...memory },
    });
  const settings = createSettings({ database: first, clock });
  await settings.change(person.user, { reminder: { minute: 18 * 60, place } });
  return person.user;
};

it('of many sweeps in two processes at once one reminds each person, and hands out one job', async () => {
  const people: UserId[] = [];
  for (let i = 0; i < PEOPLE; i++) people.push(await learner());
  const jobs: Job[] = [];
  const queue = { add: async (job: Job) => void jobs.push(job) };
  const processes = [first, second].map((database) =>
    createReminders({ database, clock, owed: createOwed({ database, clock, queue }) }),
  );
  const crowd = () => Promise.all([0, 1, 0, 1, 0, 1].map((i) => processes[i]?.sweep()));
  for (const days of [1, 2]) {
    clock.set(new Date(Date.parse('2026-03-01T18:00:30Z') + days * DAY));
    await crowd();
    await crowd();
    expect(await first.prisma.owed.count()).toBe(days * PEOPLE);
    expect(jobs).toHaveLength(days * PEOPLE);
    const rows = await first.prisma.user.findMany({ where: { id: { in: people } } });
    expect(rows.map(({ remindersUnanswered }) => remindersUnanswered)).toEqual(rows.map(() => days));
  }
});

it('of many sweeps of boards in two processes at once one tells each space its week', async () => {
  const user = await learner();
  const identity = { platform: 'test', platformUserId: '1', displayName: 'Ada', userId: user };
  await first.prisma.chatIdentity.create({ data: identity });
  const jobs: Job[] = [];
  const queue = { add: async (job: Job) => void jobs.push(job) };
  const boards = [first, second].map((database) =>
    createBoards({ database, clock, owed: createOwed({ database, clock, queue }) }),
  );
  const spaces = createSpaces({ database: first, clock });
  clock.set('2026-03-03T12:00:00Z');
  for (let i = 0; i < PEOPLE; i++) {
    const space = await spaces.remember({ platform: 'test', platformSpaceId: `${i}`, name: 'Biology' });
    await boards[0]?.open(space, { ...place, id: `${i}` }, user);
    await boards[1]?.join(space, user);
  }
  const { id: cardId } = await first.prisma.card.findFirstOrThrow({ where: { ownerId: user } });
  const review = { id: newId<ReviewId>(), userId: user, cardId, rating: 3, at: clock.now(), rev: 2 };
  await first.prisma.reviewLog.create({ data: review });
  clock.set('2026-03-09T09:00:10Z');
  await Promise.all([0, 1, 0, 1].map((i) => boards[i]?.sweep()));
  expect(jobs).toHaveLength(PEOPLE);
});
