import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRowBlobs } from '../../src/core/blobs/rows.js';
import { type Database, openDatabase } from '../../src/core/database/client.js';
import type { CardId } from '../../src/core/ids.js';
import { createCards } from '../../src/core/library/cards.js';
import { createDecks } from '../../src/core/library/decks.js';
import { createMoves } from '../../src/core/library/moves.js';
import { ALL_MARKED } from '../../src/core/library/selection.js';
import { servicesDatabase } from '../support/database.js';
import { freshEvent, handClock, newCards, newPerson } from '../support/people.js';

let database: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  const made = await servicesDatabase();
  database = await openDatabase({ url: made.url, dataDir: '' });
  close = async () => {
    await database.close();
    await made.close();
  };
});
afterAll(() => close());

const clock = handClock();
const ROUNDS = 10;

const withDecks = async () => {
  const { user, deck } = await newPerson(database);
  const decks = createDecks({ database, clock });
  const [one, other] = [
    await decks.create(user, 'One', freshEvent()),
    await decks.create(user, 'Other', freshEvent()),
  ];
  const cards = await newCards(database, { user, deck: one.id }, ['a', 'b', 'c']);
  const moves = createMoves({ database, clock });
  const live = () => database.prisma.card.count({ where: { ownerId: user, deck: { deletedAt: null } } });
  return { user, deck, decks, one, other, cards, moves, live };
};

it('no card is lost when a deck is merged, filled and deleted at once', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { user, decks, one, other, moves, live } = await withDecks();
    const all = createCards({ database, clock, blobs: createRowBlobs(database) });
    const [merged, added, deleted] = await Promise.allSettled([
      moves.merge(user, one.id, other.id, freshEvent()),
      all.add(user, { front: 'x', back: 'y', deck: one.id }, freshEvent()),
      decks.delete(user, other.id),
    ]);
    expect(deleted.status).toBe('fulfilled');
    if (merged.status === 'fulfilled') await decks.restore(user, other.id);
    expect(await live()).toBe(added.status === 'fulfilled' ? 4 : 3);
  }
});

it('of two merges in opposite directions one takes effect', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { user, one, other, moves, live } = await withDecks();
    const done = await Promise.allSettled([
      moves.merge(user, one.id, other.id, freshEvent()),
      moves.merge(user, other.id, one.id, freshEvent()),
    ]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await live()).toBe(3);
  }
});

it('many deliveries of one press move a card once', async () => {
  const { user, other, cards, moves } = await withDecks();
  const event = freshEvent();
  const source = { of: 'card', id: cards[0] as CardId } as const;
  const selection = { source, page: 0, marked: ALL_MARKED, check: 0 };
  const moved = await Promise.all(
    Array.from({ length: 8 }, () => moves.move(user, selection, other.id, event)),
  );
  for (const each of moved) expect(each).toEqual(moved[0]);
  const [first] = moved;
  if (!first) throw new Error('nothing was moved');
  expect(await moves.undo(user, first.move, null)).toBe(1);
});
