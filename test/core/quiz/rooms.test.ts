import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { createOwed } from '../../../src/core/events/owed.js';
import type { PlaceRef } from '../../../src/core/events/refs.js';
import { newId, type QuestionId, type QuizId, type RoomId } from '../../../src/core/ids.js';
import type { Job } from '../../../src/core/ports.js';
import { createQuizzes, type Quizzes } from '../../../src/core/quiz/play/service.js';
import { GAP_MS } from '../../../src/core/quiz/rules/timing.js';
import { placeKey } from '../../../src/core/spaces/place-key.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newCards, newPerson, SECOND } from '../../support/people.js';

let database: Database;
let jobs: Job[];
let clock: ReturnType<typeof handClock>;
let quizzes: Quizzes;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyDatabase(database);
  jobs = [];
  clock = handClock();
  const queue = { add: async (job: Job) => void jobs.push(job) };
  quizzes = createQuizzes({ database, clock, queue, owed: createOwed({ database, clock, queue }) });
});

const place = (platform: string, id: string): PlaceRef => ({ kind: 'place', platform, id });
const [HERE, THERE] = [place('test', 'here'), place('other', 'there')];
const THERE_CYCLE_MS = 60 * SECOND;
const TEN_SECONDS = 10 * SECOND;

/** A game of five questions in two rooms of two platforms, the second with a small send budget. */
const inTwoRooms = async () => {
  const host = await newPerson(database);
  await newCards(database, host, ['one', 'two', 'three', 'four', 'five']);
  const { quiz } = await quizzes.start(
    host.user,
    { deck: { id: host.deck, name: 'My cards' }, questions: 5, seconds: 10, mode: 'classic' },
    { place: HERE, hostName: 'Ada', hostPlace: place('test', 'dm'), sendEveryMs: 0 },
    freshEvent(),
  );
  const here = await database.prisma.quizRoom.findFirstOrThrow({ where: { quizId: quiz } });
  const there = {
    ...{
      id: newId<RoomId>(),
      quizId: quiz,
      platform: 'other',
      place: { ...THERE },
      placeKey: placeKey(THERE),
    },
    ...{ hostPlace: { ...place('other', 'dm') }, cycleMs: THERE_CYCLE_MS },
  };
  await database.prisma.quizRoom.create({ data: there });
  return { quiz, here: here.id as RoomId, there: there.id };
};

const wakeAtOf = async (quiz: QuizId): Promise<Date | null> =>
  (await database.prisma.quiz.findUniqueOrThrow({ where: { id: quiz } })).wakeAt;
/** Time passes until the game is due, and it makes its step. */
const goOn = async (quiz: QuizId) => {
  const wakeAt = await wakeAtOf(quiz);
  if (wakeAt) clock.set(wakeAt);
  return quizzes.wake(quiz);
};
const show = async (room: RoomId) => {
  const posts = await quizzes.pendingPosts(room);
  for (const post of posts)
    await quizzes.markShown(
      post,
      post.message ?? { kind: 'message', platform: post.place.platform, id: post.id },
    );
  return posts.map(({ content, place: { id } }) => ({ kind: content.kind, in: id }));
};
const openQuestion = async (quiz: QuizId) => {
  const where = { quizId: quiz, openedAt: { not: null }, closedAt: null };
  const { id, right } = await database.prisma.quizQuestion.findFirstOrThrow({ where });
  return { question: id as QuestionId, option: right };
};

it('each room shows the game in messages of its own, on its own platform', async () => {
  const { quiz, here, there } = await inTwoRooms();
  expect(await goOn(quiz)).toMatchObject([
    { id: here, platform: 'test' },
    { id: there, platform: 'other' },
  ]);
  expect(jobs.slice(-2)).toMatchObject([{ platform: 'test' }, { platform: 'other' }]);
  expect(await show(here)).toEqual([{ kind: 'question', in: 'here' }]);
  expect(await quizzes.due('test')).toEqual({ games: [], rooms: [] });
  expect(await quizzes.due('other')).toEqual({ games: [], rooms: [there] });
  expect(await show(there)).toEqual([{ kind: 'question', in: 'there' }]);
  expect(await show(there)).toEqual([]);
});

it('the time to answer runs in each room from when it shows the question', async () => {
  const { quiz, here, there } = await inTwoRooms();
  await goOn(quiz);
  await show(here);
  clock.pass(3 * SECOND);
  const shownThere = clock.now();
  await show(there);
  expect(await wakeAtOf(quiz)).toEqual(new Date(shownThere.getTime() + TEN_SECONDS));
});

it('people answer in either room, and nobody in a third', async () => {
  const { quiz, here } = await inTwoRooms();
  await goOn(quiz);
  await show(here);
  const asked = await openQuestion(quiz);
  const [ada, ben] = [await newPerson(database), await newPerson(database)];
  await quizzes.answer(ada.user, { ...asked, name: 'Ada', place: HERE });
  await quizzes.answer(ben.user, { ...asked, name: 'Ben', place: THERE });
  const elsewhere = quizzes.answer(ben.user, { ...asked, name: 'Ben', place: place('test', 'elsewhere') });
  await expect(elsewhere).rejects.toMatchObject({ code: 'action.expired' });
  await goOn(quiz);
  const [revealed] = await quizzes.pendingPosts(here);
  expect(revealed?.content).toMatchObject({ kind: 'revealed', winners: ['Ada', 'Ben'] });
});

it('goes at the pace of the smallest send budget, until that room is lost', async () => {
  const { quiz, here, there } = await inTwoRooms();
  await goOn(quiz);
  const opened = clock.now().getTime();
  for (const room of [here, there]) await show(room);
  await goOn(quiz);
  expect(await wakeAtOf(quiz)).toEqual(new Date(opened + THERE_CYCLE_MS));
  await goOn(quiz);
  await show(here);
  await quizzes.loseRoom(there);
  await goOn(quiz);
  expect(await wakeAtOf(quiz)).toEqual(new Date(clock.now().getTime() + GAP_MS));
});

it('a game goes on in the rooms that are left, and ends as lost with the last', async () => {
  const { quiz, here, there } = await inTwoRooms();
  await goOn(quiz);
  await show(there);
  await quizzes.loseRoom(here);
  expect(await database.prisma.owed.count()).toBe(0);
  expect(await show(here)).toEqual([]);
  await goOn(quiz);
  expect(await show(here)).toEqual([]);
  expect(await show(there)).toEqual([{ kind: 'revealed', in: 'there' }]);
  expect(await goOn(quiz)).toMatchObject([{ id: there }]);
  const rooms = await database.prisma.quizRoom.findMany({ where: { quizId: quiz }, orderBy: { id: 'asc' } });
  expect(rooms).toMatchObject([
    { open: false, lostAt: expect.any(Date) },
    { open: true, lostAt: null },
  ]);

  await quizzes.loseRoom(there);
  await quizzes.loseRoom(there);
  expect(await database.prisma.quiz.findUniqueOrThrow({ where: { id: quiz } })).toMatchObject({
    state: { phase: { kind: 'ended', reason: 'place_lost' } },
    wakeAt: null,
  });
  expect(await database.prisma.owed.findMany()).toMatchObject([
    { subject: `quiz:${quiz}:lost`, place: place('other', 'dm') },
  ]);
});
