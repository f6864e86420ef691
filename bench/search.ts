import { rm } from 'node:fs/promises';
import { type Database, openDatabase } from '../src/core/database/client.js';
import type { CardId, DeckId, UserId } from '../src/core/ids.js';
import { newId } from '../src/core/ids.js';
import { suggestedDecks } from '../src/core/library/find-deck.js';
import { foldedSides } from '../src/core/library/folded.js';
import { CARDS_MAX, DECKS_MAX, SUGGESTIONS_MAX } from '../src/core/library/limits.js';
import { findCards, searchCards } from '../src/core/library/search.js';
import { setup } from '../test/services/setup.js';
import { freshDataDir, servicesDatabase } from '../test/support/database.js';
import { newPerson } from '../test/support/people.js';
import { judge, median, NO_LIMIT, percentile, type Verdict } from './verdict.js';

/** Against a query that visits the same rows and looks for nothing in them. */
const RATIO_MAX = 4;
const SAMPLES = 40;
const BATCH = 1_000;

interface Measured {
  readonly what: string;
  readonly run: () => Promise<unknown>;
}

/** A search and a keystroke of completion among the most cards and decks that a person may have, on both databases. */
export const measureSearch = async (): Promise<Verdict[]> => {
  const stop = await setup();
  const dataDir = await freshDataDir();
  const embedded = await openDatabase({ dataDir });
  const own = await measure('embedded', embedded).finally(() => embedded.close());
  await rm(dataDir, { recursive: true });
  const server = await servicesDatabase();
  const others = await measure('postgres', server).finally(() => server.close());
  await stop();
  return [...own, ...others];
};

const measure = async (where: string, database: Database): Promise<Verdict[]> => {
  const { prisma } = database;
  const person = await newPerson(database);
  await fill(database, person);
  const { user } = person;
  const search = (words: string) => searchCards(prisma, user, { words, limit: 10, offset: 0 });
  const suggest = (words: string) => findCards(prisma, user, { words, limit: SUGGESTIONS_MAX, offset: 0 });
  const [floor, ...others] = await interleaved([
    { what: 'a count of them', run: () => visitAll(database, user) },
    { what: 'a search that finds one', run: () => search(`newton's 1${CARDS_MAX / 2}`) },
    { what: 'a search that finds half', run: () => search('law 1') },
    { what: 'a keystroke for a card', run: () => suggest('newt') },
    { what: 'one that fits no card', run: () => suggest('newtx') },
    { what: 'a keystroke for a deck', run: () => suggestDeck(database, user) },
  ]);
  return [floor, ...others].flatMap((one) => (one && floor ? verdictsOf(where, one, floor) : []));
};

/** Takes turns, so that what else the machine does slows all of them alike. */
const interleaved = async (all: readonly Measured[]) => {
  const times = all.map(({ what }) => ({ what, ms: [] as number[] }));
  for (let sample = 0; sample < SAMPLES; sample++)
    for (const [i, { run }] of all.entries()) {
      const begun = performance.now();
      await run();
      times[i]?.ms.push(performance.now() - begun);
    }
  return times;
};

interface Times {
  readonly what: string;
  readonly ms: readonly number[];
}

const verdictsOf = (where: string, { what, ms }: Times, floor: Times): Verdict[] => [
  judge(`${where}: ${what}, median`, median(ms), NO_LIMIT, 'ms'),
  judge(`${where}: ${what}, from`, percentile(ms, 0.1), NO_LIMIT, 'ms'),
  judge(`${where}: ${what}, to`, percentile(ms, 0.9), NO_LIMIT, 'ms'),
  ...(ms === floor.ms
    ? []
    : [judge(`${where}: ${what}, against the count`, median(ms) / median(floor.ms), RATIO_MAX, '×')]),
];

/** What no search can be quicker than: it reads the text of every card of the person. */
const visitAll = ({ prisma }: Database, user: UserId) => prisma.$queryRaw`
  SELECT count(*)::int, sum(octet_length(folded))::int FROM "Card" c
  WHERE "ownerId" = ${user}::uuid AND "deletedAt" IS NULL`;

const suggestDeck = async ({ prisma }: Database, user: UserId) =>
  suggestedDecks(
    await prisma.deck.findMany({ where: { ownerId: user }, select: { id: true, name: true } }),
    'bung 7',
  );

const fill = async ({ prisma, pool }: Database, { user, deck }: { user: UserId; deck: DeckId }) => {
  const named = (name: string) => ({ id: newId<DeckId>(), ownerId: user, name, nameKey: name.toLowerCase() });
  await prisma.deck.createMany({
    data: Array.from({ length: DECKS_MAX - 1 }, (_, i) => named(`Übung ${i}`)),
  });
  for (let from = 0; from < CARDS_MAX; from += BATCH)
    await prisma.card.createMany({
      data: Array.from({ length: BATCH }, (_, i) => ({
        ...{ id: newId<CardId>(), deckId: deck, ownerId: user, kind: 'basic' as const },
        ...sides(from + i),
        folded: foldedSides(sides(from + i)),
        quote: 'A body stays at rest or keeps its speed and direction unless a force acts on it.',
      })),
    });
  await pool.query('ANALYZE public."Card"');
};

const sides = (n: number) => ({
  front: `What does ${n % 2 ? 'Newton’s' : 'Ohm’s'} law number ${n} say of a body?`,
  back: `It keeps ${n} times its speed and its direction unless a force acts on it, says law 1${n}`,
});
