import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../src/core/database/client.js';
import { createOwed } from '../src/core/events/owed.js';
import type { PlaceRef } from '../src/core/events/refs.js';
import { type CardId, newId, type QuestionId } from '../src/core/ids.js';
import { createQuizzes } from '../src/core/quiz/service.js';
import { openQueue } from '../src/jobs/queue.js';
import { playOn } from '../src/jobs/quiz.js';
import { setup } from '../test/services/setup.js';
import { servicesDatabase } from '../test/support/database.js';
import { freshEvent, newPerson } from '../test/support/people.js';
import { judge, NO_LIMIT } from './verdict.js';

const GAMES = 100;
const PLAYERS = 20;
const SECONDS = 10;
/** An answer, against a handler that reads one row. */
const ANSWER_RATIO_MAX = 3;
const CLOSE_LATE_MAX_MS = 250;

const p99 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN;
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};
/** All at random moments of the time that there is, as people press. */
const spread = (count: number, ms: number, work: (index: number) => Promise<unknown>): Promise<number[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, i) => {
      await sleep(Math.random() * ms);
      return timed(() => work(i));
    }),
  );

const stop = await setup();
const made = await servicesDatabase();
const database = await openDatabase({ url: made.url, dataDir: '' });
const log = { info() {}, warn: console.warn, error: console.error, debug() {} };
const queue = await openQueue({ database, redisUrl: process.env.TEST_REDIS_URL ?? '', log });
const clock = { now: () => new Date() };
const quizzes = createQuizzes({ database, clock, queue, owed: createOwed({ database, clock, queue }) });
let calls = 0;
const call = async (): Promise<{ kind: 'message'; platform: string; id: string }> => {
  calls += 1;
  return { kind: 'message', platform: 'test', id: `${calls}` };
};
const end = playOn({ queue, quizzes, messenger: { send: call, edit: call }, log }, 'test');

const players = await Promise.all(Array.from({ length: PLAYERS }, () => newPerson(database)));
for (let game = 0; game < GAMES; game++) {
  const { user, deck } = await newPerson(database);
  const cards = Array.from({ length: 5 }, (_, i) => ({
    ...{ id: newId<CardId>(), deckId: deck, ownerId: user, kind: 'basic' as const },
    ...{ front: `Question ${i}`, back: `answer ${'abcde'[i]}` },
  }));
  await database.prisma.card.createMany({ data: cards });
  const place: PlaceRef = { kind: 'place', platform: 'test', id: newId() };
  const wanted = { deck: { id: deck, name: 'Deck' }, questions: 5, seconds: SECONDS, mode: 'race' } as const;
  await quizzes.start(
    user,
    wanted,
    { place, hostName: 'Ada', hostPlace: place, sendEveryMs: 0 },
    freshEvent(),
  );
}
const open = async () =>
  database.prisma.quizQuestion.findMany({ where: { index: 0, openedAt: { not: null } } });
while ((await open()).length < GAMES) await sleep(50);
const questions = (await open()).map(({ id }) => id as QuestionId);
const presses = GAMES * PLAYERS;
const answers = await spread(presses, 5_000, async (i) => {
  const question = questions[i % GAMES];
  const player = players[Math.floor(i / GAMES)];
  if (question && player) await quizzes.answer(player.user, { question, option: i % 4, name: 'Ben' });
});
const closed = async () =>
  database.prisma.quizQuestion.findMany({ where: { index: 0, closedAt: { not: null } } });
while ((await closed()).length < GAMES) await sleep(50);
const late = (await closed()).map(
  ({ closedAt, deadline }) => (closedAt?.getTime() ?? 0) - (deadline?.getTime() ?? 0),
);
const callsOfOne = await database.prisma.quizPost.findMany({ where: { subject: 'question:0' } });
await end();
const bare = await spread(presses, 5_000, () => database.prisma.quiz.findFirst({ where: { id: newId() } }));

const shown = callsOfOne.reduce((sum, post) => sum + post.wanted, 0) / GAMES;
const verdicts = [
  judge('a bare handler, p99', p99(bare), NO_LIMIT, 'ms'),
  judge('an answer, p99', p99(answers), NO_LIMIT, 'ms'),
  judge('an answer, against the bare handler', p99(answers) / p99(bare), ANSWER_RATIO_MAX, '×'),
  judge('closing after the deadline, p99', p99(late), CLOSE_LATE_MAX_MS, 'ms'),
  judge(`calls for a question of ${PLAYERS} players`, shown, 2, ''),
];
for (const { line } of verdicts) console.log(line);
await queue.close();
await database.close();
await made.close();
await stop();
process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
