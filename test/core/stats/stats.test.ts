import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { type CardId, newId, type ReviewId, type UserId } from '../../../src/core/ids.js';
import { REVIEW } from '../../../src/core/schedule/schedule.js';
import { createStats, type StudyStats, WEEKS } from '../../../src/core/stats/stats.js';
import { createStudy } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, newCards, newPerson, SECOND } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

/** A Wednesday. */
const NOW = '2026-03-04T09:00:00Z';
const statsAt = (user: UserId, now = NOW): Promise<StudyStats> =>
  createStats({ database, clock: handClock(now) }).of(user);

interface Reviewed {
  readonly at: string;
  readonly rating?: number;
  /** Days since the card was seen before; the first time when left out. */
  readonly after?: number;
  /** As earlier versions wrote it. */
  readonly old?: boolean;
  readonly mode?: 'recall' | 'quiz';
}

const review = async (user: UserId, cardId: CardId, { at, rating = 3, after, old, mode }: Reviewed) => {
  const id = newId<ReviewId>();
  const seen = new Date(Date.parse(at) - (after ?? 0) * DAY).toISOString();
  const memory = {
    state: REVIEW,
    due: seen,
    stability: 3,
    difficulty: 5,
    scheduledDays: 1,
    learningSteps: 0,
  };
  const before = { ...memory, reps: 1, lapses: 0, lastReview: seen, rev: 1, leechAt: null };
  await database.prisma.reviewLog.create({
    data: {
      ...{ id, userId: user, cardId, rating, at, rev: 1 },
      ...(after === undefined ? {} : { before }),
      ...(old ? {} : { durationMs: 4_000, elapsedDays: after ?? 0, mode: mode ?? 'recall' }),
    },
  });
  return id;
};

const oneCard = async (settings: Parameters<typeof newPerson>[1] = {}) => {
  const person = await newPerson(database, settings);
  const [card] = await newCards(database, person, ['front']);
  if (!card) throw new Error('no card');
  return { ...person, card };
};

it('has nothing to show of an empty account', async () => {
  const { user } = await newPerson(database);
  const { calendar, today, streak, forecast, recall, decks } = await statsAt(user);
  // 25 whole weeks and Monday to Wednesday.
  expect(calendar.reviews).toEqual(Array.from({ length: (WEEKS - 1) * 7 + 3 }, () => 0));
  expect({ today, streak, decks }).toEqual({
    today: { reviews: 0, spentMs: 0 },
    streak: { days: 0, bridged: 0 },
    decks: [],
  });
  expect(forecast).toEqual(Array.from({ length: 30 }, () => 0));
  expect(recall.classes.map(({ reviews }) => reviews)).toEqual([0, 0, 0, 0]);
  expect(recall.goal).toBe(0.9);
});

it('counts what was studied, without what was taken back', async () => {
  const clock = handClock(NOW);
  const person = await newPerson(database);
  await newCards(database, person, ['one', 'two', 'three']);
  const study = createStudy({ database, clock });
  let state = await study.start(person.user, { deck: null }, freshEvent());
  for (let i = 0; i < 3 && state.phase !== 'done'; i++) {
    const turned = await study.show(person.user, state);
    clock.pass(5 * SECOND);
    state = await study.grade(person.user, turned, 4);
  }
  expect((await statsAt(person.user)).today).toEqual({ reviews: 3, spentMs: 15_000 });
  await study.undo(person.user, state);
  const { today, calendar, decks, streak } = await statsAt(person.user);
  expect(today).toEqual({ reviews: 2, spentMs: 10_000 });
  expect(calendar.reviews.at(-1)).toBe(2);
  expect(decks).toEqual([{ name: 'My cards', fresh: 1, learning: 0, young: 2, mature: 0 }]);
  expect(streak).toEqual({ days: 1, bridged: 0 });
});

describe('a day', () => {
  const settings = { timeZone: 'Asia/Tokyo' };

  it('is that of the person, also in rows that do not say it', async () => {
    const { user, card } = await oneCard(settings);
    // 03:30 in Tokyo still belongs to the day before, 04:15 does not.
    await review(user, card, { at: '2026-03-02T18:30:00Z', old: true });
    await review(user, card, { at: '2026-03-02T19:15:00Z', old: true });
    const { calendar } = await statsAt(user);
    expect(calendar.reviews.slice(-3)).toEqual([1, 1, 0]);
  });

  it('is the one that the row says, wherever the person is by now', async () => {
    const { user, card } = await oneCard(settings);
    const id = await review(user, card, { at: '2026-03-03T10:00:00Z' });
    const monday = Math.floor(Date.parse('2026-03-02') / DAY);
    await database.prisma.reviewLog.update({ where: { id }, data: { day: monday } });
    expect((await statsAt(user)).calendar.reviews.slice(-3)).toEqual([1, 0, 0]);
  });

  it('may be shorter or longer where the clocks change', async () => {
    const { user, card } = await oneCard({ timeZone: 'Europe/Berlin' });
    // Saturday 28 to Monday 30 March, each at 04:10 by the clock.
    for (const at of ['2026-03-28T03:10Z', '2026-03-29T02:10Z', '2026-03-30T02:10Z'])
      await review(user, card, { at: new Date(at).toISOString(), old: true });
    const { calendar } = await statsAt(user, '2026-03-30T12:00:00Z');
    expect(calendar.reviews.slice(-3)).toEqual([1, 1, 1]);
  });
});

