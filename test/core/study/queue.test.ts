import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSettings } from '../../../src/core/accounts/settings.js';
import type { Database } from '../../../src/core/database/client.js';
import type { CardId, UserId } from '../../../src/core/ids.js';
import type { Grade } from '../../../src/core/schedule/schedule.js';
import { createStudy, type StudyState } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import {
  DAY,
  freshEvent,
  type HandClock,
  handClock,
  MINUTE,
  newCards,
  newPerson,
  SECOND,
} from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const names = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, i) => `${name} ${i}`);

/** Cards reviewed so many days ago, with so many days of stability, that are due. */
const reviewed = async (
  user: UserId,
  cards: readonly { id: CardId; ago: number; stability: number }[],
  clock: HandClock,
) => {
  const before = (days: number) => new Date(clock.now().getTime() - days * DAY);
  const memory = { state: 2, difficulty: 5, scheduledDays: 1, learningSteps: 0, reps: 3, lapses: 0 };
  await database.prisma.schedule.createMany({
    data: cards.map(({ id, ago, stability }) => ({
      ...{ userId: user, cardId: id, ...memory, stability, due: before(1), lastReview: before(ago) },
    })),
  });
};

/** Everything that the session shows while each card is graded alike; `seen` may change what there is. */
const playThrough = async (
  user: UserId,
  { clock, grade = 4, seen }: { clock: HandClock; grade?: Grade; seen?: (front: string) => Promise<unknown> },
  on = database,
): Promise<{ fronts: string[]; last: StudyState; statements: number[] }> => {
  const statements: number[] = [];
  let count = 0;
  const counting: Database = {
    ...on,
    query: (statement) => {
      count++;
      return on.query(statement);
    },
  };
  const study = createStudy({ database: counting, clock });
  let state = await study.start(user, { deck: null }, freshEvent());
  const fronts: string[] = [];
  while (state.phase !== 'done') {
    fronts.push(state.card.front);
    await seen?.(state.card.front);
    count = 0;
    const turned = await study.show(user, state);
    statements.push(count);
    clock.pass(SECOND);
    count = 0;
    state = await study.grade(user, turned, grade);
    statements.push(count);
  }
  return { fronts, last: state, statements };
};

it('shows what is most at risk first, with new cards spread between', async () => {
  const clock = handClock();
  const person = await newPerson(database, { newPerDay: 2 });
  const [safe, gone, half, most] = await newCards(database, person, ['safe', 'gone', 'half', 'most']);
  await newCards(database, person, ['new 1', 'new 2', 'new 3']);
  const due = [
    { id: safe, ago: 10, stability: 40 },
    { id: gone, ago: 10, stability: 2 },
    { id: half, ago: 20, stability: 20 },
    { id: most, ago: 20, stability: 10 },
  ];
  await reviewed(
    person.user,
    due.map((card) => ({ ...card, id: card.id as CardId })),
    clock,
  );
  const { fronts, last } = await playThrough(person.user, { clock });
  expect(fronts).toEqual(['gone', 'most', 'new 1', 'half', 'new 2', 'safe']);
  expect(last).toMatchObject({ summary: { reviews: 6, cards: 6, firstTry: 1, newLeft: 'later' } });
});

it('shows every card once, however many there are, and a press takes two statements at most', async () => {
  const clock = handClock();
  const person = await newPerson(database, { newPerDay: 200 });
  const cards = await newCards(database, person, names(203, 'due'));
  await reviewed(
    person.user,
    cards.map((id, i) => ({ id, ago: 5, stability: 1 + i })),
    clock,
  );
  await newCards(database, person, names(3, 'new'));
  const { fronts, last, statements } = await playThrough(person.user, { clock });
  expect(fronts).toHaveLength(206);
  expect(new Set(fronts).size).toBe(206);
  expect(last).toMatchObject({ due: 0, summary: { reviews: 206, newLeft: null } });
  // More where a queue ends, and at the session's end.
  expect(statements.filter((count) => count > 2)).toHaveLength(2);
});

it('goes on with cards that came meanwhile, and without those that went', async () => {
  const clock = handClock();
  const person = await newPerson(database);
  const [, gone] = await newCards(database, person, ['one', 'gone', 'two']);
  const seen = async (front: string) => {
    if (front === 'one')
      await database.prisma.card.update({ where: { id: gone as CardId }, data: { deletedAt: clock.now() } });
    if (front === 'two') await newCards(database, person, ['three']);
  };
  expect((await playThrough(person.user, { clock, seen })).fronts).toEqual(['one', 'two', 'three']);
});

it('holds to the number of new cards from the press on that follows its change', async () => {
  const clock = handClock();
  const person = await newPerson(database, { newPerDay: 5 });
  await newCards(database, person, names(5, 'new'));
  const seen = async (front: string) => {
    if (front === 'new 1') await createSettings({ database, clock }).change(person.user, { newPerDay: 2 });
  };
  const { fronts, last } = await playThrough(person.user, { clock, seen });
  expect(fronts).toEqual(['new 0', 'new 1']);
  expect(last).toMatchObject({ summary: { newLeft: 'later' } });
});

