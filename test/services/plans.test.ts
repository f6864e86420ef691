import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { standingsOf } from '../../src/core/boards/standings.js';
import { type Database, openDatabase } from '../../src/core/database/client.js';
import type { StudyMode } from '../../src/core/database/generated/enums.js';
import { dayAround } from '../../src/core/day.js';
import { createFits } from '../../src/core/fit/fits.js';
import { createFitter } from '../../src/core/fit/fitter.js';
import { readReviews } from '../../src/core/fit/reviews.js';
import { type EventId, newId, type SpaceId, type UserId } from '../../src/core/ids.js';
import { createCards } from '../../src/core/library/cards.js';
import { deckFacts } from '../../src/core/library/deck-facts.js';
import { suggestedDecks } from '../../src/core/library/find-deck.js';
import { purgeDeleted } from '../../src/core/library/purge.js';
import { findCards, searchCards } from '../../src/core/library/search.js';
import { purgeQuizzes } from '../../src/core/quiz/after/purge.js';
import { drawCards } from '../../src/core/quiz/questions/draw.js';
import { outlookOf } from '../../src/core/reminders/outlook.js';
import { createStats } from '../../src/core/stats/stats.js';
import { createStudy, type StudyState } from '../../src/core/study/study.js';
import { systemClock } from '../../src/core/time.js';
import { servicesDatabase } from '../support/database.js';
import { DAY, newPerson } from '../support/people.js';

/** Of one person, among those of others. */
const CARDS = 20_000;
const OTHERS = 16;
const CARDS_OF_OTHERS = 5_000;
/** Tables that grow with what people have and do. */
const TABLES = ['Card', 'Schedule', 'Deck', 'ReviewLog', 'ScheduleFit'] as const;

let seeded: Database & { url: string };
const space = newId<SpaceId>();
let person: Awaited<ReturnType<typeof newPerson>>;
beforeAll(async () => {
  seeded = await servicesDatabase();
  person = await newPerson(seeded);
  await fill(person, CARDS);
  for (let other = 0; other < OTHERS; other++) await fill(await newPerson(seeded), CARDS_OF_OTHERS);
  await seeded.prisma.space.create({
    data: {
      ...{ id: space, platform: 'test', platformSpaceId: '1', name: 'Biology' },
      boardMembers: { create: { userId: person.user, joinedAt: new Date() } },
    },
  });
  await seeded.pool.query(
    `INSERT INTO public."User" (id) SELECT gen_random_uuid() FROM generate_series(1, $1::int)`,
    [CARDS],
  );
  await seeded.pool.query(
    `INSERT INTO public."ScheduleFit" ("userId", "lookAt", weights)
      SELECT id, CASE WHEN random() < 0.01 THEN now() - interval '1 hour' END, '{}' FROM public."User"`,
  );
  const identity = { platform: 'test', platformUserId: '1', displayName: 'Ada', userId: person.user };
  await seeded.prisma.chatIdentity.create({ data: identity });
  for (const table of TABLES) await seeded.pool.query(`VACUUM ANALYZE public."${table}"`);
}, 120_000);
afterAll(() => seeded.close());

/** Cards in forty decks, every third with a sibling, seven of ten with a schedule and a review, most of them due, a few deleted. */
const fill = async ({ user }: { user: UserId }, cards: number): Promise<void> => {
  await seeded.pool.query(
    `INSERT INTO public."Deck" (id, "ownerId", name, "nameKey")
      SELECT gen_random_uuid(), $1::uuid, 'Deck ' || i, 'deck ' || i FROM generate_series(1, 39) i`,
    [user],
  );
  await seeded.pool.query(
    `WITH decks AS (SELECT id, row_number() OVER () - 1 AS i FROM public."Deck" WHERE "ownerId" = $1::uuid),
    made AS (
      INSERT INTO public."Card" (id, "deckId", "ownerId", kind, front, back, folded, note, "createdAt", "deletedAt")
      SELECT gen_random_uuid(), d.id, $1::uuid, 'basic', 'What is number ' || n || '?', 'It is ' || n, 'number ' || n,
        CASE WHEN n % 3 = 0 THEN md5($1::text || n / 6)::uuid END, now() - n * interval '1 minute', CASE WHEN n % 500 = 0 THEN now() - n * interval '1 hour' END
      FROM generate_series(1, $2::int) n JOIN decks d ON d.i = n % 40 RETURNING id
    ), numbered AS (SELECT id, row_number() OVER () AS n FROM made), scheduled AS (
      INSERT INTO public."Schedule" ("userId", "cardId", state, due, stability, difficulty, "scheduledDays",
        "learningSteps", reps, lapses, "lastReview", rev)
      SELECT $1::uuid, id, 2, now() - (n % 900 - 90) * interval '1 hour', 1 + n % 50, 5, 3, 0, 3, 0,
        now() - interval '40 days', 1 FROM numbered WHERE n % 10 < 7 RETURNING "cardId"
    )
    INSERT INTO public."ReviewLog" (id, "userId", "cardId", rating, at, rev)
    SELECT gen_random_uuid(), $1::uuid, "cardId", 3, now() - interval '40 days', 1 FROM scheduled`,
    [user, cards],
  );
};

