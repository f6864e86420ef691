import { expect, it } from 'vitest';
import { migrated } from '../../../src/core/database/client.js';
import { embeddedConnection } from '../../../src/core/database/embedded.js';
import { createEmbeddedPool } from '../../../src/core/database/embedded-pool.js';
import { migrate, readMigrations } from '../../../src/core/database/migrate.js';
import { createOwed } from '../../../src/core/events/owed.js';
import type { PlaceRef } from '../../../src/core/events/refs.js';
import { newId, type QuestionId, type QuizId, type RoomId, type UserId } from '../../../src/core/ids.js';
import { createQuizzes } from '../../../src/core/quiz/play/service.js';
import { emptyCluster } from '../../support/database.js';
import { freshEvent, handClock, SECOND } from '../../support/people.js';

/** The last migration of the version whose games these are. */
const LAST_BEFORE = '20261122214339_forgotten_host';
const ROOM: PlaceRef = { kind: 'place', platform: 'test', id: 'room' };
const HOST_PLACE: PlaceRef = { kind: 'place', platform: 'test', id: 'dm' };
const CYCLE_MS = 30_000;

/** A database of the version before, with a game whose first question, of true or false, is open in its room. */
const olderGame = async (now: Date) => {
  const pglite = await emptyCluster();
  const migrations = await readMigrations();
  await migrate(
    createEmbeddedPool(pglite),
    migrations.filter(({ name }) => name <= LAST_BEFORE),
  );
  const [host, quiz, room] = [newId<UserId>(), newId<QuizId>(), newId<RoomId>()];
  const deadline = new Date(now.getTime() + 10 * SECOND);
  const openedAt = now.getTime();
  const state = {
    rules: { mode: 'classic', seconds: 10, cycleMs: CYCLE_MS },
    phase: {
      ...{ kind: 'asking', question: 0, posted: true, reopened: false },
      ...{ openedAt, deadline: deadline.getTime() },
    },
    ...{ silent: 0, votes: [], void: [] },
  };
  const message = { kind: 'message', platform: 'test', id: 'm' };
  await pglite.query('INSERT INTO "User" (id) VALUES ($1)', [host]);
  await pglite.query(
    `INSERT INTO "Quiz" (id, "hostId", "hostName", "hostPlace", "deckName", state, "wakeAt", "startedAt")
     VALUES ($1, $2, 'Ada', $3, 'Capitals', $4, $5, $6)`,
    [quiz, host, HOST_PLACE, state, deadline, now],
  );
  await pglite.query(
    `INSERT INTO "QuizRoom" (id, "quizId", platform, place, "placeKey") VALUES ($1, $2, 'test', $3, 'test:room')`,
    [room, quiz, ROOM],
  );
  await pglite.query(
    `INSERT INTO "QuizPost" (id, "roomId", subject, wanted, shown, message) VALUES ($1, $2, 'question:0', 1, 1, $3)`,
    [newId(), room, message],
  );
  const questions = [newId<QuestionId>(), newId<QuestionId>()] as const;
  for (const [index, id] of questions.entries())
    await pglite.query(
      `INSERT INTO "QuizQuestion" (id, "quizId", index, "cardId", text, options, "right", answer, "openedAt", deadline)
       VALUES ($1, $2, $3, $4, $5, ARRAY['True', 'False'], 1, 'Paris', $6, $7)`,
      [
        id,
        quiz,
        index,
        newId(),
        'Capital of France?\n→ Rome',
        ...(index === 0 ? [now, deadline] : [null, null]),
      ],
    );
  return { pglite, host, quiz, room, question: questions[0], message };
};

it('a game of the version before goes on in mid-question, and its true or false is shown as what it is', async () => {
  const clock = handClock();
  const game = await olderGame(clock.now());
  const { host, quiz, room, question, message } = game;
  const database = await migrated(embeddedConnection(game.pglite));
  const queue = { add: async () => {} };
  const quizzes = createQuizzes({ database, clock, queue, owed: createOwed({ database, clock, queue }) });

  expect(await quizzes.pendingPosts(room)).toEqual([]);
  clock.pass(2 * SECOND);
  const chosen = await quizzes.answer(host, { question, option: 1, name: 'Ada', place: ROOM });
  expect(chosen).toMatchObject({ kind: 'truth', option: 1 });
  expect(await database.prisma.quizAnswer.findMany()).toMatchObject([{ ms: 2 * SECOND }]);
  clock.pass(8 * SECOND);
  await quizzes.wake(quiz);
  const [revealed, ...others] = await quizzes.pendingPosts(room);
  expect(others).toEqual([]);
  expect(revealed).toMatchObject({
    message,
    content: {
      kind: 'revealed',
      asked: { kind: 'truth', text: 'Capital of France?', claim: 'Rome' },
      answer: { text: 'Paris' },
      right: 1,
      winners: ['Ada'],
    },
  });
  const { wakeAt } = await database.prisma.quiz.findUniqueOrThrow({ where: { id: quiz } });
  expect(wakeAt).toEqual(new Date(clock.now().getTime() - 10 * SECOND + CYCLE_MS));

  await quizzes.loseRoom(room);
  expect(await database.prisma.owed.findMany()).toMatchObject([{ userId: host, place: HOST_PLACE }]);
  await database.close();
});

it('a rematch of a game of the version before asks its true or false anew', async () => {
  const clock = handClock();
  const { host, quiz, pglite } = await olderGame(clock.now());
  const database = await migrated(embeddedConnection(pglite));
  const queue = { add: async () => {} };
  const quizzes = createQuizzes({ database, clock, queue, owed: createOwed({ database, clock, queue }) });
  clock.pass(10 * SECOND);
  await quizzes.wake(quiz);
  await quizzes.stop(host, false, ROOM);
  const where = { place: ROOM, hostName: 'Ada', hostPlace: HOST_PLACE, sendEveryMs: 0 };
  const again = await quizzes.rematch(host, quiz, where, freshEvent());
  expect(again).toMatchObject({ questions: 1, deck: 'Capitals' });
  const stored = await database.prisma.quizQuestion.findMany({ where: { quizId: again.quiz } });
  expect(stored).toMatchObject([
    { text: 'Capital of France?\n→ Rome', options: ['true', 'false'], right: 1, answer: 'Paris' },
  ]);
  await database.close();
});
