import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import type { AskedAs } from '../../../src/core/database/generated/enums.js';
import { type CardId, type DeckId, newId, type UserId } from '../../../src/core/ids.js';
import { createStudy, type StudyState } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, newPerson, SECOND } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const study = () => createStudy({ database, clock });

const CAPITALS = ['Rome Italy', 'Oslo Norway', 'Paris France', 'Madrid Spain', 'Lisbon Portugal'];

const personAsked = async (askedAs: AskedAs, facts = CAPITALS) => {
  const person = await newPerson(database);
  await database.prisma.user.update({ where: { id: person.user }, data: { askedAs } });
  for (const fact of facts) await newFact(person, fact);
  return person;
};

const newFact = async (
  { user, deck }: { user: UserId; deck: DeckId },
  fact: string,
  more: { distractors?: string[]; kind?: 'choice' | 'cloze' } = {},
): Promise<void> => {
  const [front = '', back = ''] = fact.split(' ');
  const id = newId<CardId>();
  const data = {
    id,
    deckId: deck,
    ownerId: user,
    kind: 'basic' as const,
    front,
    back,
    createdAt: clock.now(),
    ...more,
  };
  await database.prisma.card.create({ data });
  clock.pass(SECOND);
};

const start = (user: UserId) => study().start(user, { deck: null }, freshEvent());
const optionsOf = (state: StudyState): readonly string[] => {
  if (state.phase === 'done' || state.question.kind !== 'choice') throw new Error('no options');
  return state.question.options;
};
const choose = (user: UserId, state: StudyState, wanted: string) =>
  study().show(user, state, { option: optionsOf(state).indexOf(wanted) });
const lastReview = (user: UserId) =>
  database.prisma.reviewLog.findFirstOrThrow({ where: { userId: user }, orderBy: { at: 'desc' } });

it('asks a card with the answers of its neighbours, which stay where they are', async () => {
  const { user } = await personAsked('choice');
  const front = await start(user);
  expect(front).toMatchObject({ phase: 'front', card: { front: 'Rome' } });
  const options = optionsOf(front);
  expect(options).toHaveLength(4);
  expect(options).toContain('Italy');
  expect(optionsOf(await study().look(user, front.session))).toEqual(options);
  expect(optionsOf(await start(user))).toEqual(options);
});

it('takes a right option of a new card for Hard, and a wrong one for Forgot, until the person says more', async () => {
  const { user } = await personAsked('choice');
  const front = await start(user);
  const wrong = optionsOf(front).find((option) => option !== 'Italy') ?? '';
  const missed = await choose(user, front, wrong);
  expect(missed).toMatchObject({
    phase: 'answer',
    answered: { text: wrong, verdict: 'wrong', suggested: 1 },
  });
  const next = await study().grade(user, missed, 1);
  expect(optionsOf(next)).toContain('Norway');
  const known = await choose(user, next, 'Norway');
  expect(known).toMatchObject({ answered: { verdict: 'right', suggested: 2 } });
  await study().grade(user, known, 3);
  expect(await lastReview(user)).toMatchObject({ mode: 'choice', rating: 3 });
});

it('suggests Good for a right option while a card is learned, since Hard would never end that', async () => {
  const { user } = await personAsked('choice', ['Rome Italy', 'Oslo Norway']);
  const first = await choose(user, await start(user), 'Italy');
  const second = await choose(user, await study().grade(user, first, 2), 'Norway');
  clock.pass(10 * 60 * SECOND);
  const again = await choose(user, await study().grade(user, second, 4), 'Italy');
  expect(again).toMatchObject({ answered: { verdict: 'right', suggested: 3 } });
});

it('a second press of an option has no effect, and shows the first', async () => {
  const { user } = await personAsked('choice');
  const front = await start(user);
  const first = await choose(user, front, 'Italy');
  const again = await study().show(user, front, {
    option: optionsOf(front).findIndex((each) => each !== 'Italy'),
  });
  expect(again).toEqual(first);
});

