import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSettings } from '../../../src/core/accounts/settings.js';
import type { Database } from '../../../src/core/database/client.js';
import { createOwed } from '../../../src/core/events/owed.js';
import { newId, type ReminderId, type UserId } from '../../../src/core/ids.js';
import type { Job } from '../../../src/core/ports.js';
import { createReminders } from '../../../src/core/reminders/reminders.js';
import { createStudy } from '../../../src/core/study/study.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, MINUTE, newCards, newPerson } from '../../support/people.js';

const HOUR = 60 * MINUTE;
const place = { kind: 'place', platform: 'test', id: 'private' } as const;

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

interface Wish {
  readonly start: string;
  /** `18:30` */
  readonly at: string;
  readonly timeZone?: string;
  readonly cards?: number;
}

/** Somebody with cards that were learned long ago, who has asked for reminders. */
const somebody = async ({ start, at, timeZone = 'UTC', cards = 2 }: Wish) => {
  const clock = handClock(start);
  const jobs: Job[] = [];
  const owed = createOwed({ database, clock, queue: { add: async (job) => void jobs.push(job) } });
  const reminders = createReminders({ database, clock, owed });
  const settings = createSettings({ database, clock });
  const study = createStudy({ database, clock });
  const person = await newPerson(database, { timeZone });
  const { user } = person;
  const ids = await newCards(
    database,
    person,
    Array.from({ length: cards }, (_, i) => `front ${i}`),
  );
  const memory = { stability: 1, difficulty: 5, scheduledDays: 1, learningSteps: 0, reps: 2, lapses: 0 };
  const long = new Date('2020-01-01T12:00:00Z');
  await database.prisma.schedule.createMany({
    data: ids.map((cardId) => ({ userId: user, cardId, state: 2, due: long, lastReview: long, ...memory })),
  });
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const remindAt = (minute: number) => settings.change(user, { reminder: { minute, place } });
  await remindAt(hours * 60 + minutes);
  const row = () => database.prisma.user.findUniqueOrThrow({ where: { id: user } });
  const sent = () => database.prisma.owed.count({ where: { userId: user } });
  /** Sweeps every quarter of an hour until then. @returns when reminders were sent */
  const until = async (end: string): Promise<string[]> => {
    const times: string[] = [];
    const before = await sent();
    for (; clock.now() <= new Date(end); clock.pass(15 * MINUTE)) {
      const told = jobs.length;
      await reminders.sweep();
      if (jobs.length > told) times.push(clock.now().toISOString().slice(0, 16));
    }
    expect(await sent()).toBe(before + times.length);
    return times;
  };
  const reviewOne = async (): Promise<void> => {
    const turned = await study.show(user, await study.start(user, { deck: null }, freshEvent()));
    await study.grade(user, turned, 3);
    await study.end(user, turned.session);
  };
  const lastOne = async (): Promise<ReminderId> => (await row()).reminderId ?? newId<ReminderId>();
  return { clock, reminders, settings, study, user, row, sent, until, reviewOne, lastOne, remindAt, jobs };
};

