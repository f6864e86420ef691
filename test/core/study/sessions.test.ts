import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { type CardId, newId, type UserId } from '../../../src/core/ids.js';
import { createStudy, type Study, type StudyState } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, MINUTE, newCards, newPerson, SECOND } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const study = (): Study => createStudy({ database, clock });
const start = (user: UserId, deck: Parameters<Study['start']>[1]['deck'] = null, limit?: number) =>
  study().start(user, limit === undefined ? { deck } : { deck, limit }, freshEvent());
const button = ({ session, rev }: StudyState) => ({ session, rev });
const front = (state: StudyState): string => (state.phase === 'done' ? 'done' : state.card.front);

/** Turns the card and grades it, ten seconds later. */
const answer = async (user: UserId, state: StudyState, grade: 1 | 2 | 3 | 4): Promise<StudyState> => {
  const turned = state.phase === 'answer' ? state : await study().show(user, button(state));
  clock.pass(10 * SECOND);
  return study().grade(user, button(turned), grade);
};

describe('a session', () => {
  it('shows a card, turns it, grades it and ends with a summary', async () => {
    const person = await newPerson(database);
    await newCards(database, person, ['one', 'two']);
    const first = await start(person.user);
    expect(first).toMatchObject({ phase: 'front', card: { front: 'one', back: 'back of one' }, reviews: 0 });
    const turned = await study().show(person.user, button(first));
    expect(turned).toMatchObject({ phase: 'answer', card: { front: 'one' } });
    if (turned.phase !== 'answer') throw new Error('not turned');
    expect(turned.intervals[1]).toBe(MINUTE);
    expect(turned.intervals[3]).toBe(10 * MINUTE);
    expect(turned.intervals[4]).toBeGreaterThan(DAY);
    const second = await answer(person.user, turned, 4);
    expect(front(second)).toBe('two');
    const done = await answer(person.user, await answer(person.user, second, 1), 4);
    expect(done).toMatchObject({
      phase: 'done',
      summary: { reviews: 3, cards: 2, firstTry: 0.5, spentMs: 30 * SECOND, newLeft: null },
    });
    await expect(start(person.user)).rejects.toMatchObject({ code: 'study.nothing_due' });
  });

  it('shows due learning steps before due reviews, both before new cards', async () => {
    const person = await newPerson(database);
    const [learning = newId<CardId>(), reviewed = newId<CardId>()] = await newCards(database, person, [
      'learning',
      'reviewed',
      'new',
    ]);
    const memory = { stability: 3, difficulty: 5, scheduledDays: 3, learningSteps: 0, reps: 3, lapses: 0 };
    const lastReview = new Date(clock.now().getTime() - 4 * DAY);
    const row = { userId: person.user, ...memory, lastReview };
    await database.prisma.schedule.createMany({
      data: [
        { ...row, cardId: reviewed, state: 2, due: new Date(clock.now().getTime() - DAY) },
        { ...row, cardId: learning, state: 1, due: new Date(clock.now().getTime() - SECOND) },
      ],
    });
    const first = await start(person.user);
    const second = await answer(person.user, first, 4);
    const third = await answer(person.user, second, 4);
    expect([first, second, third].map(front)).toEqual(['learning', 'reviewed', 'new']);
  });

  it('allows only so many new cards per day of the person', async () => {
    clock.set('2026-03-02T09:00:00Z');
    const person = await newPerson(database, { newPerDay: 1, timeZone: 'Asia/Tokyo' });
    await newCards(database, person, ['one', 'two']);
    const done = await answer(person.user, await start(person.user), 4);
    expect(done).toMatchObject({ phase: 'done', summary: { newLeft: 'later' } });
    clock.set('2026-03-02T18:59:59Z');
    await expect(start(person.user)).rejects.toMatchObject({
      code: 'study.nothing_due',
      details: { newLeftTomorrow: true },
    });
    clock.set('2026-03-02T19:00:00Z');
    expect(front(await start(person.user))).toBe('two');
  });

  it('say how far they are, and when they end, what is due and what comes later', async () => {
    clock.set('2026-03-10T09:00:00Z');
    const person = await newPerson(database, { newPerDay: 2 });
    await newCards(database, person, ['one', 'two', 'three']);
    const first = await start(person.user);
    expect(first).toMatchObject({ progress: { card: 1, of: 2 }, due: 0 });
    const second = await answer(person.user, first, 1);
    expect(second).toMatchObject({ progress: { card: 2, of: 2 }, due: 0 });
    clock.pass(2 * MINUTE);
    const again = await answer(person.user, second, 4);
    expect(again).toMatchObject({ card: { front: 'one' }, progress: { card: 2, of: 2 }, due: 1 });
    const ended = await study().end(person.user, 'open');
    expect(ended).toMatchObject({ phase: 'done', due: 1, summary: { newLeft: 'later' } });
    const limited = await start(person.user, null, 1);
    expect(limited).toMatchObject({ progress: { card: 1, of: 1 }, due: 1 });
  });

  it('asks for no more cards than its limit, but finishes those it began', async () => {
    const person = await newPerson(database);
    await newCards(database, person, ['one', 'two', 'three']);
    const second = await answer(person.user, await start(person.user, null, 2), 1);
    expect(front(second)).toBe('two');
    const again = await answer(person.user, second, 4);
    expect(front(again)).toBe('one');
    expect(await answer(person.user, again, 4)).toMatchObject({ phase: 'done', summary: { cards: 2 } });
  });

  it('refuses to start without a card, and leaves the open session of another deck alone', async () => {
    const person = await newPerson(database);
    await expect(start(person.user)).rejects.toMatchObject({ code: 'study.no_cards' });
    await newCards(database, person, ['one']);
    const open = await start(person.user, person.deck);
    const { deck: others } = await newPerson(database);
    await expect(start(person.user, others)).rejects.toMatchObject({ code: 'deck.not_found' });
    expect(front(await study().show(person.user, button(open)))).toBe('one');
  });

  it('belongs to its person alone', async () => {
    const person = await newPerson(database);
    const other = await newPerson(database);
    await newCards(database, person, ['one']);
    const state = await start(person.user);
    for (const press of [study().show, study().undo])
      await expect(press(other.user, button(state))).rejects.toMatchObject({ code: 'study.none_open' });
    await expect(study().end(other.user, state.session)).rejects.toMatchObject({ code: 'study.none_open' });
  });

  it('goes on from another process, and chooses anew when the card was deleted meanwhile', async () => {
    const person = await newPerson(database);
    const [one = newId<CardId>()] = await newCards(database, person, ['one', 'two']);
    const state = await start(person.user);
    await database.prisma.card.update({ where: { id: one }, data: { deletedAt: clock.now() } });
    expect(front(await study().show(person.user, button(state)))).toBe('two');
  });
});

