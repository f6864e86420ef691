import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import {
  type CardId,
  type DeckId,
  type DocumentId,
  type GenerationId,
  newId,
  type SpaceId,
  type UserId,
} from '../../../src/core/ids.js';
import { createCards } from '../../../src/core/library/cards.js';
import { createDecks } from '../../../src/core/library/decks.js';
import { createMoves } from '../../../src/core/library/moves.js';
import { createOffers } from '../../../src/core/library/offers.js';
import { ALL_MARKED, checkOf, type Selection } from '../../../src/core/library/selection.js';
import { createStudy } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newCards, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const decks = () => createDecks({ database, clock });
const moves = () => createMoves({ database, clock });
const cards = () => createCards({ database, clock, blobs: createRowBlobs(database) });
const one = (id: CardId): Selection => ({
  source: { of: 'card', id },
  page: 0,
  marked: ALL_MARKED,
  check: 0,
});
const frontsIn = async (user: UserId, deck: DeckId): Promise<string[]> =>
  (await cards().list(user, deck, 0)).cards.map(({ front }) => front).sort();

/** A document that is still read. */
const newGeneration = async (ownerId: UserId, deckId: DeckId): Promise<GenerationId> => {
  const [documentId, id] = [newId<DocumentId>(), newId<GenerationId>()];
  const place = { kind: 'place', platform: 'test', id: 'here' } as const;
  await database.prisma.document.create({
    data: { id: documentId, ownerId, sha256: 'x', name: 'x.pdf', size: 1 },
  });
  await database.prisma.generation.create({
    data: { id, ownerId, documentId, deckId, requested: 5, place, fallback: place },
  });
  return id;
};

const withTwoDecks = async () => {
  const { user, deck } = await newPerson(database);
  const biology = await decks().create(user, 'Biology', freshEvent());
  const ids = await newCards(database, { user, deck }, ['a', 'b', 'c']);
  return { user, deck, biology, ids: ids as [CardId, CardId, CardId] };
};

describe('cards', () => {
  it('go to another deck once for an event, and back, with their schedules', async () => {
    const { user, deck, biology, ids } = await withTwoDecks();
    const study = createStudy({ database, clock });
    const turned = await study.show(user, await study.start(user, { deck }, freshEvent()));
    await study.grade(user, turned, 3);
    const event = freshEvent();
    const moved = await moves().move(user, one(ids[0]), biology.id, event);
    expect(moved).toMatchObject({ cards: 1, into: { name: 'Biology' } });
    expect(await moves().move(user, one(ids[0]), biology.id, event)).toEqual(moved);
    expect(await frontsIn(user, biology.id)).toEqual(['a']);
    expect(await decks().show(user, biology.id)).toMatchObject({ cards: 1, fresh: 0 });
    await expect(moves().move(user, one(ids[0]), biology.id, freshEvent())).rejects.toMatchObject({
      code: 'move.nothing',
      details: { deck: 'Biology' },
    });
    expect(await moves().undo(user, moved.move, null)).toBe(1);
    expect(await frontsIn(user, deck)).toEqual(['a', 'b', 'c']);
    await expect(moves().undo(user, moved.move, null)).rejects.toMatchObject({ code: 'undo.gone' });
  });

  it('that were moved again since stay where they are', async () => {
    const { user, deck, biology, ids } = await withTwoDecks();
    const first = await moves().move(user, one(ids[0]), biology.id, freshEvent());
    await moves().move(user, one(ids[0]), deck, freshEvent());
    await expect(moves().undo(user, first.move, null)).rejects.toMatchObject({ code: 'undo.gone' });
  });

  it('are picked on a page, unless it holds others by now', async () => {
    const { user, deck, biology } = await withTwoDecks();
    const shown = (await cards().list(user, deck, 0)).cards;
    const picked = {
      source: { of: 'deck' as const, id: deck },
      page: 0,
      marked: 0b101,
      check: checkOf(shown),
    };
    expect(await moves().count(user, picked)).toBe(2);
    await newCards(database, { user, deck }, ['d']);
    await expect(moves().move(user, picked, biology.id, freshEvent())).rejects.toMatchObject({
      code: 'cards.changed',
    });
    expect(await frontsIn(user, biology.id)).toEqual([]);
  });

  it('that a search finds, or that a deck has, move all at once', async () => {
    const { user, deck, biology } = await withTwoDecks();
    await newCards(database, { user, deck }, ['zebra']);
    const { search } = await cards().search(user, 'zebra', freshEvent());
    const found: Selection = { source: { of: 'search', id: search }, page: 0, marked: ALL_MARKED, check: 0 };
    expect(await moves().move(user, found, biology.id, freshEvent())).toMatchObject({ cards: 1 });
    const rest: Selection = { source: { of: 'deck', id: deck }, page: 0, marked: ALL_MARKED, check: 0 };
    expect(await moves().move(user, rest, biology.id, freshEvent())).toMatchObject({ cards: 3 });
    expect(await frontsIn(user, biology.id)).toEqual(['a', 'b', 'c', 'zebra']);
  });

  it('of others, and to others’ decks, never move', async () => {
    const { user, deck } = await newPerson(database);
    const [others] = await newCards(database, await newPerson(database), ['x']);
    await expect(moves().move(user, one(others as CardId), deck, freshEvent())).rejects.toMatchObject({
      code: 'move.nothing',
    });
    const [own] = await newCards(database, { user, deck }, ['y']);
    const { deck: theirs } = await newPerson(database);
    await expect(moves().move(user, one(own as CardId), theirs, freshEvent())).rejects.toMatchObject({
      code: 'deck.not_found',
    });
  });
});

