import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { packPage } from '../../../src/core/documents/stored-page.js';
import {
  type BlobId,
  type CardId,
  type DeckId,
  type DocumentId,
  newId,
  type UserId,
} from '../../../src/core/ids.js';
import { cardSource } from '../../../src/core/library/source.js';
import { forgetUser } from '../../../src/core/privacy/forget.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { newPerson } from '../../support/people.js';

const TEXT = 'Cells are small. A membrane lets water pass. It keeps salt out.';
const PICTURE = Uint8Array.of(1, 2, 3);

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

/** A person's card from the only page of a document. */
const cardFrom = async (isPublic: boolean) => {
  const { prisma } = database;
  const blobs = createRowBlobs(database);
  const { user, deck } = await newPerson(database);
  const documentId = newId<DocumentId>();
  await prisma.document.create({
    data: { id: documentId, ownerId: user, sha256: '', name: 'cells.pdf', size: 1, pages: 1, isPublic },
  });
  const pictureId = newId<BlobId>();
  await blobs.put(pictureId, PICTURE);
  const lines = [{ start: 0, box: { x: 50, y: 100, width: TEXT.length * 5, height: 10 } }];
  const size = { width: 600, height: 800 };
  const blocks = [{ kind: 'paragraph', text: TEXT, lines }] as const;
  await prisma.documentPage.create({
    data: {
      ...{ documentId, page: 1, kind: 'text', pictureId, pictureBytes: PICTURE.length },
      blocks: packPage({ page: 1, size, above: [{ level: 1, text: 'Membranes' }], blocks }),
    },
  });
  const give = async (to: { user: UserId; deck: DeckId }, originId?: CardId): Promise<CardId> => {
    const id = newId<CardId>();
    await prisma.card.create({
      data: {
        ...{ id, ownerId: to.user, deckId: to.deck, documentId, originId: originId ?? null },
        ...{ kind: 'basic', front: 'What lets water pass?', back: 'A membrane', distractors: [] },
        ...{ page: 1, quote: 'A membrane lets water pass' },
      },
    });
    return id;
  };
  const sourceFor = (reader: UserId, id: CardId) => cardSource({ database, blobs }, reader, id);
  return { user, blobs, pictureId, card: await give({ user, deck }), give, sourceFor };
};

describe('the source of a card', () => {
  it('is its sentence in the passage, with the page as a picture and the place of the sentence on it', async () => {
    const { user, card, sourceFor } = await cardFrom(false);
    expect(await sourceFor(user, card)).toEqual({
      ...{ document: 'cells.pdf', page: 1, path: ['Membranes'], isPictured: false },
      ...{
        before: 'Cells are small. ',
        sentence: 'A membrane lets water pass.',
        after: ' It keeps salt out.',
      },
      picture: {
        bytes: Buffer.from(PICTURE),
        size: { width: 600, height: 800 },
        places: [{ x: expect.closeTo(132), y: 100, width: expect.closeTo(141), height: 10 }],
      },
    });
  });

  it('has no picture where its bytes are lost', async () => {
    const { user, card, blobs, pictureId, sourceFor } = await cardFrom(false);
    await blobs.delete(pictureId);
    expect(await sourceFor(user, card)).toMatchObject({ sentence: 'A membrane lets water pass.' });
    expect(await sourceFor(user, card)).not.toHaveProperty('picture');
  });

  it('is shown to whoever has a copy, its picture only where all could watch', async () => {
    for (const isPublic of [false, true]) {
      const { card, give, sourceFor } = await cardFrom(isPublic);
      const other = await newPerson(database);
      const source = await sourceFor(other.user, await give(other, card));
      expect(source).toMatchObject({ document: 'cells.pdf', sentence: 'A membrane lets water pass.' });
      expect('picture' in source).toBe(isPublic);
    }
  });

  it('goes with its person, the picture too; a copy keeps the quote', async () => {
    const { user, card, blobs, pictureId, give, sourceFor } = await cardFrom(true);
    const other = await newPerson(database);
    const copy = await give(other, card);
    await forgetUser(database, blobs, user);
    await expect(blobs.get(pictureId)).rejects.toThrow();
    expect(await sourceFor(other.user, copy)).toEqual({
      ...{ document: null, page: 1, path: [], before: '', after: '', isPictured: false },
      sentence: 'A membrane lets water pass',
    });
  });
});
