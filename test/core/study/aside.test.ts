import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccounts } from '../../../src/core/accounts/accounts.js';
import type { Database } from '../../../src/core/database/client.js';
import { dayAround } from '../../../src/core/day.js';
import { type CardId, newId, type UserId } from '../../../src/core/ids.js';
import { createCards } from '../../../src/core/library/cards.js';
import { deckFacts } from '../../../src/core/library/deck-facts.js';
import { outlookOf } from '../../../src/core/reminders/outlook.js';
import { createStats } from '../../../src/core/stats/stats.js';
import { createStudy, type StudyState } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, newCards, newPerson, SECOND } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const UTC_DAYS = { timeZone: 'UTC', dayStart: 4 };
const study = () => createStudy({ database, clock });
const cards = () => createCards({ database, clock, blobs: undefined as never });
const start = (user: UserId) => study().start(user, { deck: null }, freshEvent());
const front = (state: StudyState): string => (state.phase === 'done' ? 'done' : state.card.front);
const grade = async (user: UserId, state: StudyState, given: 1 | 2 | 3 | 4): Promise<StudyState> => {
  const turned = state.phase === 'answer' ? state : await study().show(user, state);
  clock.pass(10 * SECOND);
  return study().grade(user, turned, given);
};
const idOf = (state: StudyState): CardId => {
  if (state.phase === 'done') throw new Error('the session is over');
  return state.card.id;
};

it('a card that rests is asked again the next day, and nothing of it is due before', async () => {
  clock.set('2026-03-02T09:00:00Z');
  const person = await newPerson(database);
  await newCards(database, person, ['one', 'two']);
  const first = await start(person.user);
  const second = await study().putAside(person.user, first, 'rests');
  expect(second).toMatchObject({
    ...{ phase: 'front', card: { front: 'two' }, progress: { card: 1, of: 1 } },
    out: { why: 'rests', card: { front: 'one' } },
  });
  expect(await grade(person.user, second, 4)).toMatchObject({ phase: 'done', summary: { newLeft: null } });
  await expect(start(person.user)).rejects.toMatchObject({ code: 'study.nothing_due' });
  clock.set('2026-03-03T03:59:59Z');
  await expect(start(person.user)).rejects.toMatchObject({ code: 'study.nothing_due' });
  clock.set('2026-03-03T04:00:00Z');
  expect(front(await start(person.user))).toBe('one');
});

it('a due card that rests is due when it has rested, for reminders and the forecast as well', async () => {
  clock.set('2026-03-02T09:00:00Z');
  const person = await newPerson(database);
  await newCards(database, person, ['one']);
  await grade(person.user, await start(person.user), 4);
  clock.pass(60 * DAY);
  const due = await start(person.user);
  const done = await study().putAside(person.user, due, 'rests');
  expect(done).toMatchObject({
    phase: 'done',
    due: 0,
    summary: { nextDue: new Date('2026-05-02T04:00:00Z') },
  });
  const now = clock.now();
  const dueIn = async () => {
    const time = { now, day: dayAround(now, UTC_DAYS) };
    const { due: reminded } = await outlookOf(database.query, person.user, time, null);
    const { forecast } = await createStats({ database, clock }).of(person.user);
    return { reminded, forecast: forecast.slice(0, 2) };
  };
  expect(await dueIn()).toEqual({ reminded: 0, forecast: [0, 1] });
  await cards().studyAgain(person.user, idOf(due));
  expect(await dueIn()).toEqual({ reminded: 1, forecast: [1, 0] });
  await study().putAside(person.user, await start(person.user), 'setAside');
  expect(await dueIn()).toEqual({ reminded: 0, forecast: [0, 0] });
});

it('one that is set aside is asked no more, not even after a year, until its person wants it again', async () => {
  clock.set('2026-03-02T09:00:00Z');
  const person = await newPerson(database);
  await newCards(database, person, ['one']);
  const first = await start(person.user);
  await study().putAside(person.user, first, 'setAside');
  clock.pass(365 * DAY);
  await expect(start(person.user)).rejects.toMatchObject({ code: 'study.nothing_due' });
  const facts = () => deckFacts(database.prisma, { user: person.user, now: clock.now(), deck: person.deck });
  expect(await facts()).toMatchObject([{ cards: 1, due: 0, fresh: 0 }]);
  expect(await cards().marked(person.user, person.deck, 'setAside', 0)).toMatchObject({ total: 1 });
  expect(await cards().studyAgain(person.user, idOf(first))).toMatchObject({ isSetAside: false });
  expect(await facts()).toMatchObject([{ fresh: 1 }]);
  expect(front(await start(person.user))).toBe('one');
});

it('put aside by a slip, it is the next card again, and the one shown meanwhile comes after it', async () => {
  const person = await newPerson(database);
  await newCards(database, person, ['one', 'two']);
  const first = await start(person.user);
  const second = await study().putAside(person.user, first, 'setAside');
  expect(await study().putAside(person.user, first, 'setAside')).toMatchObject({ card: { front: 'two' } });
  const back = await study().bringBack(person.user, first.session, { card: idOf(first), isNext: true });
  expect(back).toMatchObject({ phase: 'front', card: { front: 'one' }, progress: { card: 1, of: 2 } });
  const after = await grade(person.user, back, 4);
  expect(front(after)).toBe('two');
  const again = { card: idOf(first), isNext: true };
  expect(await study().bringBack(person.user, first.session, again)).toEqual(after);
  await expect(study().show(person.user, second)).rejects.toMatchObject({ code: 'study.stale' });
});

