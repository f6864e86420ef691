import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Messenger, PlaceClosed, PlatformSilent, viewNow } from '../../src/bots/chat/messenger.js';
import { createMessengers } from '../../src/bots/chat/messengers.js';
import type { View } from '../../src/bots/chat/view.js';
import { lastAnswerView, quizPostView } from '../../src/bots/features/quiz/views.js';
import type { Database } from '../../src/core/database/client.js';
import { createOwed } from '../../src/core/events/owed.js';
import type { PlaceRef } from '../../src/core/events/refs.js';
import { createQuizzes } from '../../src/core/quiz/play/service.js';
import { START_MS } from '../../src/core/quiz/rules/timing.js';
import { systemClock } from '../../src/core/time.js';
import { startJobs } from '../../src/jobs/define-job.js';
import { type JobQueue, openQueue } from '../../src/jobs/queue.js';
import { createGames, quiz as quizJob, sweepQuizzes } from '../../src/jobs/quiz.js';
import { emptyDatabase, freshDatabase } from '../support/database.js';
import { freshEvent, handClock, MINUTE, newCards, newPerson } from '../support/people.js';
import { inEnglish } from '../support/words.js';

const place: PlaceRef = { kind: 'place', platform: 'test', id: 'room' };
const nothing = () => {};

let database: Database;
let queue: JobQueue;
beforeAll(async () => {
  database = await freshDatabase();
  queue = await openQueue({
    database,
    clock: { now: () => new Date() },
    log: { info: nothing, warn: nothing, error: nothing },
  });
});
beforeEach(() => emptyDatabase(database));
afterAll(async () => {
  await queue.close();
  await database.close();
});

/** A value that somebody waits for. */
const awaited = <T>() => {
  let give: (value: T) => void = nothing;
  const value = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { value, give: (given: T): void => give(given) };
};

/** A game whose first question is due, on a platform where nobody speaks yet. */
const onSilentPlatform = async () => {
  const clock = handClock();
  const quizzes = createQuizzes({ database, clock, queue, owed: createOwed({ database, clock, queue }) });
  const host = await newPerson(database);
  await newCards(database, host, ['one', 'two', 'three', 'four', 'five']);
  const { quiz } = await quizzes.start(
    host.user,
    { deck: { id: host.deck, name: 'My cards' }, questions: 5, seconds: 10, mode: 'classic' },
    { place, hostName: 'Ada', hostPlace: place, sendEveryMs: 0 },
    freshEvent(),
  );
  clock.pass(START_MS);
  const messengers = createMessengers();
  const failure = awaited<unknown>();
  const log = { info: nothing, warn: ({ err }: { err: unknown }) => failure.give(err), error: nothing };
  const views = { viewPost: quizPostView, viewLast: lastAnswerView };
  const games = createGames({ quizzes, messenger: messengers, clock, log, ...views }, 'test');
  const running = startJobs(
    [quizJob, sweepQuizzes],
    { queue, log, platform: 'test' },
    { games, clock: systemClock },
  );
  const end = async () => {
    await running.close();
    await games.close();
  };
  const row = () => database.prisma.quiz.findUniqueOrThrow({ where: { id: quiz }, include: { rooms: true } });
  return { clock, messengers, failure: failure.value, end, row };
};

/** A messenger that has a place for everything, and who waits for the first view there. */
const openMessenger = () => {
  const sent = awaited<View>();
  const messenger: Messenger = {
    async send({ platform, id }, view) {
      sent.give(viewNow(view));
      return { kind: 'message', platform, id };
    },
    edit: async (message) => message,
    isInSight: async () => true,
  };
  return { messenger, sent: sent.value };
};

it('a game waits while nobody speaks for its platform, and goes on afterwards', async () => {
  const { clock, messengers, failure, end, row } = await onSilentPlatform();
  expect(await failure).toBeInstanceOf(PlatformSilent);
  expect(await row()).toMatchObject({ endedAt: null, rooms: [{ open: true, lostAt: null }] });
  expect(await database.prisma.owed.count()).toBe(0);

  const { messenger, sent } = openMessenger();
  messengers.add('test', messenger);
  clock.pass(MINUTE);
  expect(inEnglish(await sent).title).toContain('Question 1 of 5');
  await end();
  expect(await row()).toMatchObject({ endedAt: null, state: { phase: { kind: 'asking', question: 0 } } });
  expect(await database.prisma.quizPost.findMany()).toMatchObject([{ subject: 'question:0', shown: 1 }]);
});

it('a game ends when its only place is closed', async () => {
  const { messengers, clock, failure, end, row } = await onSilentPlatform();
  await failure;
  const closed = awaited<void>();
  const send = async (): Promise<never> => {
    closed.give();
    throw new PlaceClosed('closed');
  };
  messengers.add('test', { send, edit: send, isInSight: async () => true });
  clock.pass(MINUTE);
  await closed.value;
  await end();
  expect(await row()).toMatchObject({
    state: { phase: { kind: 'ended', reason: 'place_lost' } },
    rooms: [{ open: false, lostAt: expect.any(Date) }],
  });
  expect(await database.prisma.owed.count()).toBe(1);
});
