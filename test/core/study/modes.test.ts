import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSettings } from '../../../src/core/accounts/settings.js';
import type { Database } from '../../../src/core/database/client.js';
import { type CardId, newId, type ReviewId, type UserId } from '../../../src/core/ids.js';
import type { SessionRequest } from '../../../src/core/study/begin.js';
import { createStudy, type StudyState } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, MINUTE, newCards, newPerson, SECOND } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const study = () => createStudy({ database, clock });
const start = (user: UserId, wanted: Partial<SessionRequest> = {}) =>
  study().start(user, { deck: null, ...wanted }, freshEvent());
/** Far enough for any card of these tests. */
const DAYS_ON = Date.parse('2026-06-01') / DAY;
const startAhead = async (user: UserId, typed: string) =>
  start(user, { mode: 'ahead', until: await study().dayAhead(user, typed) });
const answer = async (user: UserId, state: StudyState, grade: 1 | 3 | 4): Promise<StudyState> => {
  const turned = await study().show(user, state);
  clock.pass(10 * SECOND);
  return study().grade(user, turned, grade);
};
const frontOf = (state: StudyState): string => (state.phase === 'done' ? 'done' : state.card.front);
/** The fronts of the whole session, all graded alike. */
const studied = async (user: UserId, begun: StudyState, grade: 1 | 3 | 4 = 4): Promise<string[]> => {
  const fronts: string[] = [];
  for (let state = begun; state.phase !== 'done'; state = await answer(user, state, grade))
    fronts.push(frontOf(state));
  return fronts;
};

interface Scheduled {
  readonly dueIn: number;
  readonly seen?: number;
  readonly stability?: number;
  readonly state?: number;
  /** How many days ago it was forgotten. */
  readonly forgot?: number;
}

/** On a Monday, with cards that are due in so many days, named after them. */
const somebody = async (cards: Readonly<Record<string, Scheduled | 'new'>>, newPerDay = 20) => {
  clock.set('2026-03-02T09:00:00Z');
  const person = await newPerson(database, { newPerDay });
  const ids = await newCards(database, person, Object.keys(cards));
  const from = (days: number) => new Date(clock.now().getTime() + days * DAY);
  for (const [i, card] of Object.values(cards).entries()) {
    const cardId = ids[i] ?? newId<CardId>();
    if (card === 'new') continue;
    const { dueIn, seen = 5, stability = 5, state = 2, forgot } = card;
    const memory = { difficulty: 5, scheduledDays: 5, learningSteps: 0, reps: 3, lapses: 0, rev: 3 };
    await database.prisma.schedule.create({
      data: {
        ...{ userId: person.user, cardId, ...memory, state, stability },
        ...{ due: from(dueIn), lastReview: from(-seen) },
      },
    });
    if (forgot === undefined) continue;
    const review = { id: newId<ReviewId>(), userId: person.user, cardId, rating: 1, rev: 2 };
    await database.prisma.reviewLog.create({ data: { ...review, at: from(-forgot) } });
  }
  return person;
};

it('misses: what was forgotten in the last seven days, due or not, likeliest first, scheduled as ever', async () => {
  const { user } = await somebody({
    known: { dueIn: -1 },
    weak: { dueIn: 4, forgot: 5, stability: 2 },
    weaker: { dueIn: 3, forgot: 6, stability: 1 },
    before: { dueIn: 4, forgot: 8 },
    fresh: 'new',
  });
  const begun = await start(user, { mode: 'misses' });
  expect(begun).toMatchObject({ mode: 'misses', progress: { card: 1, of: 2 } });
  const second = await answer(user, begun, 1);
  expect(second).toMatchObject({ card: { front: 'weak' }, progress: { card: 2, of: 2 } });
  const again = await answer(user, second, 4);
  expect(again).toMatchObject({ card: { front: 'weaker' }, progress: { card: 2, of: 2 } });
  const done = await answer(user, again, 4);
  expect(done).toMatchObject({ phase: 'done', due: 0, summary: { reviews: 3, cards: 2 } });
  const logged = await database.prisma.reviewLog.count({ where: { userId: user, sessionId: begun.session } });
  expect(logged).toBe(3);
  clock.pass(MINUTE);
  expect(await studied(user, await start(user, { mode: 'misses' }))).toEqual(['weaker', 'weak']);
});