it('is another day’s after the day ended in the middle of a session', async () => {
  const clock = handClock();
  const person = await newPerson(database, { newPerDay: 2 });
  await newCards(database, person, names(4, 'new'));
  const seen = async (front: string) => {
    if (front === 'new 1') clock.pass(DAY);
  };
  // The first of the new day was shown on the day before, and is one of this day.
  expect((await playThrough(person.user, { clock, seen })).fronts).toEqual(['new 0', 'new 1', 'new 2']);
});

it('is another day’s from the hour on that the person chose', async () => {
  const clock = handClock('2026-03-01T23:30:00Z');
  const person = await newPerson(database, { newPerDay: 1 });
  await newCards(database, person, names(2, 'new'));
  expect((await playThrough(person.user, { clock })).fronts).toEqual(['new 0']);
  clock.pass(60 * MINUTE);
  await expect(playThrough(person.user, { clock })).rejects.toMatchObject({ code: 'study.nothing_due' });
  await createSettings({ database, clock }).change(person.user, { dayStart: 0 });
  expect((await playThrough(person.user, { clock })).fronts).toEqual(['new 1']);
});

it('that was left open for weeks shows what is due by then, its own cards among it', async () => {
  const clock = handClock();
  const person = await newPerson(database);
  await newCards(database, person, ['one', 'two']);
  let isLeft = false;
  const seen = async (front: string) => {
    if (front === 'two' && !isLeft) clock.pass(60 * DAY);
    isLeft ||= front === 'two';
  };
  const { fronts, last } = await playThrough(person.user, { clock, seen });
  expect(fronts).toEqual(['one', 'two', 'one']);
  expect(last).toMatchObject({ due: 0, summary: { reviews: 3 } });
});

it('shows everything that is at risk also after a review was taken back in a resumed session', async () => {
  const clock = handClock();
  const person = await newPerson(database, { newPerDay: 1 });
  const cards = await newCards(database, person, names(6, 'due'));
  await reviewed(
    person.user,
    cards.map((id, i) => ({ id, ago: 9, stability: 1 + i })),
    clock,
  );
  await newCards(database, person, ['new']);
  const { user } = person;
  const study = createStudy({ database, clock });
  const grade = async (state: StudyState) => study.grade(user, await study.show(user, state), 4);
  let state = await study.start(user, { deck: null }, freshEvent());
  while (state.phase === 'front' && state.card.front !== 'new') state = await grade(state);
  const resumed = await study.start(user, { deck: null }, freshEvent());
  const taken = await study.undo(user, await grade(resumed));
  expect(taken).toMatchObject({ card: { front: 'new' } });
  const left: string[] = [];
  state = await study.grade(user, taken, 4);
  while (state.phase !== 'done') {
    left.push(state.card.front);
    state = await grade(state);
  }
  expect(left).toEqual(['due 3', 'due 4', 'due 5']);
});

it('counts what is due by what was queued, not by steps that came due since', async () => {
  const clock = handClock();
  const person = await newPerson(database, { newPerDay: 2 });
  const { user } = person;
  await newCards(database, person, ['new 1', 'new 2']);
  const study = createStudy({ database, clock });
  const grade = async (state: StudyState, value: Grade) =>
    study.grade(user, await study.show(user, state), value);
  await grade(await grade(await study.start(user, { deck: null }, freshEvent()), 1), 1);
  await study.end(user, 'open');
  clock.pass(SECOND);
  const due = await newCards(database, person, names(5, 'due'));
  await reviewed(
    user,
    due.map((id) => ({ id, ago: 9, stability: 3 })),
    clock,
  );
  const first = await study.start(user, { deck: null }, freshEvent());
  expect(first).toMatchObject({ due: 5, progress: { card: 1, of: 5 } });
  clock.pass(2 * 60 * SECOND);
  const step = await grade(first, 4);
  expect(step).toMatchObject({ card: { front: 'new 1' }, due: 6 });
  expect(await grade(await grade(step, 4), 4)).toMatchObject({ due: 4 });
});

it('takes reviews back to where each card stood, several steps back', async () => {
  const clock = handClock();
  const person = await newPerson(database);
  await newCards(database, person, ['one', 'two', 'three', 'four']);
  const { user } = person;
  const study = createStudy({ database, clock });
  const first = await study.start(user, { deck: null }, freshEvent());
  const grade = async (state: StudyState, value: Grade) => {
    clock.pass(SECOND);
    return study.grade(user, state.phase === 'answer' ? state : await study.show(user, state), value);
  };
  const third = await grade(await grade(first, 4), 1);
  expect(third).toMatchObject({ card: { front: 'three' }, progress: { card: 3, of: 4 }, reviews: 2 });
  const second = await study.undo(user, third);
  expect(second).toMatchObject({ card: { front: 'two' }, progress: { card: 2, of: 4 }, reviews: 1 });
  const again = await study.undo(user, second);
  expect(again).toMatchObject({
    phase: 'answer',
    card: { front: 'one' },
    progress: { card: 1, of: 4 },
    reviews: 0,
  });
  const fronts: string[] = [];
  let state: StudyState = again;
  while (state.phase !== 'done') {
    fronts.push(state.card.front);
    state = await grade(state, 4);
  }
  expect(fronts).toEqual(['one', 'two', 'three', 'four']);
  expect(state.summary).toMatchObject({ reviews: 4, cards: 4, firstTry: 1 });
});