it('a card with options of its own is always chosen; edited since, it is turned', async () => {
  const person = await personAsked('turn', []);
  await newFact(person, 'Rome Italy', { kind: 'choice', distractors: ['Chad', 'Peru', 'Fiji'] });
  const front = await start(person.user);
  expect([...optionsOf(front)].sort()).toEqual(['Chad', 'Fiji', 'Italy', 'Peru']);
  await study().show(person.user, front, { option: 0 });
  await database.prisma.card.updateMany({ where: { ownerId: person.user }, data: { back: 'Lazio' } });
  expect(await study().look(person.user, front.session)).toMatchObject({
    ...{ phase: 'answer', question: { kind: 'turn' }, answered: undefined },
  });
});

it('turns a card for which there are no wrong answers', async () => {
  const { user } = await personAsked('choice', ['Rome Italy']);
  expect(await start(user)).toMatchObject({ phase: 'front', question: { kind: 'turn' } });
});

it('takes neither what says nothing, nor an essay, nor words of another day for an answer', async () => {
  const { user } = await personAsked('typed');
  await start(user);
  for (const words of ['', ' \n', 'x'.repeat(201)])
    expect(await study().takeWords(user, words)).toBeUndefined();
  clock.pass(13 * 3_600 * SECOND);
  expect(await study().takeWords(user, 'Italy')).toBeUndefined();
});

it('asks the gap of a cloze, not the explanation below it', async () => {
  const person = await personAsked('choice', ['Rome Italy', 'Oslo Norway']);
  await newFact(person, 'Madrid_is_in_____ Spain\nSince_1561', { kind: 'cloze' });
  const decks = await study().start(person.user, { deck: null, limit: 3 }, freshEvent());
  const first = await study().grade(person.user, await choose(person.user, decks, 'Italy'), 4);
  const second = await study().grade(person.user, await choose(person.user, first, 'Norway'), 4);
  expect([...optionsOf(second)].sort()).toEqual(['Italy', 'Norway', 'Spain']);
  expect(await choose(person.user, second, 'Spain')).toMatchObject({ answered: { verdict: 'right' } });
});

it('takes words for the answer of a card that is typed, once', async () => {
  const { user } = await personAsked('typed');
  await start(user);
  const typed = await study().takeWords(user, 'itly');
  expect(typed).toMatchObject({
    ...{ phase: 'answer', question: { kind: 'typed' } },
    answered: { text: 'itly', verdict: 'almost', suggested: 3 },
  });
  expect(await study().takeWords(user, 'Italy')).toEqual(typed);
  if (!typed) throw new Error('not taken');
  await study().grade(user, typed, 3);
  expect(await lastReview(user)).toMatchObject({ mode: 'typed', rating: 3 });
});

it('does not take words while a card is turned or chosen, or nothing is studied', async () => {
  const turning = await personAsked('turn');
  expect(await study().takeWords(turning.user, 'Italy')).toBeUndefined();
  await start(turning.user);
  expect(await study().takeWords(turning.user, 'Italy')).toBeUndefined();
  const choosing = await personAsked('choice');
  await start(choosing.user);
  expect(await study().takeWords(choosing.user, 'Italy')).toBeUndefined();
});

it.each([
  ['choice', null],
  ['choice', 3],
  ['turn', 10],
  ['typed', 30],
] as const)('mixed, a card is asked by %s when it is known for %s days', async (kind, stability) => {
  const { user } = await personAsked('mixed');
  const [card] = await database.prisma.card.findMany({
    where: { ownerId: user },
    orderBy: { createdAt: 'asc' },
  });
  const lastReview = new Date(clock.now().getTime() - 40 * DAY);
  const memory = {
    state: 2,
    difficulty: 5,
    scheduledDays: 3,
    learningSteps: 0,
    reps: 3,
    lapses: 0,
    lastReview,
  };
  if (card && stability !== null)
    await database.prisma.schedule.create({
      data: {
        userId: user,
        cardId: card.id,
        ...memory,
        stability,
        due: new Date(clock.now().getTime() - DAY),
      },
    });
  expect(await start(user)).toMatchObject({ card: { front: 'Rome' }, question: { kind } });
});