/** How often each table was read from one end to the other; written down when a connection ends. */
const sequentialScans = async (): Promise<Record<string, number>> => {
  const { rows } = await seeded.pool.query<{ relname: string; seq_scan: string }>(
    `SELECT relname, seq_scan FROM pg_stat_user_tables WHERE relname = ANY ($1::text[]) ORDER BY relname`,
    [TABLES],
  );
  return Object.fromEntries(rows.map(({ relname, seq_scan }) => [relname, Number(seq_scan)]));
};

const connected = async (): Promise<number> => {
  const { rows } = await seeded.pool.query<{ connections: string }>(
    'SELECT count(*) AS connections FROM pg_stat_activity WHERE datname = current_database()',
  );
  return Number(rows[0]?.connections);
};

/** Runs the work as a process of its own, and says which tables it read whole. */
const readWhole = async (work: (database: Database) => Promise<unknown>): Promise<string[]> => {
  const database = await openDatabase({ url: seeded.url, dataDir: '' });
  const [before, connections] = [await sequentialScans(), await connected()];
  await work(database).finally(() => database.close());
  // A connection writes down what it read when it ends, which is after it was closed here.
  while ((await connected()) >= connections) await sleep(10);
  const after = await sequentialScans();
  return TABLES.filter((table) => after[table] !== before[table]);
};

const fitting = { clock: systemClock, queue: { add: async () => {} }, fitter: createFitter() };

/** Enough presses for the server to settle on one plan for each statement. */
const PRESSES = 12;

const study =
  (deck: 'all' | 'one', mode: StudyMode = 'due') =>
  async (database: Database) => {
    const service = createStudy({ database, clock: systemClock });
    const { user } = person;
    const only = deck === 'one' ? person.deck : null;
    let state: StudyState = await service.start(user, { deck: only, mode }, `plans:${newId()}` as EventId);
    for (let press = 0; press < PRESSES && state.phase !== 'done'; press++)
      state = await service.grade(user, await service.show(user, state), press % 2 ? 1 : 4);
    state = await service.undo(user, state);
    await service.end(user, 'open');
  };

const spread = async (database: Database) => {
  const service = createStudy({ database, clock: systemClock });
  const { user } = person;
  const begun = await service.start(user, { deck: null }, `plans:${newId()}` as EventId);
  const { session } = await service.spread(user, begun);
  await service.gather(user, session);
  await service.end(user, session);
};

const bothWays = async (database: Database) => {
  const { user } = person;
  const cards = createCards({ database, clock: systemClock, blobs: undefined as never });
  const where = { deckId: person.deck, deletedAt: null, note: null };
  const { id } = await database.prisma.card.findFirstOrThrow({ where });
  for (let press = 0; press < PRESSES; press++) await cards.askBothWays(user, id, press % 2 === 0);
};

it('a table that is read so is noticed', async () => {
  expect(await readWhole(({ prisma }) => prisma.card.count({ where: { front: 'none' } }))).toEqual(['Card']);
});

it.each<[string, (database: Database) => Promise<unknown>]>([
  ['a session of all decks', study('all')],
  ['a session of one deck', study('one')],
  ['a session of what was missed', study('all', 'misses')],
  ['a session of new cards', study('all', 'new')],
  ['a session ahead', study('all', 'ahead')],
  ['a round of practice', study('one', 'practise')],
  ['a backlog that is spread', spread],
  ['a card that is asked both ways', bothWays],
  [
    'the deck list',
    ({ prisma }) => deckFacts(prisma, { user: person.user, now: new Date(), limit: 8, offset: 8 }),
  ],
  [
    'a search',
    ({ prisma }) => searchCards(prisma, person.user, { words: 'number 77', limit: 10, offset: 0 }),
  ],
  [
    'completion of a card',
    ({ prisma }) => findCards(prisma, person.user, { words: 'numb', limit: 25, offset: 0 }),
  ],
  [
    'completion of a deck',
    async ({ prisma }) =>
      suggestedDecks(
        await prisma.deck.findMany({ where: { ownerId: person.user }, select: { id: true, name: true } }),
        'deck 3',
      ),
  ],
  [
    'a look at whom to remind of what',
    ({ query }) => {
      const now = new Date();
      const day = dayAround(now, { timeZone: 'UTC', dayStart: 4 });
      return outlookOf(query, person.user, { now, day }, now);
    },
  ],
  [
    'the standings of a week',
    ({ query }) =>
      standingsOf(query, {
        ...{ space, platform: 'test', places: ['test:room'] },
        ...{ start: new Date(Date.now() - 7 * DAY), end: new Date() },
      }),
  ],
  ['the draw of a quiz', ({ prisma }) => drawCards(prisma, { deck: person.deck }, () => 0.5)],
  ['what /stats shows', (database) => createStats({ database, clock: systemClock }).of(person.user)],
  ['a look at whose schedule to fit', (database) => createFits({ ...fitting, database }).sweep()],
  ['how far a fit is', (database) => createFits({ ...fitting, database }).of(person.user)],
  ['what a fit learns from', ({ query }) => readReviews(query, person.user)],
  ['the purge of what was deleted', (database) => purgeDeleted(database, new Date())],
  ['the purge of games', (database) => purgeQuizzes(database, new Date())],
])('%s reads no table from one end to the other', async (_, work) => {
  expect(await readWhole(work)).toEqual([]);
});
