import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createBoards } from '../../../src/core/boards/boards.js';
import type { Database } from '../../../src/core/database/client.js';
import { createOwed } from '../../../src/core/events/owed.js';
import {
  type CardId,
  newId,
  type QuestionId,
  type QuizId,
  type ReviewId,
  type RoomId,
  type SpaceId,
  type UserId,
  type WeekId,
} from '../../../src/core/ids.js';
import type { Job } from '../../../src/core/ports.js';
import { createSpaces } from '../../../src/core/spaces/spaces.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { DAY, handClock, newCards, newPerson } from '../../support/people.js';

const place = { kind: 'place', platform: 'test', id: 'channel' } as const;
/** A Tuesday. */
const TUESDAY = '2026-03-03T12:00:00Z';
const MONDAY = '2026-03-09T09:00:00.000Z';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(() => emptyDatabase(database));
afterAll(() => database.close());

const setUp = async (timeZone = 'UTC') => {
  const clock = handClock(TUESDAY);
  const jobs: Job[] = [];
  const owed = createOwed({ database, clock, queue: { add: async (job) => void jobs.push(job) } });
  const boards = createBoards({ database, clock, owed });
  const spaces = createSpaces({ database, clock });
  const space: SpaceId = await spaces.remember({
    platform: 'test',
    platformSpaceId: 'guild',
    name: 'Biology',
  });
  const { user: moderator } = await newPerson(database, { timeZone });
  await boards.open(space, place, moderator);
  const board = () => database.prisma.board.findUniqueOrThrow({ where: { spaceId: space } });
  const lastWeek = async (): Promise<WeekId> => (await board()).weekId ?? newId<WeekId>();
  return { clock, jobs, boards, spaces, space, board, lastWeek };
};

/** Somebody who reviewed one card a day, on so many days up to Sunday. */
const learner = async (displayName: string, days: number): Promise<UserId> => {
  const person = await newPerson(database);
  const { user: userId } = person;
  const key = { platform: 'test', platformUserId: displayName };
  await database.prisma.chatIdentity.create({ data: { ...key, displayName, userId } });
  const [cardId] = await newCards(database, person, ['one']);
  if (!cardId) throw new Error('no card was made');
  const sunday = new Date('2026-03-08T12:00:00Z').getTime();
  await database.prisma.reviewLog.createMany({
    data: Array.from({ length: days }, (_, i) => ({
      ...{ id: newId<ReviewId>(), userId, cardId, rating: 3, rev: i + 1 },
      ...{ at: new Date(sunday - i * DAY), day: Math.floor(sunday / DAY) - i },
    })),
  });
  return userId;
};

const plays = async (userId: UserId, placeKey: string): Promise<void> => {
  const [quizId, questionId] = [newId<QuizId>(), newId<QuestionId>()];
  const at = new Date('2026-03-05T12:00:00Z');
  await database.prisma.quiz.create({
    data: { id: quizId, hostId: userId, hostName: '', deckName: '', state: {}, startedAt: at, endedAt: at },
  });
  const room = { id: newId<RoomId>(), quizId, platform: 'test', place: { ...place }, placeKey, open: false };
  await database.prisma.quizRoom.create({ data: room });
  const asked = {
    index: 0,
    cardId: newId<CardId>(),
    text: '',
    options: ['yes', 'no'],
    right: 0,
    closedAt: at,
  };
  await database.prisma.quizQuestion.create({
    data: {
      ...{ id: questionId, quizId, ...asked },
      answers: { create: { userId, option: 0, at, pressedAt: at, ms: 1 } },
    },
  });
};

it('tells every Monday morning how those who joined studied, the best first', async () => {
  const { boards, space, clock, lastWeek, jobs, board } = await setUp('Europe/Berlin');
  expect((await board()).nextAt).toEqual(new Date('2026-03-09T08:00:00Z'));
  const [ada, ben, cem] = [await learner('Ada', 10), await learner('Ben', 2), await learner('Cem', 0)];
  await learner('Dora', 5);
  for (const user of [cem, ben, ada, ada]) await boards.join(space, user);
  await plays(ben, 'test:channel');
  await plays(ben, 'test:elsewhere');
  clock.set('2026-03-09T07:59:00Z');
  await boards.sweep();
  expect(jobs).toEqual([]);
  clock.set('2026-03-09T08:01:00Z');
  await boards.sweep();
  await boards.sweep();
  expect(jobs).toHaveLength(1);
  expect(await boards.find(await lastWeek())).toEqual([
    { user: ada, name: 'Ada', reviews: 7, points: 0, streak: 10 },
    { user: ben, name: 'Ben', reviews: 2, points: 1, streak: 2 },
  ]);
  const [owed] = await database.prisma.owed.findMany();
  expect(owed).toMatchObject({ place, fallback: place });
  expect((await board()).nextAt).toEqual(new Date('2026-03-16T08:00:00Z'));
});