it('misses: a card that was known on two days since is none, until it is forgotten again', async () => {
  const { user } = await somebody({
    shaky: { dueIn: -1, forgot: 1 },
    other: { dueIn: 9, forgot: 2, stability: 9_000 },
  });
  const misses = async (): Promise<StudyState> => {
    const begun = await start(user, { mode: 'misses' });
    await study().end(user, begun.session);
    return begun;
  };
  const studyShaky = async (grade: 1 | 3): Promise<void> => {
    await answer(user, await start(user, { mode: 'ahead', until: DAYS_ON }), grade);
    await study().end(user, 'open');
    clock.pass(DAY);
  };
  await studyShaky(3);
  expect(await misses()).toMatchObject({ progress: { of: 2 } });
  await studyShaky(3);
  expect(await misses()).toMatchObject({ card: { front: 'other' }, progress: { of: 1 } });
  await studyShaky(1);
  expect(await misses()).toMatchObject({ progress: { of: 2 } });
});

it('misses: a card that waits to be learned again is one, and a review taken back is none', async () => {
  const { user } = await somebody({ waits: { dueIn: 0.5, state: 3, forgot: 0 }, back: { dueIn: -1 } });
  const due = await start(user);
  await study().undo(user, await answer(user, due, 1));
  const begun = await start(user, { mode: 'misses' });
  expect(begun).toMatchObject({ card: { front: 'waits' }, progress: { card: 1, of: 1 } });
  expect(await answer(user, begun, 4)).toMatchObject({ phase: 'done', due: 0 });
  const nobody = await somebody({ known: { dueIn: -1 } });
  await expect(start(nobody.user, { mode: 'misses' })).rejects.toMatchObject({
    ...{ code: 'study.nothing_in_mode', details: { mode: 'misses' } },
  });
});

it('new: new cards beyond the day’s number, as many as on any day, and none that are due', async () => {
  const { user } = await somebody(
    { due: { dueIn: -1 }, a: 'new', b: 'new', c: 'new', d: 'new', e: 'new' },
    2,
  );
  expect(await studied(user, await start(user))).toEqual(['due', 'a', 'b']);
  const begun = await start(user, { mode: 'new' });
  expect(begun).toMatchObject({ progress: { card: 1, of: 2 } });
  const learning = await answer(user, await answer(user, begun, 3), 4);
  expect(learning).toMatchObject({ card: { front: 'c' }, progress: { card: 2, of: 2 } });
  const done = await answer(user, learning, 4);
  expect(done).toMatchObject({ phase: 'done', summary: { cards: 2, newLeft: 'today' } });
  expect(await studied(user, await start(user, { mode: 'new', limit: 5 }))).toEqual(['e']);
  await expect(start(user, { mode: 'new' })).rejects.toMatchObject({ details: { mode: 'new' } });
});

