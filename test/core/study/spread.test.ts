import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { dayAround } from '../../../src/core/day.js';
import { type CardId, newId, type ReviewId, type UserId } from '../../../src/core/ids.js';
import { outlookOf } from '../../../src/core/reminders/outlook.js';
import { createStats } from '../../../src/core/stats/stats.js';
import { createStudy, type StudyState } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, newCards, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const study = () => createStudy({ database, clock });
const start = (user: UserId) => study().start(user, { deck: null }, freshEvent());
const daysAgo = (days: number): Date => new Date(clock.now().getTime() - days * DAY);

/** A person with so many due cards; the later a card's number, the more likely it is forgotten. */
const afterBreak = async (cards: number) => {
  clock.set('2026-03-02T09:00:00Z');
  const person = await newPerson(database);
  const fronts = Array.from({ length: cards }, (_, i) => `card ${i}`);
  const ids = await newCards(database, person, fronts);
  const memory = { state: 2, difficulty: 5, scheduledDays: 3, learningSteps: 0, reps: 3, lapses: 0, rev: 3 };
  const rows = ids.map((cardId, i) => ({
    ...{ userId: person.user, cardId, ...memory, stability: 500 - i },
    ...{ due: daysAgo(30), lastReview: daysAgo(33) },
  }));
  await database.prisma.schedule.createMany({ data: rows });
  return { ...person, ids };
};

const schedulesOf = (userId: UserId) =>
  database.prisma.schedule.findMany({ where: { userId }, orderBy: { cardId: 'asc' } });

const dueOn = async (user: UserId) => {
  const now = clock.now();
  const time = { now, day: dayAround(now, { timeZone: 'UTC', dayStart: 4 }) };
  const { due } = await outlookOf(database.query, user, time, null);
  const { forecast } = await createStats({ database, clock }).of(user);
  return { due, forecast: forecast.slice(0, 4) };
};

/** The fronts of the whole session, each graded Easy. */
const studied = async (user: UserId, begun: StudyState): Promise<string[]> => {
  const fronts: string[] = [];
  let state = begun;
  while (state.phase !== 'done') {
    fronts.push(state.card.front);
    state = await study().grade(user, await study().show(user, state), 4);
  }
  return fronts;
};

it('a backlog is spread over days, those first that are most likely forgotten, and no schedule is touched', async () => {
  const { user } = await afterBreak(60);
  const begun = await start(user);
  expect(begun).toMatchObject({ due: 60, backlog: { kind: 'waits', cards: 60, days: 3 } });
  const before = await schedulesOf(user);
  const spread = await study().spread(user, begun);
  expect(spread).toMatchObject({
    ...{ phase: 'front', due: 20, progress: { card: 1, of: 20 }, card: { front: 'card 59' } },
    backlog: { kind: 'spread', cards: 40, days: 2 },
  });
  expect(await schedulesOf(user)).toEqual(before);
  expect(await dueOn(user)).toEqual({ due: 20, forecast: [20, 20, 20, 0] });
  const today = await studied(user, spread);
  expect(today).toEqual(Array.from({ length: 20 }, (_, i) => `card ${59 - i}`));
  clock.set('2026-03-03T09:00:00Z');
  expect(await start(user)).toMatchObject({ due: 20, card: { front: 'card 39' } });
});

it('a second press spreads nothing more, and still offers the way back', async () => {
  const { user } = await afterBreak(60);
  const begun = await start(user);
  const spread = await study().spread(user, begun);
  expect(await study().spread(user, begun)).toEqual(spread);
  expect(await dueOn(user)).toMatchObject({ due: 20 });
});

it('Undo brings back what was spread, not what rests by itself', async () => {
  const { user, ids } = await afterBreak(61);
  const resting = await study().putAside(user, await start(user), 'rests');
  const spread = await study().spread(user, resting);
  expect(await dueOn(user)).toMatchObject({ due: 20 });
  const gathered = await study().gather(user, spread.session);
  expect(gathered).toMatchObject({ phase: 'front', due: 60, card: { front: 'card 59' } });
  expect(await study().gather(user, spread.session)).toEqual(gathered);
  const rests = await database.prisma.card.findMany({ where: { ownerId: user, restsUntil: { not: null } } });
  expect(rests.map(({ id }) => id)).toEqual([ids[60]]);
});

