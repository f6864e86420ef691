import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { transaction } from '../../../src/core/database/transaction.js';
import { takeBest } from '../../../src/core/generation/make/best.js';
import { promote, takeCandidates } from '../../../src/core/generation/store/candidates.js';
import { frontsOf } from '../../../src/core/generation/text/dedupe.js';
import { type CardId, type DocumentId, type GenerationId, newId } from '../../../src/core/ids.js';
import { CARDS_MAX } from '../../../src/core/library/limits.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

const clock = handClock();
const PLACE = { kind: 'place', platform: 'test', id: 'here' } as const;
const CARD = { kind: 'basic' as const, back: 'an answer', quote: 'Said there.' };

/** A generation that made one card of page 1 and left over others, each given as its page and importance. */
const newLeftOver = async (
  left: readonly (readonly [page: number, importance: number])[],
  status: 'done' | 'running' = 'done',
) => {
  const { user, deck } = await newPerson(database);
  const [documentId, generation] = [newId<DocumentId>(), newId<GenerationId>()];
  await database.prisma.document.create({
    data: { id: documentId, ownerId: user, sha256: '', name: 'cells.pdf', size: 1 },
  });
  await database.prisma.generation.create({
    data: {
      ...{ id: generation, ownerId: user, documentId, deckId: deck, requested: 1, status },
      ...{ place: PLACE, fallback: PLACE },
      candidates: {
        create: left.map(([page, importance], i) => ({
          ...{ ...CARD, chunkIndex: page, ordinal: i + 1, page, importance },
          front: `Which of the questions has number ${'abcdefgh'.charAt(i).repeat(4)}?`,
        })),
      },
      cards: {
        create: {
          ...{ ...CARD, id: newId<CardId>(), deckId: deck, ownerId: user, documentId },
          ...{ front: 'What came first?', page: 1, chunkIndex: 1, ordinal: 0 },
        },
      },
    },
  });
  const take = (count: number, event = freshEvent()) =>
    takeCandidates({ database, clock }, { user, generation, count, event });
  return { user, deck, generation, documentId, take };
};

const pagesOf = (cards: readonly { readonly page: number | null }[]) => cards.map(({ page }) => page);
const leftOf = (generationId: GenerationId) =>
  database.prisma.cardCandidate.count({ where: { generationId } });

describe('the most important cards', () => {
  const NAMES = ['osmosis', 'mitosis', 'glycolysis', 'respiration', 'translation'];
  const cards = (...of: readonly (readonly [page: number, importance: number])[]) =>
    of.map(([page, importance], i) => ({
      ...{ ...CARD, distractors: [], page, importance },
      ...{ front: `What is ${NAMES[i]}?`, back: `The ${i}th` },
    }));
  const chosen = (from: ReturnType<typeof cards>, count: number, pages: readonly number[] = []) =>
    takeBest(from, count, frontsOf([]), pages).map((card) => from.indexOf(card));

  test('are those that weigh most, in the order in which they came', () => {
    expect(chosen(cards([1, 0.2], [2, 0.8], [3, 0.5]), 2)).toEqual([1, 2]);
  });

  test('come from many pages: a page loses with each of its cards', () => {
    const from = cards([1, 0.9], [1, 0.85], [2, 0.8], [1, 0.8], [3, 0.1]);
    expect(chosen(from, 2)).toEqual([0, 2]);
    expect(chosen(from, 3)).toEqual([0, 1, 2]);
    expect(chosen(from, 1, [1, 1])).toEqual([2]);
  });

  test('of equals the first, and never more than there are', () => {
    expect(chosen(cards([1, 0.5], [2, 0.5]), 1)).toEqual([0]);
    expect(chosen(cards([1, 0.5], [2, 0.5]), 9)).toEqual([0, 1]);
    expect(chosen([], 3)).toEqual([]);
  });
});

describe('cards that were left over', () => {
  test('become cards of the same deck, with the place that they had', async () => {
    const { deck, generation, take, documentId } = await newLeftOver([
      [2, 0.3],
      [1, 0.9],
      [3, 0.6],
    ]);
    expect(pagesOf(await take(2))).toEqual([1, 3]);
    const cards = await database.prisma.card.findMany({
      where: { generationId: generation, deckId: deck, documentId },
      orderBy: [{ chunkIndex: 'asc' }, { ordinal: 'asc' }],
    });
    expect(cards.map(({ chunkIndex, ordinal }) => [chunkIndex, ordinal])).toEqual([
      [1, 0],
      [1, 2],
      [3, 3],
    ]);
    expect(await leftOf(generation)).toBe(1);
  });

  test('come once for an event that comes twice, and together never twice', async () => {
    const { generation, take } = await newLeftOver([
      [2, 0.3],
      [3, 0.6],
    ]);
    const event = freshEvent();
    const [first, second] = [await take(1, event), await take(1, event)];
    expect(second).toEqual(first);
    expect(await leftOf(generation)).toBe(1);
    const both = await Promise.allSettled([take(5), take(5)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await database.prisma.card.count()).toBe(3);
  });

  test('are none that the person has of the document, dropped or not', async () => {
    const { user, deck, documentId, generation, take } = await newLeftOver([[2, 0.3]]);
    const { front } = await database.prisma.cardCandidate.findFirstOrThrow();
    await database.prisma.card.create({
      data: {
        ...{ ...CARD, id: newId<CardId>(), front, deckId: deck, ownerId: user, documentId },
        deletedAt: clock.now(),
      },
    });
    await expect(take(5)).rejects.toMatchObject({ code: 'pdf.nothing_left' });
    expect(await leftOf(generation)).toBe(0);
  });

  test('wait while the document is being read, except for those who read it', async () => {
    const { generation, take } = await newLeftOver([[2, 0.3]], 'running');
    await expect(take(5)).rejects.toMatchObject({ code: 'pdf.nothing_left' });
    const ids = await transaction(database, (tx) => promote(tx, generation, 5, clock.now()));
    expect(ids).toHaveLength(1);
  });

  test('stay where there is no room, and where the deck is gone', async () => {
    const { user, deck, generation, take } = await newLeftOver([
      [2, 0.3],
      [3, 0.6],
    ]);
    await database.prisma.$executeRaw`
      INSERT INTO "Card" (id, kind, front, back, "deckId", "ownerId")
      SELECT gen_random_uuid(), 'basic', 'Card ' || i, 'an answer', ${deck}::uuid, ${user}::uuid
      FROM generate_series(3, ${CARDS_MAX}) i`;
    expect(pagesOf(await take(5))).toEqual([3]);
    await expect(take(5)).rejects.toMatchObject({ code: 'card.limit' });
    await database.prisma.card.deleteMany({ where: { front: 'Card 5' } });
    await database.prisma.deck.update({ where: { id: deck }, data: { deletedAt: clock.now() } });
    await expect(take(5)).rejects.toMatchObject({ code: 'deck.not_found' });
    expect(await leftOf(generation)).toBe(1);
  });
});
