import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { expireDocuments, expirePages } from '../../../src/core/generation/store/expire.js';
import { type BlobId, type DeckId, type DocumentId, newId } from '../../../src/core/ids.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { newPerson } from '../../support/people.js';

const NOW = new Date('2030-01-20T12:00:00Z');
const [OLD, NEW] = [new Date('2030-01-10T12:00:00Z'), new Date('2030-01-18T12:00:00Z')];

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

/** A document of six pages with a card from its third; its generation is in the state. */
const documentOf = async (createdAt: Date, status: 'done' | 'running'): Promise<DocumentId> => {
  const { prisma } = database;
  const { user } = await newPerson(database);
  const deck = newId<DeckId>();
  await prisma.deck.create({ data: { id: deck, ownerId: user, name: 'Notes', nameKey: 'notes' } });
  const id = newId<DocumentId>();
  await prisma.document.create({
    data: { id, ownerId: user, sha256: '', name: 'notes.pdf', size: 1, createdAt },
  });
  const documentPages = [1, 2, 3, 4, 5, 6].map((page) => ({ documentId: id, page, kind: 'text' }));
  await prisma.documentPage.createMany({ data: documentPages });
  const place = { kind: 'place', platform: 'test', id: '1' } as const;
  const generation = {
    id: newId(),
    ownerId: user,
    documentId: id,
    deckId: deck,
    requested: 5,
    status,
  } as const;
  await prisma.generation.create({ data: { ...generation, place, fallback: place } as never });
  const card = { kind: 'basic', front: 'What?', back: 'That.', distractors: [], page: 3 } as const;
  await prisma.card.create({
    data: { id: newId(), ownerId: user, deckId: deck, documentId: id, ...card } as never,
  });
  return id;
};

const pagesLeft = async (documentId: DocumentId): Promise<readonly number[]> => {
  const rows = await database.prisma.documentPage.findMany({
    where: { documentId },
    orderBy: { page: 'asc' },
  });
  return rows.map(({ page }) => page);
};

describe('the pages of a document', () => {
  it('from which no card came are deleted after their time, but for the next one after a card', async () => {
    const document = await documentOf(OLD, 'done');
    await expirePages({ database, blobs: createRowBlobs(database) }, NOW);
    expect(await pagesLeft(document)).toEqual([3, 4]);
  });

  it('lose their picture with their last card, and keep it until then, however old', async () => {
    const { prisma } = database;
    const blobs = createRowBlobs(database);
    const documentId = await documentOf(OLD, 'done');
    const pictures = await Promise.all(
      [2, 3].map(async (page) => {
        const pictureId = newId<BlobId>();
        await blobs.put(pictureId, Uint8Array.of(page));
        await prisma.documentPage.updateMany({ where: { documentId, page }, data: { pictureId } });
        return pictureId;
      }),
    );
    const [bare, used] = pictures as [BlobId, BlobId];
    await expirePages({ database, blobs }, NOW);
    await expireDocuments({ database, blobs }, new Date('2050-01-01'));
    await expect(blobs.get(bare)).rejects.toThrow();
    expect(await blobs.get(used)).toEqual(Buffer.of(3));
    await prisma.card.deleteMany();
    await expirePages({ database, blobs }, NOW);
    await expect(blobs.get(used)).rejects.toThrow();
  });

  it('are all kept for a while, and while cards are being made', async () => {
    const documents = [await documentOf(NEW, 'done'), await documentOf(OLD, 'running')];
    await expirePages({ database, blobs: createRowBlobs(database) }, NOW);
    for (const document of documents) expect(await pagesLeft(document)).toHaveLength(6);
  });
});
