import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccounts } from '../../src/core/accounts/accounts.js';
import { createRowBlobs } from '../../src/core/blobs/rows.js';
import { type Database, openDatabase } from '../../src/core/database/client.js';
import type { UserId } from '../../src/core/ids.js';
import { createCards } from '../../src/core/library/cards.js';
import { createDecks } from '../../src/core/library/decks.js';
import { createStudy, type StudyState } from '../../src/core/study/study.js';
import { servicesDatabase } from '../support/database.js';
import { freshEvent, handClock, MINUTE, newCards, newPerson } from '../support/people.js';

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

const clock = handClock();
const processes = () => [first, second].map((database) => createStudy({ database, clock }));
/** The same thing done by both processes, many times at once. */
const crowd = <T>(work: (process: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 12 }, (_, i) => work(i % 2)));

const turnedCard = async (fronts: readonly string[]): Promise<{ user: UserId; state: StudyState }> => {
  const person = await newPerson(first);
  await newCards(first, person, fronts);
  const study = createStudy({ database: first, clock });
  const state = await study.start(person.user, { deck: null }, freshEvent());
  return { user: person.user, state: await study.show(person.user, state) };
};

it('of many presses of the same grade one takes effect, and all show the same card next', async () => {
  const { user, state } = await turnedCard(['one', 'two']);
  const studies = processes();
  const answers = await crowd(async (i) => studies[i]?.grade(user, state, 3));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ phase: 'front', card: { front: 'two' }, reviews: 1 });
  expect(await first.prisma.reviewLog.count({ where: { userId: user } })).toBe(1);
  const [schedule] = await first.prisma.schedule.findMany({ where: { userId: user } });
  expect(schedule).toMatchObject({ rev: 1, reps: 1, lastReview: clock.now() });
  expect(schedule?.due.getTime()).toBe(clock.now().getTime() + 10 * MINUTE);
});

it('of different grades at once one is kept, with its log', async () => {
  const { user, state } = await turnedCard(['one']);
  const studies = processes();
  await Promise.allSettled(
    ([1, 2, 3, 4] as const).map(async (grade, i) => studies[i % 2]?.grade(user, state, grade)),
  );
  expect(await first.prisma.reviewLog.count({ where: { userId: user } })).toBe(1);
  expect(await first.prisma.schedule.findMany({ where: { userId: user } })).toMatchObject([
    { rev: 1, reps: 1 },
  ]);
});

it('of many undos of the same review one takes effect', async () => {
  const { user, state } = await turnedCard(['one']);
  const studies = processes();
  const graded = await studies[0]?.grade(user, state, 3);
  if (!graded) throw new Error('not graded');
  const undone = await Promise.allSettled(
    Array.from({ length: 8 }, async (_, i) => studies[i % 2]?.undo(user, graded)),
  );
  expect(undone.some(({ status }) => status === 'fulfilled')).toBe(true);
  expect(await first.prisma.reviewLog.count({ where: { userId: user } })).toBe(2);
  expect(await first.prisma.schedule.count({ where: { userId: user } })).toBe(0);
});

it('many starts at once open one session', async () => {
  const person = await newPerson(first);
  await newCards(first, person, ['one']);
  const studies = processes();
  const states = await crowd(async (i) => studies[i]?.start(person.user, { deck: null }, freshEvent()));
  expect(new Set(states.map((state) => state?.session)).size).toBe(1);
  expect(await first.prisma.studySession.count({ where: { userId: person.user } })).toBe(1);
});

it('a replayed event gives the first result, also while the first is still at work', async () => {
  const person = await newPerson(first);
  const event = freshEvent();
  const cards = [first, second].map((database) =>
    createCards({ database, clock, blobs: createRowBlobs(database) }),
  );
  const sides = { front: 'Qu’est-ce que la Mémoire?', back: 'Клетка', deck: person.deck };
  const added = await crowd(async (i) => cards[i]?.add(person.user, sides, event));
  expect(new Set(added.map((card) => card?.id)).size).toBe(1);
  expect(await first.prisma.card.count({ where: { ownerId: person.user } })).toBe(1);
  const found = await cards[0]?.search(person.user, 'memoire КЛЕТКА', freshEvent());
  expect(found?.total).toBe(1);
});

it('two edits of the same revision leave one, and one thing to undo', async () => {
  const person = await newPerson(first);
  const [id] = await newCards(first, person, ['one']);
  if (!id) throw new Error('no card');
  const cards = [first, second].map((database) =>
    createCards({ database, clock, blobs: createRowBlobs(database) }),
  );
  const edits = await Promise.allSettled(
    Array.from({ length: 8 }, async (_, i) =>
      cards[i % 2]?.edit(person.user, id, { front: `edit ${i}`, back: 'b', revision: 0 }, freshEvent()),
    ),
  );
  expect(edits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await cards[0]?.undoEdit(person.user, id, 1)).toMatchObject({ front: 'one' });
});

it('a person met by many processes at once is one, and decks of one name are one', async () => {
  const accounts = [first, second].map((database) => createAccounts({ database, clock }));
  const identity = { platform: 'test', platformUserId: 'crowd', displayName: 'Ada' };
  const [user, ...others] = await crowd(async (i) => accounts[i]?.meet(identity, { deckName: 'My cards' }));
  if (!user) throw new Error('nobody');
  expect(new Set([user, ...others]).size).toBe(1);
  const decks = [first, second].map((database) => createDecks({ database, clock }));
  const made = await Promise.allSettled(
    Array.from({ length: 8 }, async (_, i) => decks[i % 2]?.create(user, 'Biology', freshEvent())),
  );
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await decks[0]?.list(user, 0))?.total).toBe(2);
});