describe('a button', () => {
  it('pressed twice takes effect once and shows the current state', async () => {
    const person = await newPerson(database);
    await newCards(database, person, ['one', 'two']);
    const turned = await study().show(person.user, button(await start(person.user)));
    const once = await study().grade(person.user, button(turned), 3);
    const twice = await study().grade(person.user, button(turned), 3);
    expect(twice).toEqual(once);
    expect(await database.prisma.reviewLog.count({ where: { userId: person.user } })).toBe(1);
  });

  it('of an older message is stale once the session went on in a new one', async () => {
    const person = await newPerson(database);
    await newCards(database, person, ['one', 'two']);
    const old = await start(person.user, person.deck);
    const renewed = await start(person.user, person.deck);
    expect(renewed).toMatchObject({ session: old.session, phase: 'front' });
    await expect(study().show(person.user, button(old))).rejects.toMatchObject({ code: 'study.stale' });
    expect(await study().show(person.user, button(renewed))).toMatchObject({ phase: 'answer' });
  });

  it('that starts a session gives the same one when its event is replayed', async () => {
    const person = await newPerson(database);
    await newCards(database, person, ['one']);
    const event = freshEvent();
    const first = await study().start(person.user, { deck: null }, event);
    expect(await study().start(person.user, { deck: null }, event)).toEqual(first);
  });

  it('that starts another deck ends the open session', async () => {
    const person = await newPerson(database);
    await newCards(database, person, ['one']);
    const everything = await start(person.user);
    const deck = await start(person.user, person.deck);
    expect(deck.session).not.toBe(everything.session);
    expect(await study().show(person.user, button(everything))).toMatchObject({ phase: 'done' });
  });

  it('that undoes goes back review by review, also from the summary', async () => {
    const person = await newPerson(database);
    await newCards(database, person, ['one', 'two']);
    const second = await answer(person.user, await start(person.user), 4);
    const done = await answer(person.user, second, 4);
    expect(done.phase).toBe('done');
    const backToTwo = await study().undo(person.user, button(done));
    expect(backToTwo).toMatchObject({ phase: 'answer', card: { front: 'two' }, reviews: 1 });
    const backToOne = await study().undo(person.user, button(backToTwo));
    expect(backToOne).toMatchObject({ phase: 'answer', card: { front: 'one' }, reviews: 0 });
    expect(await database.prisma.schedule.count({ where: { userId: person.user } })).toBe(0);
    expect(await database.prisma.reviewLog.count({ where: { userId: person.user } })).toBe(4);
  });

  it('that ends gives the summary, and again the same', async () => {
    const person = await newPerson(database);
    await newCards(database, person, ['one', 'two']);
    await answer(person.user, await start(person.user), 4);
    const ended = await study().end(person.user, 'open');
    expect(ended).toMatchObject({ phase: 'done', summary: { reviews: 1, firstTry: 1 } });
    expect(await study().end(person.user, ended.session)).toEqual(ended);
    await expect(study().end(person.user, 'open')).rejects.toMatchObject({ code: 'study.none_open' });
  });
});

it('says how many cards come again, the same after a press as when it is looked at', async () => {
  const person = await newPerson(database);
  await newCards(database, person, ['one', 'two', 'three']);
  let state = await start(person.user);
  const repeats: number[] = [];
  for (const grade of [1, 3, 1, 3, 3, 4, 3, 3] as const) {
    if (state.phase === 'done') break;
    state = await answer(person.user, state, grade);
    const looked = await study().look(person.user, state.session);
    expect(looked.progress).toEqual(state.progress);
    repeats.push(state.progress.repeats);
  }
  expect(repeats).toEqual([1, 2, 2, 2, 2, 1, 0, 0]);
});

it('does not ask a card twice in a row while another one waits', async () => {
  const person = await newPerson(database);
  await newCards(database, person, ['one', 'two']);
  const second = await answer(person.user, await start(person.user), 3);
  const repeated = await answer(person.user, second, 1);
  expect([front(second), front(repeated)]).toEqual(['two', 'one']);
});
