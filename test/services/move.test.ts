import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFileBlobs } from '../../src/core/blobs/files.js';
import { BLOB_PART_BYTES, createRowBlobs } from '../../src/core/blobs/rows.js';
import type { Database } from '../../src/core/database/client.js';
import {
  type BlobId,
  type CardId,
  type DeckId,
  type DocumentId,
  newId,
  type UserId,
} from '../../src/core/ids.js';
import { moveEverything } from '../../src/core/transfer/move.js';
import { freshDatabase, servicesDatabase } from '../support/database.js';

const CARDS = 450;
const upload = randomBytes(BLOB_PART_BYTES + 1);
const [userId, deckId] = [newId<UserId>(), newId<DeckId>()];
const [blobId, pictureId] = [newId<BlobId>(), newId<BlobId>()];

let source: Database;
let target: Database;
let folder: string;
beforeAll(async () => {
  [source, target] = await Promise.all([freshDatabase(), servicesDatabase()]);
  folder = await mkdtemp(`${tmpdir()}/deckhand-move-`);
  for (const id of [blobId, pictureId]) await createFileBlobs(folder).put(id, upload);
  await fill(source);
});
afterAll(async () => {
  await Promise.all([source.close(), target.close(), rm(folder, { recursive: true })]);
});

test('moving carries every row, every upload and every picture', async () => {
  const summary = await moveEverything(source.pool, target.pool, createFileBlobs(folder));
  expect(summary).toMatchObject({ blobs: 2, missingBlobs: 1 });
  expect(summary.tables).toContainEqual({ table: 'Card', rows: CARDS });
  const cards = { orderBy: { id: 'asc' } } as const;
  expect(await target.prisma.card.findMany(cards)).toEqual(await source.prisma.card.findMany(cards));
  expect(await target.prisma.schedule.findMany()).toEqual(await source.prisma.schedule.findMany());
  expect(await target.prisma.inbox.findMany()).toEqual(await source.prisma.inbox.findMany());
  for (const id of [blobId, pictureId])
    expect(Buffer.compare(await createRowBlobs(target).get(id), upload)).toBe(0);
});

test('moving into a database that holds anything is refused', async () => {
  const again = moveEverything(source.pool, target.pool, createFileBlobs(folder));
  await expect(again).rejects.toThrow(/target database is not empty/);
});

/** Values that a careless copy would bend: large integers, fractions, milliseconds, emoji, arrays, JSON. */
const fill = async ({ prisma }: Database): Promise<void> => {
  const now = new Date('2026-03-01T12:00:00.123Z');
  await prisma.user.create({ data: { id: userId, createdAt: now } });
  await prisma.deck.create({ data: { id: deckId, ownerId: userId, name: 'Œuvre 🧠', nameKey: 'œuvre 🧠' } });
  const cards = Array.from({ length: CARDS }, (_, index) => ({
    id: newId<CardId>(),
    deckId,
    ownerId: userId,
    kind: 'choice' as const,
    front: `Line\n"${index}" \\ 🧠 مرحبا`,
    back: 'b',
    distractors: ['a,b', '{"x"}', '', 'NULL'],
  }));
  await prisma.card.createMany({ data: cards });
  await prisma.schedule.create({
    data: {
      userId,
      cardId: cards[0]?.id ?? newId<CardId>(),
      state: 2,
      due: now,
      stability: 0.1 + 0.2,
      difficulty: 1e-7,
      scheduledDays: 3,
      learningSteps: 0,
      reps: 1,
      lapses: 0,
    },
  });
  const payload = { text: '\u2028', nested: [1.5, null] };
  await prisma.inbox.create({
    data: { platform: 'telegram', updateId: 9_007_199_254_740_993n, lane: 'a', payload },
  });
  for (const blob of [blobId, newId<BlobId>()]) {
    const document = { id: newId<DocumentId>(), ownerId: userId, sha256: 'x', name: 'x.pdf', size: 1 };
    await prisma.document.create({ data: { ...document, blobId: blob } });
  }
  const { id: documentId } = await prisma.document.findFirstOrThrow();
  await prisma.documentPage.create({ data: { documentId, page: 1, kind: 'text', pictureId } });
};