describe('decks', () => {
  it('are merged with cards, sessions and documents still read, and come apart again', async () => {
    const { user, deck, biology } = await withTwoDecks();
    const cells = await decks().create(user, 'Cells', freshEvent());
    await newCards(database, { user, deck: cells.id }, ['x', 'y']);
    const space = newId<SpaceId>();
    await database.prisma.space.create({
      data: { id: space, platform: 'test', platformSpaceId: space, name: 'Uni' },
    });
    const offers = createOffers({ database, clock, onOffered: async () => undefined });
    await offers.offer(user, 'Cells', space);
    const study = createStudy({ database, clock });
    const { session } = await study.start(user, { deck: cells.id }, freshEvent());
    const generation = await newGeneration(user, cells.id);
    const goesTo = async () =>
      (await database.prisma.generation.findUniqueOrThrow({ where: { id: generation } })).deckId;
    const event = freshEvent();
    const merged = await moves().merge(user, cells.id, biology.id, event);
    expect(merged).toMatchObject({ cards: 2, from: { name: 'Cells' }, isFromLeft: false });
    expect(await moves().merge(user, cells.id, biology.id, event)).toEqual(merged);
    expect(await frontsIn(user, biology.id)).toEqual(['x', 'y']);
    expect((await offers.here(space)).decks).toEqual([]);
    expect(await study.resume(user, session)).toMatchObject({ phase: 'front', deck: { name: 'Biology' } });
    expect(await goesTo()).toBe(biology.id);
    expect(await moves().undo(user, merged.move, cells.id)).toBe(2);
    expect(await goesTo()).toBe(cells.id);
    expect(await frontsIn(user, cells.id)).toEqual(['x', 'y']);
    expect((await offers.here(space)).decks).toMatchObject([{ name: 'Cells' }]);
    expect(await study.resume(user, session)).toMatchObject({ deck: { name: 'Cells' } });
    expect(await frontsIn(user, deck)).toEqual(['a', 'b', 'c']);
  });

  it('keep the default one, and are two different ones of the person’s', async () => {
    const { user, deck, biology } = await withTwoDecks();
    expect(await moves().merge(user, deck, biology.id, freshEvent())).toMatchObject({
      cards: 3,
      isFromLeft: true,
    });
    expect(await decks().show(user, deck)).toMatchObject({ cards: 0 });
    await expect(moves().merge(user, deck, deck, freshEvent())).rejects.toMatchObject({ code: 'deck.same' });
    const { deck: theirs } = await newPerson(database);
    for (const [from, into] of [
      [theirs, deck],
      [deck, theirs],
    ] as const)
      await expect(moves().merge(user, from, into, freshEvent())).rejects.toMatchObject({
        code: 'deck.not_found',
      });
  });
});