it('is nobody else’s to put aside, bring back, or flag', async () => {
  const person = await newPerson(database);
  const other = await newPerson(database);
  await newCards(database, person, ['one']);
  await newCards(database, other, ['theirs']);
  const mine = await start(person.user);
  const theirs = await start(other.user);
  await expect(study().putAside(other.user, mine, 'rests')).rejects.toMatchObject({
    code: 'study.none_open',
  });
  const wanted = { card: idOf(mine), isNext: true };
  const notFound = { code: 'card.not_found' };
  await expect(study().bringBack(other.user, theirs.session, wanted)).rejects.toMatchObject(notFound);
  await expect(study().flag(other.user, theirs.session, wanted.card, true)).rejects.toMatchObject(notFound);
  await expect(cards().studyAgain(other.user, wanted.card)).rejects.toMatchObject(notFound);
  const listing = cards().marked(other.user, person.deck, 'flagged', 0);
  await expect(listing).rejects.toMatchObject({ code: 'deck.not_found' });
});

it('a flag is shown with the card, and found again', async () => {
  const person = await newPerson(database);
  await newCards(database, person, ['one', 'two']);
  const first = await start(person.user);
  expect(await study().flag(person.user, first.session, idOf(first), true)).toMatchObject({
    card: { isFlagged: true },
  });
  expect(await cards().marked(person.user, person.deck, 'flagged', 0)).toMatchObject({
    cards: [{ front: 'one' }],
    total: 1,
  });
  await study().flag(person.user, first.session, idOf(first), false);
  expect(await cards().marked(person.user, person.deck, 'flagged', 0)).toMatchObject({ total: 0 });
});

const lapsed = async (lapses: number) => {
  const person = await newPerson(database);
  const [cardId = newId<CardId>()] = await newCards(database, person, ['slippery']);
  const lastReview = new Date(clock.now().getTime() - 2 * DAY);
  const memory = { stability: 2, difficulty: 9, scheduledDays: 2, learningSteps: 0, reps: 20 };
  const row = { userId: person.user, cardId, ...memory, state: 2, due: clock.now(), rev: 20 };
  await database.prisma.schedule.create({ data: { ...row, lapses, lastReview } });
  return { user: person.user, cardId };
};

const setAsideAt = async (id: CardId) =>
  (await database.prisma.card.findUniqueOrThrow({ where: { id } })).setAsideAt;

it('a card forgotten eight times is set aside, and Undo takes that back, too', async () => {
  const { user, cardId } = await lapsed(7);
  const forgotten = await grade(user, await start(user), 1);
  expect(forgotten).toMatchObject({ phase: 'done', out: { why: 'leech', card: { id: cardId } } });
  expect(await setAsideAt(cardId)).toEqual(clock.now());
  expect(await study().undo(user, forgotten)).toMatchObject({ phase: 'answer', card: { id: cardId } });
  expect(await setAsideAt(cardId)).toBeNull();
  expect(await database.prisma.schedule.findFirst({ where: { cardId } })).toMatchObject({
    ...{ lapses: 7, leechAt: null, rev: 20 },
  });
});

it('a leech that is kept is asked on, and is one again four lapses later', async () => {
  const { user, cardId } = await lapsed(7);
  const forgotten = await grade(user, await start(user), 1);
  await study().bringBack(user, forgotten.session, { card: cardId, isNext: false });
  expect(await setAsideAt(cardId)).toBeNull();
  await database.prisma.schedule.updateMany({ where: { cardId }, data: { state: 2, lapses: 10 } });
  clock.pass(2 * DAY);
  expect(await grade(user, await start(user), 1)).not.toHaveProperty('out');
  await database.prisma.schedule.updateMany({ where: { cardId }, data: { state: 2 } });
  clock.pass(2 * DAY);
  expect(await grade(user, await start(user), 1)).toMatchObject({ out: { why: 'leech' } });
});

it('a leech comes back when it was rewritten; a card that its person set aside does not', async () => {
  const { user, cardId } = await lapsed(7);
  await grade(user, await start(user), 1);
  const edit = (revision: number, word: string) =>
    cards().edit(user, cardId, { front: word, back: word, revision }, freshEvent());
  expect(await edit(0, 'grippy')).toMatchObject({ isSetAside: false });
  clock.pass(2 * DAY);
  await study().putAside(user, await start(user), 'setAside');
  expect(await edit(1, 'sticky')).toMatchObject({ isSetAside: true });
});

it('what is set aside stays so whatever the settings, and counts in no new queue', async () => {
  const person = await newPerson(database, { newPerDay: 5 });
  await newCards(database, person, ['one', 'two', 'three']);
  const second = await study().putAside(person.user, await start(person.user), 'setAside');
  await createAccounts({ database, clock }).change(person.user, { newPerDay: 10 });
  expect(await grade(person.user, second, 4)).toMatchObject({
    card: { front: 'three' },
    progress: { of: 2 },
  });
});
