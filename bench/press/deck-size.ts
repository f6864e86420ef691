import type { Database } from '../../src/core/database/client.js';
import type { UserId } from '../../src/core/ids.js';
import { newPerson } from '../../test/support/people.js';
import { judge, median, NO_LIMIT, percentile, type Verdict } from '../verdict.js';
import { startLearner } from './learner.js';

const ALL_CARDS = 1_000_000;
const MANY = { cards: 20_000, due: 14_000 };
const FEW = { cards: 1_000, due: 700 };
const RATIO_MAX = 1.5;
const SAMPLES = 150;

/** A card turned and graded by somebody with many cards, and by somebody with few, among a million, in turns. */
export const measureDeckSize = async (database: Database): Promise<Verdict[]> => {
  const [many, few, others] = [
    await newPerson(database),
    await newPerson(database),
    await newPerson(database),
  ];
  await fill(database, many, MANY);
  await fill(database, few, FEW);
  await fill(database, others, { cards: ALL_CARDS - MANY.cards - FEW.cards, due: ALL_CARDS / 2 });
  await database.pool.query('ANALYZE public."Card", public."Schedule", public."ReviewLog"');
  const begun = performance.now();
  const manys = await startLearner(database, many.user);
  const startMs = performance.now() - begun;
  const fews = await startLearner(database, few.user);
  const times: { many: number[]; few: number[] } = { many: [], few: [] };
  for (let sample = 0; sample < SAMPLES; sample++) {
    times.many.push(await timed(manys.study));
    times.few.push(await timed(fews.study));
  }
  const what = `a card of ${MANY.cards}, ${MANY.due} due`;
  return [
    judge(`${what}: session begun`, startMs, NO_LIMIT, 'ms'),
    judge(`${what}: time`, median(times.many), NO_LIMIT, 'ms'),
    judge(`${what}: against one of ${FEW.cards}`, median(times.many) / median(times.few), RATIO_MAX, '×'),
    judge(
      `${what}: 90 of 100 against`,
      percentile(times.many, 0.9) / percentile(times.few, 0.9),
      NO_LIMIT,
      '×',
    ),
  ];
};

const timed = async (run: () => Promise<void>): Promise<number> => {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
};

/** Cards, of which some are due, one each second of the last days. */
const fill = async (
  { pool }: Database,
  { user, deck }: { user: UserId; deck: string },
  { cards, due }: { cards: number; due: number },
): Promise<void> => {
  await pool.query(
    `WITH made AS (
      INSERT INTO public."Card" (id, "deckId", "ownerId", kind, front, back, folded, "createdAt")
      SELECT gen_random_uuid(), $2::uuid, $1::uuid, 'basic', 'What is number ' || i || '?', 'It is ' || i, 'what', now()
      FROM generate_series(1, $3::int) i RETURNING id
    ), numbered AS (SELECT id, row_number() OVER () AS i FROM made)
    INSERT INTO public."Schedule" ("userId", "cardId", state, due, stability, difficulty, "scheduledDays",
      "learningSteps", reps, lapses, "lastReview")
    SELECT $1::uuid, id, 2, now() - i * interval '1 second', 1 + i % 100, 5, 3, 0, 3, 0, now() - interval '9 days'
    FROM numbered WHERE i <= $4::int`,
    [user, deck, cards, due],
  );
};
