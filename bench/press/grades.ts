import pg from 'pg';
import type { Database } from '../../src/core/database/client.js';
import type { UserId } from '../../src/core/ids.js';
import { newCards, newPerson } from '../../test/support/people.js';
import { judge, median, NO_LIMIT, percentile, type Verdict } from '../verdict.js';
import { type Learner, startLearner } from './learner.js';

/** A card studied against its statements alone, by learners at the same time. */
const RATIO_MAX: Readonly<Record<number, number>> = { 1: 2, 8: 3, 64: 3 };
const CARDS = 30;
const ROUNDS = 9;
/** As many as the product has. */
const CONNECTIONS = 10;

/** Cards turned and graded by 1, 8 and 64 at once, and the very same statements through node-postgres alone, in turns. */
export const measureGrades = async (database: Database & { readonly url: string }): Promise<Verdict[]> => {
  const pool = new pg.Pool({ connectionString: database.url, max: CONNECTIONS, options: '-c TimeZone=UTC' });
  const verdicts: Verdict[] = [];
  for (const atOnce of [1, 8, 64]) verdicts.push(...(await measure(database, pool, atOnce)));
  await pool.end();
  return verdicts;
};

const measure = async (database: Database, pool: pg.Pool, atOnce: number): Promise<Verdict[]> => {
  const users = await seat(database, atOnce);
  const whole: number[] = [];
  const alone: number[] = [];
  let most = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const learners = await begin(database, users);
    const ms = await timed(
      learners.map(
        ({ study }) =>
          () =>
            times(CARDS, study),
      ),
    );
    await reset(database);
    const floor = await timed(learners.map((learner) => () => replay(pool, learner)));
    await clear(database);
    // The first warms up.
    if (round === 0) continue;
    whole.push(ms / CARDS);
    alone.push(floor / CARDS);
    most = Math.max(most, ...learners.map(({ statements }) => statements.length / CARDS));
  }
  const ratios = whole.map((ms, i) => ms / (alone[i] ?? Number.NaN));
  const what = `a card turned and graded, ${atOnce} at once`;
  return [
    judge(`${what}: time`, median(whole), NO_LIMIT, 'ms'),
    judge(`${what}: against its statements`, median(ratios), RATIO_MAX[atOnce] ?? NO_LIMIT, '×'),
    judge(`${what}: from`, Math.min(...ratios), NO_LIMIT, '×'),
    judge(`${what}: to`, percentile(ratios, 0.99), NO_LIMIT, '×'),
    judge(`${what}: statements`, most, 3, ''),
  ];
};

const timed = async (all: readonly (() => Promise<void>)[]): Promise<number> => {
  const begun = performance.now();
  await Promise.all(all.map((run) => run()));
  return performance.now() - begun;
};

const times = async (count: number, run: () => Promise<void>): Promise<void> => {
  for (let i = 0; i < count; i++) await run();
};

/** Their guards hold, since the rows are as they were when the learners began. */
const replay = async (pool: pg.Pool, { statements }: Learner): Promise<void> => {
  for (const { text, values } of statements)
    await pool.query({ name: `bench ${text.length}`, text, values: [...values] });
};

const seat = (database: Database, people: number): Promise<UserId[]> =>
  Promise.all(
    Array.from({ length: people }, async () => {
      const person = await newPerson(database, { newPerDay: 200 });
      await newCards(
        database,
        person,
        Array.from({ length: 3 * CARDS }, (_, i) => `What is number ${i}?`),
      );
      return person.user;
    }),
  );

/** Everybody at their first card, remembered for {@link reset}. */
const begin = async (database: Database, users: readonly UserId[]): Promise<Learner[]> => {
  const learners = await Promise.all(users.map((user) => startLearner(database, user)));
  await run(database, 'DROP TABLE IF EXISTS bench_session, bench_queue');
  await run(database, 'CREATE TABLE bench_session AS SELECT * FROM public."StudySession"');
  await run(database, 'CREATE TABLE bench_queue AS SELECT * FROM public."StudyQueue"');
  return learners;
};

const reset = async (database: Database): Promise<void> => {
  await clear(database);
  await run(database, 'INSERT INTO public."StudySession" SELECT * FROM bench_session');
  await run(database, 'INSERT INTO public."StudyQueue" SELECT * FROM bench_queue');
};

const clear = (database: Database): Promise<void> =>
  run(database, 'TRUNCATE public."ReviewLog", public."Schedule", public."StudySession", public."StudyQueue"');

const run = async ({ pool }: Database, sql: string): Promise<void> => void (await pool.query(sql));
