import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { createOwed } from '../../../src/core/events/owed.js';
import type { PlaceRef } from '../../../src/core/events/refs.js';
import type { QuestionId, QuizId } from '../../../src/core/ids.js';
import { purgeQuizzes, QUIZ_DAYS } from '../../../src/core/quiz/after/purge.js';
import { createQuizzes } from '../../../src/core/quiz/play/service.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, newCards, newPerson, SECOND } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const place = (id: string): PlaceRef => ({ kind: 'place', platform: 'test', id });

it('removes a game with its answers 30 days after it ended, and leaves later and unended ones', async () => {
  const clock = handClock();
  const queue = { add: async () => undefined };
  const quizzes = createQuizzes({ database, clock, queue, owed: createOwed({ database, clock, queue }) });
  /** A game with one answer. */
  const play = async (room: string): Promise<{ quiz: QuizId; end(): Promise<void> }> => {
    const host = await newPerson(database);
    await newCards(database, host, ['one', 'two', 'three', 'four', 'five']);
    const deck = { id: host.deck, name: 'My cards' };
    const { quiz } = await quizzes.start(
      host.user,
      { deck, questions: 5, seconds: 10, mode: 'classic' },
      { place: place(room), hostName: 'Ada', hostPlace: place('dm'), sendEveryMs: 0 },
      freshEvent(),
    );
    clock.pass(5 * SECOND);
    await quizzes.wake(quiz);
    const asked = await database.prisma.quizQuestion.findFirstOrThrow({ where: { quizId: quiz, index: 0 } });
    await quizzes.answer(host.user, {
      question: asked.id as QuestionId,
      option: 0,
      name: 'Ada',
      place: place(room),
    });
    return { quiz, end: () => quizzes.stop(host.user, false, place(room)) };
  };
  const old = await play('a');
  const endless = await play('b');
  await old.end();
  clock.pass(DAY);
  const recent = await play('c');
  await recent.end();

  clock.pass((QUIZ_DAYS - 1) * DAY - 5 * SECOND);
  await purgeQuizzes(database, clock.now());
  expect(await database.prisma.quiz.count()).toBe(3);
  clock.pass(6 * SECOND);
  await purgeQuizzes(database, clock.now());
  const left = await database.prisma.quiz.findMany({ orderBy: { startedAt: 'asc' } });
  expect(left.map(({ id }) => id)).toEqual([endless.quiz, recent.quiz]);
  expect(await database.prisma.quizAnswer.count()).toBe(2);
  expect(await database.prisma.quizRoom.count()).toBe(2);
  expect(await database.prisma.quizPlayer.count()).toBe(2);
});