describe('a reminder', () => {
  it('comes at the person’s time, once a day, to the place where they asked for it', async () => {
    const ada = await somebody({ start: '2026-03-02T09:00:00Z', at: '18:30', timeZone: 'Asia/Tokyo' });
    expect(await ada.until('2026-03-04T08:00:00Z')).toEqual(['2026-03-02T09:30', '2026-03-03T09:30']);
    const [owed] = await database.prisma.owed.findMany({ where: { userId: ada.user } });
    expect(owed).toMatchObject({ place, fallback: place, state: 'open' });
    expect(ada.jobs).toMatchObject([{ name: 'notify' }, { name: 'notify' }]);
    ada.clock.set('2026-03-03T09:31:00Z');
    expect(await ada.reminders.find(await ada.lastOne())).toEqual({
      ...{ kind: 'due', due: 2, takes: 1, minute: 18 * 60 + 30, isLast: false, canWait: true },
    });
  });

  it('does not come in a holiday, whatever is changed meanwhile, and comes again on the day it ends', async () => {
    const ada = await somebody({ start: '2026-03-02T09:00:00Z', at: '10:00' });
    expect(await ada.until('2026-03-02T11:00:00Z')).toEqual(['2026-03-02T10:00']);
    await ada.settings.change(ada.user, { holiday: '6.3.' });
    await ada.settings.change(ada.user, { timeZone: 'Berlin' });
    await ada.remindAt(12 * 60);
    await ada.reminders.putOff(ada.user, await ada.lastOne());
    expect(await ada.until('2026-03-06T12:00:00Z')).toEqual(['2026-03-06T11:00']);
    await ada.settings.change(ada.user, { holiday: '2 weeks' });
    await ada.settings.change(ada.user, { holiday: null });
    expect(await ada.until('2026-03-07T12:00:00Z')).toEqual(['2026-03-07T11:00']);
  });

  it('is not for who has nothing due, new cards or not', async () => {
    const ada = await somebody({ start: '2026-03-02T09:00:00Z', at: '18:00', cards: 0 });
    const { id } = await database.prisma.deck.findFirstOrThrow({ where: { ownerId: ada.user } });
    await newCards(database, { user: ada.user, deck: id }, ['new']);
    expect(await ada.until('2026-03-04T00:00:00Z')).toEqual([]);
    expect((await ada.row()).remindAt).toEqual(new Date('2026-03-04T18:00:00Z'));
  });

  it('is not said any more once its cards are studied or its day is over', async () => {
    const ada = await somebody({ start: '2026-03-02T17:00:00Z', at: '18:00', cards: 1 });
    await ada.until('2026-03-02T18:00:00Z');
    const reminder = await ada.lastOne();
    expect(await ada.reminders.find(reminder)).toMatchObject({ due: 1 });
    ada.clock.set('2026-03-03T05:00:00Z');
    expect(await ada.reminders.find(reminder)).toBeUndefined();
    ada.clock.set('2026-03-02T19:00:00Z');
    await ada.reviewOne();
    expect(await ada.reminders.find(reminder)).toBeUndefined();
    expect(await ada.reminders.find(newId<ReminderId>())).toBeUndefined();
  });

  it('waits while the person studies, and comes after all when they leave it at that', async () => {
    const ada = await somebody({ start: '2026-03-02T17:55:00Z', at: '18:00' });
    await ada.study.start(ada.user, { deck: null }, freshEvent());
    ada.clock.set('2026-03-02T18:00:00Z');
    expect(await ada.until('2026-03-02T20:00:00Z')).toEqual(['2026-03-02T18:30']);
  });

  it('comes late on the same date, and not after it', async () => {
    const ada = await somebody({ start: '2026-03-02T17:00:00Z', at: '18:00' });
    ada.clock.set('2026-03-02T23:00:00Z');
    expect(await ada.until('2026-03-02T23:30:00Z')).toEqual(['2026-03-02T23:00']);
    ada.clock.set('2026-03-04T00:10:00Z');
    expect(await ada.until('2026-03-04T19:00:00Z')).toEqual(['2026-03-04T18:10']);
  });

  it('past midnight belongs to the day of study before, and is over with it', async () => {
    const ada = await somebody({ start: '2026-03-02T17:00:00Z', at: '01:00' });
    expect(await ada.until('2026-03-04T00:00:00Z')).toEqual(['2026-03-03T01:00']);
    ada.clock.set('2026-03-04T04:30:00Z');
    expect(await ada.until('2026-03-05T02:00:00Z')).toEqual(['2026-03-05T01:00']);
  });

  it('goes by a changed time or zone at once, without a second one on the day', async () => {
    const ada = await somebody({ start: '2026-03-02T17:00:00Z', at: '18:00' });
    await ada.until('2026-03-02T18:30:00Z');
    await ada.remindAt(20 * 60);
    expect((await ada.row()).remindAt).toEqual(new Date('2026-03-02T20:00:00Z'));
    expect(await ada.until('2026-03-02T21:00:00Z')).toEqual([]);
    await ada.settings.change(ada.user, { timeZone: 'America/Los_Angeles' });
    expect((await ada.row()).remindAt).toEqual(new Date('2026-03-03T04:00:00Z'));
    expect(await ada.until('2026-03-03T05:00:00Z')).toEqual([]);
    expect(await ada.until('2026-03-04T05:00:00Z')).toEqual(['2026-03-04T04:00']);
  });

  it('does not come once reminders are off', async () => {
    const ada = await somebody({ start: '2026-03-02T17:00:00Z', at: '18:00' });
    await ada.settings.change(ada.user, { reminder: null });
    expect(await ada.until('2026-03-03T19:00:00Z')).toEqual([]);
    expect(await ada.settings.settings(ada.user)).toMatchObject({ reminder: null });
  });
});

describe('where the clocks change', () => {
  it('a time that is skipped comes as soon as the clocks are past it', async () => {
    const wish = { start: '2026-03-28T00:00:00Z', at: '02:30', timeZone: 'Europe/Berlin' };
    const ada = await somebody(wish);
    expect(await ada.until('2026-03-30T12:00:00Z')).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ]);
  });

  it('a time that comes twice counts once, the first time', async () => {
    const wish = { start: '2026-10-24T00:00:00Z', at: '02:30', timeZone: 'Europe/Berlin' };
    const ada = await somebody(wish);
    expect(await ada.until('2026-10-26T12:00:00Z')).toEqual([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });
});