it('after Undo, a card that was chosen lies there with the same options and what was chosen', async () => {
  const { user } = await personAsked('choice');
  const front = await start(user);
  const wrong = optionsOf(front).find((option) => option !== 'Italy') ?? '';
  const missed = await choose(user, front, wrong);
  const second = await choose(user, await study().grade(user, missed, 1), 'Norway');
  clock.pass(SECOND);
  const third = await study().grade(user, second, 3);
  const { question, answered } = second as Extract<StudyState, { phase: 'answer' }>;
  const back = await study().undo(user, third);
  expect(back).toMatchObject({ phase: 'answer', card: { front: 'Oslo' }, question, answered });
  const asked = await study().undo(user, back);
  expect(asked).toMatchObject({ phase: 'front', card: { front: 'Oslo' }, question });
  const first = await study().undo(user, asked);
  expect(first).toMatchObject({ phase: 'answer', answered: { text: wrong, verdict: 'wrong' } });
  expect(optionsOf(first)).toEqual(optionsOf(front));
  clock.pass(SECOND);
  const again = await study().grade(user, first, 1);
  expect(await lastReview(user)).toMatchObject({ mode: 'choice', rating: 1 });
  expect(again).toMatchObject({ phase: 'front', card: { front: 'Oslo' } });
});

it('after Undo, a typed answer is judged as before, also after cards that were only turned', async () => {
  const { user } = await personAsked('typed');
  const first = await start(user);
  const second = await study().grade(user, await study().show(user, first), 4);
  const typed = await study().show(user, second, { typed: 'norwy' });
  clock.pass(SECOND);
  const back = await study().undo(user, await study().grade(user, typed, 3));
  expect(back).toMatchObject({
    ...{ phase: 'answer', card: { front: 'Oslo' }, question: { kind: 'typed' } },
    answered: { text: 'norwy', verdict: 'almost' },
  });
  clock.pass(SECOND);
  await study().grade(user, back, 3);
  expect(await lastReview(user)).toMatchObject({ mode: 'typed', rating: 3 });
  const typedAgain = await study().undo(user, await study().look(user, back.session));
  const turned = await study().undo(user, await study().undo(user, typedAgain));
  expect(turned).toMatchObject({ phase: 'answer', card: { front: 'Rome' }, answered: undefined });
});

it('after Undo in practice as well', async () => {
  const { user } = await personAsked('choice');
  const front = await study().start(user, { deck: null, mode: 'practise' }, freshEvent());
  const chosen = await study().show(user, front, { option: 1 });
  const { question, answered } = chosen as Extract<StudyState, { phase: 'answer' }>;
  const back = await study().undo(user, await study().grade(user, chosen, 3));
  expect(back).toMatchObject({ phase: 'answer', question, answered });
});

it.each(['choice', 'typed'] as const)('Undo takes back a slip before it is graded (%s)', async (askedAs) => {
  const { user } = await personAsked(askedAs);
  const front = await start(user);
  const slip = askedAs === 'typed' ? { typed: 'Norway' } : { option: optionsOf(front).indexOf('Norway') };
  const wrong = await study().show(user, front, slip);
  expect(wrong).toMatchObject({ answered: { verdict: 'wrong' } });
  const [again] = await Promise.all([study().undo(user, wrong), study().undo(user, wrong)]);
  expect(again).toMatchObject({ phase: 'front', card: { front: 'Rome' }, question: { kind: askedAs } });
  const right = askedAs === 'typed' ? { typed: 'Italy' } : { option: optionsOf(again).indexOf('Italy') };
  expect(await study().show(user, again, right)).toMatchObject({
    answered: { verdict: 'right' },
    reviews: 0,
  });
});
