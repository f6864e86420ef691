import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccounts } from '../../../src/core/accounts/accounts.js';
import type { Database } from '../../../src/core/database/client.js';
import type { CardId, UserId } from '../../../src/core/ids.js';
import { trustedCards } from '../../../src/core/library/reports.js';
import { createStudy, type StudyState } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, newCards, newPerson, SECOND } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const study = () => createStudy({ database, clock });
const practise = (user: UserId, more: { limit?: number } = {}) =>
  study().start(user, { deck: null, mode: 'practise', ...more }, freshEvent());
const frontOf = (state: StudyState): string => (state.phase === 'done' ? 'done' : state.card.front);
const idOf = (state: StudyState): CardId => {
  if (state.phase === 'done') throw new Error('the session is over');
  return state.card.id;
};
const MISSED = 1;
const RIGHT = 3;
const answer = async (user: UserId, state: StudyState, grade: 1 | 3): Promise<StudyState> => {
  const turned = state.phase === 'answer' ? state : await study().show(user, state);
  clock.pass(10 * SECOND);
  return study().grade(user, turned, grade);
};

/** What is kept of a session, but for what only counts on. */
const stored = async (user: UserId) => {
  const session = await database.prisma.studySession.findFirstOrThrow({
    where: { userId: user, mode: 'practise' },
    orderBy: { startedAt: 'desc' },
    include: { queue: true },
  });
  const { rev: _, lastAt: __, spentMs: ___, ...rest } = session;
  return rest;
};

const withCards = async (count: number) => {
  const person = await newPerson(database, { newPerDay: 1 });
  const fronts = Array.from({ length: count }, (_, i) => `card ${i}`);
  const ids = await newCards(database, person, fronts);
  return { ...person, ids, fronts };
};

it('asks all cards until each was right, and schedules nothing', async () => {
  const { user, ids, fronts } = await withCards(3);
  const [cardId = '' as CardId] = ids;
  const memory = { stability: 3, difficulty: 5, scheduledDays: 3, learningSteps: 0, reps: 3, lapses: 0 };
  const at = new Date(clock.now().getTime() - DAY);
  await database.prisma.schedule.create({
    data: { userId: user, cardId, state: 2, ...memory, due: at, lastReview: at },
  });
  const schedules = await database.prisma.schedule.findMany({ where: { userId: user } });
  const first = await practise(user);
  expect(first).toMatchObject({ mode: 'practise', progress: { card: 1, of: 3 }, reviews: 0 });
  const second = await answer(user, first, MISSED);
  expect(second).toMatchObject({ phase: 'front', progress: { card: 1, of: 3 } });
  const third = await answer(user, second, RIGHT);
  expect(third).toMatchObject({ progress: { card: 2, of: 3 } });
  expect([first, second, third].map(frontOf).toSorted()).toEqual(fronts);
  const again = await answer(user, third, RIGHT);
  expect(again).toMatchObject({ card: { id: idOf(first) }, progress: { card: 3, of: 3 } });
  const stillMissed = await answer(user, again, MISSED);
  expect(stillMissed).toMatchObject({ card: { id: idOf(first) }, progress: { card: 3, of: 3 } });
  const done = await answer(user, stillMissed, RIGHT);
  expect(done).toMatchObject({
    ...{ phase: 'done', due: 0 },
    summary: { reviews: 5, cards: 3, firstTry: 2 / 3, spentMs: 50 * SECOND, newLeft: null },
  });
  expect(await database.prisma.reviewLog.count({ where: { userId: user } })).toBe(0);
  expect(await database.prisma.schedule.findMany({ where: { userId: user } })).toEqual(schedules);
});

it('Undo goes back answer by answer, exactly, also from the end', async () => {
  const { user } = await withCards(4);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom<1 | 3>(MISSED, RIGHT), { maxLength: 9 }), async (given) => {
      clock.pass(SECOND);
      let state = await study().show(user, await practise(user));
      const kept = [await stored(user)];
      for (const grade of given) {
        if (state.phase === 'done') break;
        state = await answer(user, state, grade);
        if (state.phase !== 'done') state = await study().show(user, state);
        kept.push(await stored(user));
      }
      for (const before of kept.toReversed().slice(1)) {
        state = await study().undo(user, state);
        expect(state.phase).toBe('answer');
        expect(await stored(user)).toEqual(before);
      }
      expect(await study().undo(user, state)).toMatchObject({ reviews: 0, phase: 'answer' });
      await study().end(user, state.session);
    }),
    { numRuns: 12 },
  );
});

it('a button pressed twice takes effect once, and one of an older message none', async () => {
  const { user } = await withCards(3);
  const turned = await study().show(user, await practise(user));
  const next = await study().grade(user, turned, MISSED);
  expect(await study().grade(user, turned, MISSED)).toEqual(next);
  const back = await study().undo(user, next);
  expect(await study().undo(user, next)).toEqual(back);
  const renewed = await practise(user);
  expect(renewed).toMatchObject({ session: turned.session, phase: 'answer', card: { id: idOf(turned) } });
  await expect(study().grade(user, back, RIGHT)).rejects.toMatchObject({ code: 'study.stale' });
  const other = await withCards(1);
  await expect(study().grade(other.user, renewed, RIGHT)).rejects.toMatchObject({ code: 'study.none_open' });
});

