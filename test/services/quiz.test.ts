import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/core/database/client.js';
import { createOwed } from '../../src/core/events/owed.js';
import type { PlaceRef } from '../../src/core/events/refs.js';
import { type CardId, newId, type QuestionId, type QuizId } from '../../src/core/ids.js';
import { createQuizzes, type Quizzes } from '../../src/core/quiz/service.js';
import type { QuizMoment } from '../../src/core/quiz/steps.js';
import { servicesDatabase } from '../support/database.js';
import { freshEvent, handClock, newPerson, SECOND } from '../support/people.js';

const PROCESSES = 3;
const PLAYERS = 200;
const PRESSES = 50;

let url: string;
let databases: Database[];
let close: () => Promise<void>;
beforeAll(async () => {
  const made = await servicesDatabase();
  url = made.url;
  databases = await Promise.all(
    Array.from({ length: PROCESSES }, () => openDatabase({ url: made.url, dataDir: '' })),
  );
  close = async () => {
    await Promise.all(databases.map((database) => database.close()));
    await made.close();
  };
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
  const data = ['Paris', 'Rome', 'Berlin', 'Madrid', 'Lisbon'].map((back) => ({
    ...{ id: newId<CardId>(), deckId: deck, ownerId: user, kind: 'basic' as const },
    ...{ front: `Capital ${back}?`, back },
  }));
  await database.prisma.card.createMany({ data });
  const { quiz } = await quizzes.start(
    user,
    { deck: { id: deck, name: 'My cards' }, questions: 5, seconds: 60, mode: 'classic' },
    { place: place(newId()), hostName: 'Ada', hostPlace: place('dm'), sendEveryMs: 0 },
    freshEvent(),
  );
  clock.pass(5 * SECOND);
  await quizzes.wake(quiz);
  const open = await database.prisma.quizQuestion.findFirstOrThrow({ where: { quizId: quiz, index: 0 } });
  return { database, host: user, quiz, question: open.id as QuestionId, right: open.right };
};

it('in a storm of clicks from three processes everybody is scored once, by their last press in time', {
  timeout: 120_000,
}, async () => {
  const clock = handClock();
  const services = databases.map((database) => quizzesOn(database, clock));
  const [first] = services;
  if (!first) throw new Error('no service');
  const { database, quiz, question, right } = await openGame(first, clock);
  const players = await Promise.all(Array.from({ length: PLAYERS }, () => newPerson(database)));
  const last = new Map<string, number>();
  const storm = players.map(async ({ user }, i) => {
    for (let press = 0; press < PRESSES; press++) {
      const option = (i * 7 + press * press) % 4;
      await services[(i + press) % PROCESSES]?.answer(user, { question, option, name: `P${i}` });
      last.set(user, option);
    }
  });
  await Promise.all(storm);
  clock.pass(60 * SECOND);
  const late = players
    .slice(0, 20)
    .map(({ user }, i) => services[i % PROCESSES]?.answer(user, { question, option: right, name: 'late' }));
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
  const { database, host, quiz, question } = await openGame(first, clock);
  const [post] = await first.owed(quiz);
  if (post) await first.shown(quiz, post, { kind: 'message', platform: 'test', id: 'm' });
  const players = await Promise.all(Array.from({ length: 30 }, () => newPerson(database)));
  const presses = players.map(({ user }, i) =>
    services[i % PROCESSES]?.answer(user, { question, option: 0, name: `P${i}` }),
  );
  const skips = Array.from({ length: 6 }, (_, i) =>
    services[i % PROCESSES]?.skip(host, placeOf(post?.place)),
  );
  const pressed = (await Promise.allSettled(presses)).filter(({ status }) => status === 'fulfilled').length;
  await Promise.allSettled(skips);
  expect(await database.prisma.quizAnswer.count({ where: { questionId: question } })).toBe(pressed);
  expect(await database.prisma.quizPost.findMany({ where: { room: { quizId: quiz } } })).toMatchObject([
    { subject: 'question:0', wanted: 2 },
  ]);
});

const placeOf = (found: PlaceRef | undefined): PlaceRef => {
  if (!found) throw new Error('nothing was to be shown');
  return found;
};

it.each(['stepping', 'stepped', 'shown'] satisfies QuizMoment[])(
  'a process killed while %s leaves a game that goes on, with each question once',
  async (moment) => {
    const clock = handClock(new Date().toISOString());
    const [database] = databases;
    if (!database) throw new Error('no database');
    const quizzes = quizzesOn(database, clock);
    const { quiz, question, host, right } = await openGame(quizzes, clock);
    await quizzes.answer(host, { question, option: right, name: 'Ada' });
    await dieWhile(moment, quiz, clock.now().getTime() + 61 * SECOND);
    clock.pass(61 * SECOND);
    for (let i = 0; i < 3; i++) {
      await quizzes.wake(quiz);
      for (const post of await quizzes.owed(quiz))
        await quizzes.shown(quiz, post, post.message ?? { kind: 'message', platform: 'test', id: 'again' });
      clock.pass(62 * SECOND);
    }
    const posts = await database.prisma.quizPost.findMany({ where: { room: { quizId: quiz } } });
    expect(new Set(posts.map(({ subject }) => subject)).size).toBe(posts.length);
    expect(posts.find(({ subject }) => subject === 'question:0')).toMatchObject({
      message: expect.anything(),
    });
    expect(await database.prisma.quizAnswer.findMany({ where: { questionId: question } })).toMatchObject([
      { userId: host, option: right },
    ]);
    expect(
      await database.prisma.quizQuestion.count({ where: { quizId: quiz, closedAt: { not: null } } }),
    ).toBeGreaterThan(0);
  },
);

/** Another process takes the game up at that time, shows what it owes, and is killed at the moment. */
async function dieWhile(moment: QuizMoment, quiz: QuizId, at: number): Promise<void> {
  const from = (path: string) => JSON.stringify(new URL(`../../src/${path}`, import.meta.url).href);
  const script = `(async () => {
    const { openDatabase } = await import(${from('core/database/client.ts')});
    const { createQuizzes } = await import(${from('core/quiz/service.ts')});
    const { createOwed } = await import(${from('core/events/owed.ts')});
    const database = await openDatabase({ url: ${JSON.stringify(url)}, dataDir: '' });
    const clock = { now: () => new Date(${at}) };
    const queue = { add: async () => {} };
    const reach = (moment) => { if (moment === ${JSON.stringify(moment)}) process.kill(process.pid, 'SIGKILL'); };
    const quizzes = createQuizzes({ database, clock, queue, owed: createOwed({ database, clock, queue }), reach });
    await quizzes.wake(${JSON.stringify(quiz)});
    for (const post of await quizzes.owed(${JSON.stringify(quiz)}))
      await quizzes.shown(${JSON.stringify(quiz)}, post, { kind: 'message', platform: 'test', id: 'first' });
  })()`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', script], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}
