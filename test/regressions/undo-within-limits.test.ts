import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createRowBlobs } from '../../src/core/blobs/rows.js';
import type { Database } from '../../src/core/database/client.js';
import type { Page } from '../../src/core/documents/page.js';
import { createOwed } from '../../src/core/events/owed.js';
import { createExtractiveWriter } from '../../src/core/generation/extractive/extractive.js';
import { createRequests } from '../../src/core/generation/store/requests.js';
import { runGeneration } from '../../src/core/generation/store/run.js';
import { createGenerationStates } from '../../src/core/generation/store/states.js';
import { type DeckId, newId, type UserId } from '../../src/core/ids.js';
import { liveCards } from '../../src/core/library/card.js';
import { createCards } from '../../src/core/library/cards.js';
import { createDecks } from '../../src/core/library/decks.js';
import { CARDS_MAX, DECKS_MAX } from '../../src/core/library/limits.js';
import * as passages from '../core/generation/passages.js';
import { emptyDatabase, freshDatabase } from '../support/database.js';
import { freshEvent, handClock, newCards, newPerson } from '../support/people.js';
import { rawPage } from '../support/text-pages.js';

let database: Database;
let user: UserId;
let deck: DeckId;
beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  await emptyDatabase(database);
  ({ user, deck } = await newPerson(database));
});
afterAll(() => database.close());

const clock = handClock();
/** Leaves room for so many more cards, by other cards of the person. */
const leaveRoom = async (room: number): Promise<void> => {
  const { prisma } = database;
  const missing = CARDS_MAX - room - (await prisma.card.count({ where: liveCards(user) }));
  // Made by the database itself: handed over one by one, so many take it a minute.
  await prisma.$executeRaw`
    INSERT INTO "Card" (id, "deckId", "ownerId", kind, front, back)
    SELECT gen_random_uuid(), ${deck}::uuid, ${user}::uuid, 'basic', 'filler', '' FROM generate_series(1, ${missing}::int)`;
  await prisma.$executeRaw`
    DELETE FROM "Card" WHERE id IN (SELECT id FROM "Card" WHERE front = 'filler' LIMIT ${Math.max(0, -missing)}::int)`;
};
const full = { code: 'card.limit', details: { limit: CARDS_MAX } };

it('a deleted card comes back only where there is room for it', async () => {
  const cards = createCards({ database, clock, blobs: createRowBlobs(database) });
  const [card = newId()] = await newCards(database, { user, deck }, ['mine']);
  await cards.delete(user, card);
  await leaveRoom(0);
  await expect(cards.restore(user, card)).rejects.toMatchObject(full);
  await leaveRoom(1);
  expect((await cards.restore(user, card)).front).toBe('mine');
  expect((await cards.restore(user, card)).front).toBe('mine');
});

it('a deleted deck comes back only where there is room for it and for its cards', async () => {
  const decks = createDecks({ database, clock });
  const { id } = await decks.create(user, 'Biology', freshEvent());
  await newCards(database, { user, deck: id }, ['a', 'b']);
  await decks.delete(user, id);
  await leaveRoom(1);
  await expect(decks.restore(user, id)).rejects.toMatchObject(full);
  await leaveRoom(2);

  const names = Array.from({ length: DECKS_MAX - 1 }, (_, i) => `deck ${i}`);
  const others = names.map((name) => ({ id: newId<DeckId>(), ownerId: user, name, nameKey: name }));
  await database.prisma.deck.createMany({ data: others });
  await expect(decks.restore(user, id)).rejects.toMatchObject({ code: 'deck.limit' });
  await database.prisma.deck.deleteMany({ where: { nameKey: 'deck 0' } });
  expect(await decks.restore(user, id)).toMatchObject({ name: 'Biology' });
});

const PAGES = 12;
async function* pages(): AsyncGenerator<Page> {
  for (let page = 1; page <= PAGES; page++)
    yield rawPage(page, [passages.BIOLOGY, passages.HISTORY, passages.COMPUTING].join('\n\n'));
}

const queue = { add: async () => {} };
const pdf = async () => {
  const blobs = createRowBlobs(database);
  const place = { kind: 'place', platform: 'test', id: 'here' } as const;
  const requests = createRequests({ database, clock, blobs, queue, limits: { perDay: 10, cards: 100 } });
  const start = (words = '') =>
    requests.start({
      ...{ user, event: freshEvent(), place, fallback: place, cards: 12, deck: { id: deck } },
      file: { name: 'notes.pdf', bytes: new TextEncoder().encode(`%PDF-1.7${words}`) },
    });
  const opened = {
    ...{
      pages: PAGES,
      read: pages,
      picture: async () => new Uint8Array(),
      close: async () => {},
    },
  };
  const dependencies = {
    ...{ database, blobs, clock, owed: createOwed({ database, clock, queue }) },
    extractor: { open: async () => opened, warm: () => {}, close: async () => {} },
    cardWriter: createExtractiveWriter(),
    onProgress: () => {},
    pictureBytesMax: 1_000,
  };
  return {
    start,
    run: (id: Awaited<ReturnType<typeof start>>) =>
      runGeneration(dependencies, { name: 'pdf', generation: id, attempt: 0 }, never),
  };
};
const never = new AbortController().signal;

it('a PDF keeps what there is room for, and its report tells of the rest', async () => {
  const { start, run } = await pdf();
  const id = await start();
  await leaveRoom(2);
  await run(id);
  const states = createGenerationStates({ database, clock, queue });
  const { status, cards, report } = await states.own(user, id);
  expect({ status, cards }).toEqual({ status: 'done', cards: 2 });
  expect(report?.dropped.no_room).toBeGreaterThan(0);
  const accounted = [...(report?.covered ?? []), ...(report?.skipped ?? []).map(({ page }) => page)];
  expect(accounted.sort((a, b) => a - b)).toEqual(Array.from({ length: PAGES }, (_, i) => i + 1));
  expect(report?.skipped.at(-1)).toEqual({ page: PAGES, reason: 'no_room' });
  await expect(start('another')).rejects.toMatchObject(full);
});

it('discarded cards come back only where there is room for all of them', async () => {
  const { start, run } = await pdf();
  const id = await start();
  await run(id);
  const states = createGenerationStates({ database, clock, queue });
  const { cards } = await states.own(user, id);
  await states.discard(user, id);
  await leaveRoom(cards - 1);
  await expect(states.undiscard(user, id)).rejects.toMatchObject(full);
  await leaveRoom(cards);
  expect(await states.undiscard(user, id)).toMatchObject({ cards, discarded: false });
});