it('two presses at once count once', async () => {
  const { user } = await withCards(2);
  const turned = await study().show(user, await practise(user));
  await Promise.all([MISSED, RIGHT, MISSED].map((grade) => study().grade(user, turned, grade as 1 | 3)));
  const { queue, reviews } = await stored(user);
  expect([reviews, queue?.answers.length]).toEqual([1, 1]);
});

it('keeps its round over days, settings and new messages; another way to study ends it', async () => {
  const { user } = await withCards(5);
  const second = await answer(user, await practise(user), MISSED);
  const { queue } = await stored(user);
  await createAccounts({ database, clock }).change(user, { newPerDay: 5 });
  clock.pass(2 * DAY);
  expect(await practise(user)).toMatchObject({ session: second.session, card: { id: idOf(second) } });
  expect((await stored(user)).queue).toEqual(queue);
  const due = await study().start(user, { deck: null }, freshEvent());
  expect(due).toMatchObject({ mode: 'due' });
  expect(due.session).not.toBe(second.session);
  expect((await stored(user)).endedAt).not.toBeNull();
});

it('goes on without cards that were deleted, and with one that was put aside and brought back', async () => {
  const { user, ids } = await withCards(12);
  const first = await practise(user);
  const second = await study().putAside(user, first, 'setAside');
  const back = await study().bringBack(user, first.session, { card: idOf(first), isNext: true });
  expect(back).toMatchObject({ card: { id: idOf(first) }, progress: { card: 1, of: 12 } });
  const after = await answer(user, back, RIGHT);
  expect(idOf(after)).toBe(idOf(second));
  const undone = await study().undo(user, after);
  expect(undone).toMatchObject({ phase: 'answer', card: { id: idOf(first) } });
  const again = await answer(user, undone, RIGHT);
  const left = ids.filter((id) => id !== idOf(again) && id !== idOf(first)).slice(-1);
  await database.prisma.card.updateMany({
    where: { ownerId: user, id: { notIn: [idOf(again), idOf(first), ...left] } },
    data: { deletedAt: clock.now() },
  });
  const last = await answer(user, again, RIGHT);
  expect(last).toMatchObject({ card: { id: left[0] } });
  expect(await answer(user, last, RIGHT)).toMatchObject({ phase: 'done', summary: { cards: 3 } });
});

it('has as many cards as were asked for, and refuses without any', async () => {
  const { user } = await withCards(5);
  for (let message = 0; message < 2; message++)
    expect(await practise(user, { limit: 2 })).toMatchObject({ progress: { card: 1, of: 2 } });
  const { user: nobody } = await newPerson(database);
  await expect(practise(nobody)).rejects.toMatchObject({ code: 'study.no_cards' });
  await database.prisma.studySession.deleteMany({ where: { userId: user } });
  await database.prisma.card.updateMany({ where: { ownerId: user }, data: { setAsideAt: clock.now() } });
  await expect(practise(user)).rejects.toMatchObject({
    ...{ code: 'study.nothing_in_mode', details: { mode: 'practise' } },
  });
});

it('goes on with the next card where the one shown was set aside elsewhere', async () => {
  const { user } = await withCards(3);
  const first = await practise(user);
  await database.prisma.card.update({ where: { id: idOf(first) }, data: { setAsideAt: clock.now() } });
  const next = await study().show(user, first);
  expect(next.phase).toBe('front');
  expect(frontOf(next)).not.toBe(frontOf(first));
});

it('counts only what can still be asked: not what was set aside, rests, was called wrong or deleted since', async () => {
  const { user } = await withCards(9);
  const first = await practise(user);
  const others = async (count: number) => {
    const live = { ownerId: user, deletedAt: null, setAsideAt: null, restsUntil: null, ...trustedCards };
    const cards = await database.prisma.card.findMany({ where: { ...live, id: { not: idOf(first) } } });
    return cards.slice(0, count).map(({ id }) => id);
  };
  const missed = await answer(user, first, MISSED);
  expect(missed).toMatchObject({ progress: { card: 1, of: 9 } });
  const second = await study().putAside(user, missed, 'setAside');
  expect(second).toMatchObject({ progress: { card: 1, of: 8 } });
  expect(await study().putAside(user, second, 'rests')).toMatchObject({ progress: { card: 1, of: 7 } });
  for (const cardId of await others(2))
    await database.prisma.cardReport.create({ data: { cardId, userId: user, at: clock.now() } });
  await database.prisma.card.updateMany({
    where: { id: { in: await others(3) } },
    data: { deletedAt: clock.now() },
  });
  const third = await study().look(user, first.session);
  expect(third).toMatchObject({ progress: { card: 1, of: 2 } });
  const last = await answer(user, third, RIGHT);
  expect(last).toMatchObject({ card: { id: idOf(first) }, progress: { card: 2, of: 2 } });
  const done = await study().putAside(user, last, 'setAside');
  expect(done).toMatchObject({ phase: 'done', due: 0, summary: { cards: 2, firstTry: 1 / 2 } });
  const back = await study().undo(user, done);
  expect(back).toMatchObject({ phase: 'answer', progress: { card: 1, of: 1 } });
});