describe('reminders that nobody answers', () => {
  it('end after the third, which says so', async () => {
    const ada = await somebody({ start: '2026-03-02T17:00:00Z', at: '18:00' });
    const last = async () => ada.reminders.find(await ada.lastOne());
    expect(await ada.until('2026-03-03T20:00:00Z')).toHaveLength(2);
    expect(await last()).toMatchObject({ isLast: false });
    expect(await ada.until('2026-03-04T20:00:00Z')).toHaveLength(1);
    expect(await last()).toMatchObject({ isLast: true });
    expect(await ada.until('2026-03-06T20:00:00Z')).toEqual([]);
    const stopped = { reminder: { minute: 18 * 60, stopped: 'unanswered' } };
    expect(await ada.settings.settings(ada.user)).toMatchObject(stopped);
    await ada.remindAt(18 * 60);
    expect(await ada.until('2026-03-07T20:00:00Z')).toHaveLength(1);
    expect(await last()).toMatchObject({ isLast: false });
  });

  it('are counted anew after a review, also in answer to the last', async () => {
    const ada = await somebody({ start: '2026-03-02T17:00:00Z', at: '18:00', cards: 9 });
    expect(await ada.until('2026-03-04T20:00:00Z')).toHaveLength(3);
    await ada.reviewOne();
    expect(await ada.until('2026-03-07T20:00:00Z')).toHaveLength(3);
  });
});

describe('a reminder that is put off', () => {
  it('comes again two hours later, and the next day as always', async () => {
    const ada = await somebody({ start: '2026-03-02T17:00:00Z', at: '18:00' });
    await ada.until('2026-03-02T18:00:00Z');
    const reminder = await ada.lastOne();
    expect(await ada.reminders.putOff(ada.user, reminder)).toBe(true);
    expect(await ada.reminders.putOff(ada.user, reminder)).toBe(true);
    expect(await ada.until('2026-03-03T20:00:00Z')).toEqual(['2026-03-02T20:15', '2026-03-03T18:00']);
    expect(await ada.row()).toMatchObject({ remindersUnanswered: 2 });
  });

  it('comes tomorrow when the day of study ends before', async () => {
    const ada = await somebody({ start: '2026-03-02T22:00:00Z', at: '01:45' });
    await ada.until('2026-03-03T02:00:00Z');
    ada.clock.set('2026-03-03T02:10:00Z');
    expect(await ada.reminders.find(await ada.lastOne())).toMatchObject({ canWait: false });
    expect(await ada.reminders.putOff(ada.user, await ada.lastOne())).toBe(false);
    expect(await ada.until('2026-03-04T03:00:00Z')).toEqual(['2026-03-04T01:55']);
  });

  it('is the person’s own, and of today', async () => {
    const ada = await somebody({ start: '2026-03-02T17:00:00Z', at: '18:00' });
    const ben = await somebody({ start: '2026-03-02T17:00:00Z', at: '18:00' });
    await ada.until('2026-03-02T18:00:00Z');
    const reminder = await ada.lastOne();
    const expired = { code: 'action.expired' };
    await expect(ben.reminders.putOff(ben.user, reminder)).rejects.toMatchObject(expired);
    ada.clock.pass(12 * HOUR);
    await expect(ada.reminders.putOff(ada.user, reminder)).rejects.toMatchObject(expired);
    ada.clock.pass(-12 * HOUR);
    await ada.settings.change(ada.user, { reminder: null });
    await expect(ada.reminders.putOff(ada.user, reminder)).rejects.toMatchObject(expired);
  });
});

it('a closed private chat ends reminders, and the message that could not be sent says so', async () => {
  const ada = await somebody({ start: '2026-03-02T17:00:00Z', at: '18:00' });
  await ada.until('2026-03-02T18:00:00Z');
  await ada.reminders.close(await ada.lastOne());
  expect(await ada.until('2026-03-05T20:00:00Z')).toEqual([]);
  expect(await ada.reminders.find(await ada.lastOne())).toEqual({ kind: 'closed', minute: 18 * 60 });
  expect(await ada.settings.settings(ada.user)).toMatchObject({ reminder: { stopped: 'closed' } });
});

it('somebody whose row cannot be read stops nobody else', async () => {
  const broken = await somebody({ start: '2026-03-02T17:00:00Z', at: '17:30' });
  const ada = await somebody({ start: '2026-03-02T17:00:00Z', at: '18:00' });
  const where = { id: broken.user as UserId };
  await database.prisma.user.update({ where, data: { timeZone: 'Nowhere/Atlantis' } });
  ada.clock.set('2026-03-02T18:05:00Z');
  await expect(ada.reminders.sweep()).rejects.toThrow('1 of 2 failed');
  expect(await ada.sent()).toBe(1);
});
