import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/core/database/client.js';
import { createOwed } from '../../src/core/events/owed.js';
import type { PlaceRef } from '../../src/core/events/refs.js';
import { type CardId, newId, type QuestionId, type RoomId } from '../../src/core/ids.js';
import { createQuizzes, type Quizzes } from '../../src/core/quiz/play/service.js';
import { sharedServicesDatabase } from '../support/database.js';
import { freshEvent, handClock, newPerson, SECOND } from '../support/people.js';

const PROCESSES = 3;
const PLAYERS = 200;
const PRESSES = 50;

let databases: readonly Database[];
let close: () => Promise<void>;
beforeAll(async () => {
  ({ databases, close } = await sharedServicesDatabase(PROCESSES));
});
afterAll(() => close());

const queue = { add: async () => {} };
const quizzesOn = (database: Database, clock: { now(): Date }): Quizzes =>
  createQuizzes({ database, clock, queue, owed: createOwed({ database, clock, queue }) });
const place = (id: string): PlaceRef => ({ kind: 'place', platform: 'test', id });

/** A game of five capitals whose first question is open, on the first of the processes. */
const openGame = async (quizzes: Quizzes, clock: ReturnType<typeof handClock>) => {
  const [database] = databases;
  if (!database) throw new Error('no database');
  const { user, deck } = await newPerson(database);
  const room = place(newId());
  const data = ['Paris', 'Rome', 'Berlin', 'Madrid', 'Lisbon'].map((back) => ({
    ...{ id: newId<CardId>(), deckId: deck, ownerId: user, kind: 'basic' as const },
    ...{ front: `Capital ${back}?`, back },
  }));
  await database.prisma.card.createMany({ data });
  const { quiz } = await quizzes.start(
    user,
    { deck: { id: deck, name: 'My cards' }, questions: 5, seconds: 60, mode: 'classic' },
    { place: room, hostName: 'Ada', hostPlace: place('dm'), sendEveryMs: 0 },
    freshEvent(),
  );
  clock.pass(5 * SECOND);
  await quizzes.wake(quiz);
  const open = await database.prisma.quizQuestion.findFirstOrThrow({ where: { quizId: quiz, index: 0 } });
  return { database, room, host: user, quiz, question: open.id as QuestionId, right: open.right };
};

it('in a storm of clicks from three processes everybody is scored once, by their last press in time', {
  timeout: 120_000,
}, async () => {
  const clock = handClock();
  const services = databases.map((database) => quizzesOn(database, clock));
  const [first] = services;
  if (!first) throw new Error('no service');
  const { database, room, quiz, question, right } = await openGame(first, clock);
  const players = await Promise.all(Array.from({ length: PLAYERS }, () => newPerson(database)));
  const last = new Map<string, number>();
  const storm = players.map(async ({ user }, i) => {
    for (let press = 0; press < PRESSES; press++) {
      const option = (i * 7 + press * press) % 4;
      await services[(i + press) % PROCESSES]?.answer(user, { question, option, name: `P${i}`, place: room });
      last.set(user, option);
    }
  });
  await Promise.all(storm);
  clock.pass(60 * SECOND);
  const late = players
    .slice(0, 20)
    .map(({ user }, i) =>
      services[i % PROCESSES]?.answer(user, { question, option: right, name: 'late', place: room }),
    );
  for (const press of await Promise.allSettled(late))
    expect(press).toMatchObject({ status: 'rejected', reason: { code: 'quiz.too_late' } });
  const stored = await database.prisma.quizAnswer.findMany({ where: { questionId: question } });
  expect(new Map(stored.map(({ userId, option }) => [userId, option]))).toEqual(last);
  const { revision } = await database.prisma.quiz.findUniqueOrThrow({ where: { id: quiz } });
  expect(revision).toBe(1);
});

it('of many closes at once one is made, and no press slips in behind it', async () => {
  const clock = handClock();
  const services = databases.map((database) => quizzesOn(database, clock));
  const [first] = services;
  if (!first) throw new Error('no service');
  const { database, room, host, quiz, question } = await openGame(first, clock);
  const shownIn = await database.prisma.quizRoom.findFirstOrThrow({ where: { quizId: quiz } });
  const [post] = await first.pendingPosts(shownIn.id as RoomId);
  if (post) await first.markShown(post, { kind: 'message', platform: 'test', id: 'm' });
  const players = await Promise.all(Array.from({ length: 30 }, () => newPerson(database)));
  const presses = players.map(({ user }, i) =>
    services[i % PROCESSES]?.answer(user, { question, option: 0, name: `P${i}`, place: room }),
  );
  const skips = Array.from({ length: 6 }, (_, i) => services[i % PROCESSES]?.skip(host, room));
  const pressed = (await Promise.allSettled(presses)).filter(({ status }) => status === 'fulfilled').length;
  await Promise.allSettled(skips);
  expect(await database.prisma.quizAnswer.count({ where: { questionId: question } })).toBe(pressed);
  expect(await database.prisma.quizPost.findMany({ where: { room: { quizId: quiz } } })).toMatchObject([
    { subject: 'question:0', wanted: 2 },
  ]);
});