it('ahead: what comes due up to a day, first what would be forgotten most likely by then', async () => {
  const { user } = await somebody({
    today: { dueIn: 0, stability: 9 },
    tomorrow: { dueIn: 1, stability: 4 },
    wednesday: { dueIn: 2, stability: 1 },
    thursday: { dueIn: 3, stability: 1 },
    seenToday: { dueIn: 1, seen: 0.1 },
    fresh: 'new',
  });
  const begun = await start(user, { mode: 'ahead' });
  expect(begun).toMatchObject({ aheadDay: Date.parse('2026-03-03') / DAY, card: { front: 'tomorrow' } });
  const untilWednesday = await startAhead(user, 'in 2 days');
  expect(untilWednesday).toMatchObject({
    ...{ aheadDay: Date.parse('2026-03-04') / DAY, progress: { card: 1, of: 3 } },
  });
  expect(untilWednesday.session).not.toBe(begun.session);
  const again = await startAhead(user, '4.3.');
  expect(again.session).toBe(untilWednesday.session);
  expect(await studied(user, again)).toEqual(['wednesday', 'tomorrow', 'today']);
  const schedules = await database.prisma.schedule.findMany({ where: { userId: user, rev: 4 } });
  expect(schedules).toHaveLength(3);
  const nothing = startAhead(user, 'Wednesday');
  await expect(nothing).rejects.toMatchObject({ details: { mode: 'ahead' } });
});

it('ahead: a learning step that comes due is asked, and a day must lie ahead', async () => {
  const { user } = await somebody({ step: { dueIn: -0.01, state: 1 }, later: { dueIn: 1 } });
  expect(await studied(user, await start(user, { mode: 'ahead' }))).toEqual(['step', 'later']);
  const outside = { code: 'day.outside' };
  await expect(startAhead(user, '1.3.2026')).rejects.toMatchObject(outside);
  await expect(startAhead(user, '400')).rejects.toMatchObject(outside);
  const unreadable = { code: 'day.unreadable' };
  await expect(startAhead(user, 'soon')).rejects.toMatchObject(unreadable);
});

it('a session goes on only in its own mode, and Undo counts as ever', async () => {
  const { user } = await somebody({ a: { dueIn: -1, forgot: 3 }, b: { dueIn: 1, forgot: 3 } });
  const begun = await start(user, { mode: 'misses' });
  const next = await answer(user, begun, 4);
  expect(await study().undo(user, next)).toMatchObject({
    ...{ phase: 'answer', reviews: 0, progress: { card: 1, of: 2 } },
  });
  expect(await start(user, { mode: 'misses' })).toMatchObject({ session: begun.session });
  const due = await start(user);
  expect(due).toMatchObject({ mode: 'due', progress: { card: 1, of: 1 } });
  clock.pass(MINUTE);
  expect(await study().look(user, begun.session)).toMatchObject({ phase: 'done', mode: 'misses' });
  const refused = start(user, { mode: 'new' });
  await expect(refused).rejects.toMatchObject({ code: 'study.nothing_in_mode' });
  expect(await study().show(user, due)).toMatchObject({ phase: 'answer' });
});

it('due reviews come in the order that the person chose, in the middle of a session as well', async () => {
  const due = (name: number, stability: number): Scheduled => ({ dueIn: -name, stability });
  const { user } = await somebody({ a: due(1, 1), b: due(2, 9), c: due(4, 5), d: due(3, 3) });
  const order = async (reviewOrder: 'risk' | 'oldest' | 'random') => {
    await createSettings({ database, clock }).change(user, { reviewOrder });
    await study()
      .end(user, 'open')
      .catch(() => {});
    await start(user);
    const [queue] = await database.prisma.studyQueue.findMany({
      where: { session: { userId: user, endedAt: null } },
    });
    const cards = await database.prisma.card.findMany({ where: { ownerId: user } });
    return queue?.cards.map((id) => cards.find((card) => card.id === id)?.front).join('');
  };
  expect(await order('risk')).toBe('adcb');
  expect(await order('oldest')).toBe('cdba');
  const orders = new Set<string | undefined>();
  for (let session = 0; session < 8; session++) orders.add(await order('random'));
  expect(orders.size).toBeGreaterThan(1);
  const begun = await start(user);
  await createSettings({ database, clock }).change(user, { reviewOrder: 'risk' });
  const next = await answer(user, begun, 4);
  expect(frontOf(next)).toBe(frontOf(begun) === 'a' ? 'd' : 'a');
});