it('a streak goes over a holiday, as in /stats', async () => {
  const { boards, space, clock, lastWeek } = await setUp('Europe/Berlin');
  const ada = await learner('Ada', 10);
  const { day } = await database.prisma.reviewLog.findFirstOrThrow({ orderBy: { day: 'desc' } });
  const sunday = day ?? 0;
  await database.prisma.reviewLog.deleteMany({ where: { day: { gt: sunday - 6, lt: sunday - 1 } } });
  const holiday = { userId: ada, fromDay: sunday - 5, untilDay: sunday - 1 };
  await database.prisma.holiday.create({ data: holiday });
  await boards.join(space, ada);
  clock.set('2026-03-09T08:01:00Z');
  await boards.sweep();
  expect(await boards.find(await lastWeek())).toMatchObject([{ name: 'Ada', streak: 6 }]);
});

it('tells nothing of a week without study, of a board that is off, or of who left', async () => {
  const { boards, space, clock, jobs, board } = await setUp();
  const ada = await learner('Ada', 3);
  await boards.join(space, ada);
  await boards.leave(space, ada);
  clock.set(MONDAY);
  await boards.sweep();
  expect(jobs).toEqual([]);
  await boards.join(space, ada);
  await boards.close(space);
  clock.set('2026-03-16T09:00:00Z');
  await boards.sweep();
  expect(jobs).toEqual([]);
  await expect(board()).rejects.toThrow();
});

it('tells the week after an outage of a day, and not two weeks late', async () => {
  const { boards, space, clock, jobs, board } = await setUp();
  await boards.join(space, await learner('Ada', 3));
  clock.set('2026-03-18T09:00:00Z');
  await boards.sweep();
  expect(jobs).toEqual([]);
  expect((await board()).nextAt).toEqual(new Date('2026-03-23T09:00:00Z'));
});

it('goes by another time zone once it is opened there again, and tells no week twice for that', async () => {
  const { boards, space, clock, jobs, board } = await setUp('Europe/Berlin');
  const { user: moderator } = await newPerson(database, { timeZone: 'America/New_York' });
  expect(await boards.open(space, place, moderator)).toBe('retimed');
  expect(await boards.open(space, place, moderator)).toBe('there');
  expect(await board()).toMatchObject({
    ...{ timeZone: 'America/New_York', nextAt: new Date('2026-03-09T13:00:00Z') },
  });
  await boards.join(space, await learner('Ada', 3));
  clock.set('2026-03-09T13:00:00Z');
  await boards.sweep();
  expect(jobs).toHaveLength(1);
  await database.prisma.user.update({ where: { id: moderator }, data: { timeZone: 'America/Los_Angeles' } });
  expect(await boards.open(space, place, moderator)).toBe('retimed');
  expect((await board()).nextAt).toEqual(new Date('2026-03-16T16:00:00Z'));
});

it('is given up where the bot may not post, and moves with its group', async () => {
  const { boards, space, spaces, clock, board } = await setUp();
  await boards.join(space, await learner('Ada', 3));
  const address = (id: string) => ({ platformSpaceId: id, place: { ...place, id } });
  await database.prisma.board.update({
    where: { spaceId: space },
    data: { place: { ...place, id: 'guild' } },
  });
  const other = await spaces.remember({ platform: 'test', platformSpaceId: 'super', name: 'Biology' });
  await spaces.move(address('guild'), address('super'));
  const moved = await database.prisma.board.findUniqueOrThrow({ where: { spaceId: other } });
  expect(moved.place).toMatchObject({ id: 'super' });
  await expect(board()).rejects.toThrow();
  clock.set(MONDAY);
  await boards.sweep();
  const { weekId } = await database.prisma.board.findUniqueOrThrow({ where: { spaceId: other } });
  expect(await boards.find(weekId as WeekId)).toHaveLength(1);
  await boards.lose(weekId as WeekId);
  expect(await database.prisma.board.count()).toBe(0);
  expect(await boards.find(weekId as WeekId)).toBeUndefined();
});