it('tells recall by how long a card was not seen, without quizzes and second looks', async () => {
  const { user, card } = await oneCard();
  const answers: Partial<Reviewed>[] = [
    { after: 1 },
    { after: 6, rating: 1 },
    { after: 7 },
    { after: 29, old: true },
    { after: 89, rating: 1 },
    { after: 200 },
    { after: 0 },
    { after: 3, mode: 'quiz' },
    {},
  ];
  for (const answer of answers) await review(user, card, { at: '2026-03-03T10:00:00Z', ...answer });
  expect((await statsAt(user)).recall.classes).toEqual([
    { fromDays: 1, reviews: 2, known: 1 },
    { fromDays: 7, reviews: 2, known: 2 },
    { fromDays: 30, reviews: 1, known: 0 },
    { fromDays: 90, reviews: 1, known: 1 },
  ]);
});

it('follows a streak to where it began, long before the calendar', async () => {
  const { user, card } = await oneCard();
  const days = Array.from({ length: 400 }, (_, i) => new Date(Date.parse(NOW) - i * DAY));
  await database.prisma.reviewLog.createMany({
    data: days
      .filter((_, i) => i % 50 !== 20)
      .map((at) => ({
        ...{ id: newId<ReviewId>(), userId: user, cardId: card, rating: 3, rev: 1 },
        ...{ at, day: Math.floor(at.getTime() / DAY) },
      })),
  });
  expect((await statsAt(user)).streak).toEqual({ days: 392, bridged: 8 });
});

it('forecasts every scheduled card that comes due in thirty days, once', async () => {
  const { user, deck } = await newPerson(database, { timeZone: 'America/New_York' });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -20 * 24, max: 50 * 24 }), { maxLength: 12 }),
      async (hours) => {
        await database.prisma.card.deleteMany({ where: { ownerId: user } });
        const cards = await newCards(
          database,
          { user, deck },
          hours.map((hour) => `in ${hour} hours`),
        );
        const due = hours.map((hour) => new Date(Date.parse(NOW) + hour * 60 * 60_000));
        await database.prisma.schedule.createMany({
          data: cards.map((cardId, i) => ({
            ...{ userId: user, cardId, state: 2, due: due[i] ?? new Date(), stability: 3, difficulty: 5 },
            ...{ scheduledDays: 3, learningSteps: 0, reps: 3, lapses: 0 },
          })),
        });
        const { forecast } = await statsAt(user);
        // The last of the days ends at 04:00 in New York, where it is 04:00 now.
        const end = Date.parse('2026-04-03T08:00:00Z');
        expect(forecast.reduce((sum, count) => sum + count, 0)).toBe(
          due.filter((at) => at.getTime() < end).length,
        );
        expect(forecast[0]).toBe(due.filter((at) => at < new Date('2026-03-05T09:00:00Z')).length);
      },
    ),
    { numRuns: 25 },
  );
});

it('leaves out of the forecast what is deleted or called wrong', async () => {
  const person = await newPerson(database);
  const { user } = person;
  const [, deleted, wrong] = await newCards(database, person, ['stays', 'deleted', 'wrong']);
  if (!deleted || !wrong) throw new Error('no cards');
  const cards = await database.prisma.card.findMany({ where: { ownerId: user } });
  const memory = { state: 2, stability: 3, difficulty: 5, scheduledDays: 30, learningSteps: 0, reps: 3 };
  await database.prisma.schedule.createMany({
    data: cards.map(({ id: cardId }) => ({ userId: user, cardId, ...memory, lapses: 0, due: NOW })),
  });
  await database.prisma.card.update({ where: { id: deleted }, data: { deletedAt: NOW } });
  await database.prisma.cardReport.create({ data: { cardId: wrong, userId: user, at: NOW } });
  const { forecast, decks } = await statsAt(user);
  expect(forecast[0]).toBe(1);
  expect(decks).toEqual([{ name: 'My cards', fresh: 0, learning: 0, young: 0, mature: 2 }]);
});