it('a card that was spread, came back and rests by itself since stays where it is', async () => {
  const { user } = await afterBreak(60);
  const { session } = await study().spread(user, await start(user));
  await study().end(user, session);
  clock.set('2026-03-04T09:00:00Z');
  await study().putAside(user, await start(user), 'rests');
  await study().gather(user, session);
  expect(await dueOn(user)).toMatchObject({ due: 59 });
});

it('is offered only where a session begins, and only for more than two days’ work', async () => {
  const { user } = await afterBreak(60);
  const turned = await study().show(user, await start(user));
  const next = await study().grade(user, turned, 4);
  expect(next).not.toHaveProperty('backlog');
  expect(await start(user)).not.toHaveProperty('backlog');
  const few = await afterBreak(49);
  expect(await start(few.user)).not.toHaveProperty('backlog');
});

it('a day’s share is what the person does in a day', async () => {
  const { user, ids } = await afterBreak(100);
  const [cardId = newId()] = ids;
  const reviews = Array.from({ length: 120 }, (_, i) => ({
    ...{ id: newId<ReviewId>(), userId: user, cardId, rating: 3, rev: i, day: 20_000 + (i % 3) },
    at: daysAgo(40),
  }));
  await database.prisma.reviewLog.createMany({ data: reviews });
  expect(await start(user)).toMatchObject({ backlog: { cards: 100, days: 3 } });
  await database.prisma.reviewLog.updateMany({ where: { userId: user }, data: { day: 20_000 } });
  expect(await start(user)).not.toHaveProperty('backlog');
});

it('learning steps are no backlog: they are shown on time, and not spread', async () => {
  const { user } = await afterBreak(60);
  await database.prisma.schedule.updateMany({ where: { userId: user }, data: { state: 1 } });
  expect(await start(user)).toMatchObject({ phase: 'front', due: 60 });
  expect(await start(user)).not.toHaveProperty('backlog');
});

it('is nobody else’s to spread or to gather', async () => {
  const { user } = await afterBreak(60);
  const other = await afterBreak(60);
  const begun = await start(user);
  const refused = { code: 'study.none_open' };
  await expect(study().spread(other.user, begun)).rejects.toMatchObject(refused);
  await expect(study().gather(other.user, begun.session)).rejects.toMatchObject(refused);
});

it('what rests is studied all the same when one practises or studies ahead, but for what was put off', async () => {
  const { user, ids } = await afterBreak(60);
  const [cardId = newId<CardId>()] = ids;
  const begun = await start(user);
  const first = await study().putAside(user, begun, 'rests');
  await study().spread(user, first);
  const as = (mode: 'practise' | 'ahead' | 'misses') =>
    study().start(user, { deck: null, mode }, freshEvent());
  expect(await as('practise')).toMatchObject({ progress: { card: 1, of: 59 } });
  const ahead = await as('ahead');
  expect(ahead).toMatchObject({ progress: { card: 1, of: 59 } });
  await database.prisma.reviewLog.create({
    data: {
      ...{ id: newId<ReviewId>(), userId: user, cardId, rating: 1, rev: 3 },
      ...{ at: daysAgo(1), day: Math.floor(daysAgo(1).getTime() / DAY), mode: 'recall' },
    },
  });
  const missed = await as('misses');
  expect(missed).toMatchObject({ card: { id: cardId }, progress: { card: 1, of: 1 } });
  const again = await study().grade(user, await study().show(user, missed), 1);
  expect(again).toMatchObject({ card: { id: cardId } });
  clock.pass(15 * 60_000);
  const due = await start(user);
  expect(due).toMatchObject({ mode: 'due', card: { id: cardId } });
});
