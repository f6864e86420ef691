import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.js';
import { createGameClock } from '../support/game-clock.js';
import { openQuickRooms, PLATFORMS, type Rooms } from '../support/quiz.js';
import { BRISK, labelsOf, learnCapitals, type Room, rightOf, textOf, wrongOf } from '../support/quiz-room.js';

const clock = createGameClock();
let app: App;
let rooms: Rooms;
beforeAll(async () => {
  app = await startApp({}, clock);
  rooms = await openQuickRooms(app, clock);
});
afterAll(() => app?.close());

test('a host who forgets themself mid-question stops the game, and leaves nothing but its end', async () => {
  for (const platform of PLATFORMS) await forgetHost(await rooms[platform]());
  await app.lookInside(async ({ prisma }) => {
    const people = await prisma.chatIdentity.findMany({ orderBy: { displayName: 'asc' } });
    const names = people.map(({ displayName }) => displayName);
    expect(names).toEqual(['Cleo', 'Cleo', 'Librarian', 'Librarian']);
    expect(await prisma.user.count()).toBe(people.length);
    const games = [prisma.quiz.count(), prisma.quizQuestion.count(), prisma.quizPlayer.count()];
    expect(await Promise.all(games)).toEqual([0, 0, 0]);
  });
});

/** Ben hosts a game with a deck of his own, plays it with Cleo, and goes while the second question is open. */
const forgetHost = async (room: Room): Promise<void> => {
  const own = { ...BRISK, deck: 'Cities' };
  await learnCapitals(room.ben, own.deck);
  await room.ben.asks('forget-me');
  const sure = await room.ben.told('Delete everything?');
  await room.ben.says('quiz start', own);
  const first = await room.sees('Question 1 of 4');
  await Promise.all([room.cleo.press(first, rightOf(first)), room.ben.press(first, wrongOf(first))]);
  await room.sees('Right: Cleo');
  const second = await room.sees('Question 2 of 4');
  const code = room.codeOf(second, rightOf(second));
  await room.cleo.press(second, rightOf(second));
  await room.ben.pressInPrivate(sure, 'Yes, delete everything');
  await room.ben.told('Everything about you is deleted');
  const end = await room.sees('Quiz over: Cities');
  expect(end.lines).toContain('It was stopped.');
  expect(textOf(end)).toContain('🥇 Cleo — 1 of ');
  expect(textOf(end)).not.toContain('Ben');
  expect(labelsOf(end)).toEqual([]);
  expect((await room.sees('counts for nobody')).id).toBe(second.id);
  expect(await room.cleo.forge(second, code)).toMatch(/closed|expired/);
  expect(await room.cleo.says('quiz stop')).toContain('No quiz is running here');
};
