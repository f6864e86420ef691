import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { type DocumentId, type GenerationId, newId, type SpaceId } from '../../../src/core/ids.js';
import { createOthersDecks, type OthersDecks } from '../../../src/core/library/others-decks.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newCards, newPerson } from '../../support/people.js';

const clock = handClock();
const PLACE = { kind: 'place', platform: 'test', id: 'here' } as const;

let database: Database;
let others: OthersDecks;
beforeAll(async () => {
  database = await freshDatabase();
  others = createOthersDecks({ database, clock });
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

const newDocument = async ({ user, deck }: Awaited<ReturnType<typeof newPerson>>, isPublic: boolean) => {
  const documentId = newId<DocumentId>();
  await database.prisma.document.create({
    data: { id: documentId, ownerId: user, sha256: '', name: 'cells.pdf', size: 1, isPublic },
  });
  await database.prisma.generation.create({
    data: {
      ...{ id: newId<GenerationId>(), ownerId: user, documentId, deckId: deck, requested: 1, status: 'done' },
      ...{ place: PLACE, fallback: PLACE },
    },
  });
};

test('tells whose a deck is, whether its making was public, and where it is offered', async () => {
  const [ada, ben] = [await newPerson(database), await newPerson(database)];
  expect(await others.find(ada.user, ada.deck, 'test')).toBeUndefined();
  await newDocument(ada, false);
  expect(await others.find(ben.user, ada.deck, 'test')).toMatchObject({ isPublic: false, offeredIn: [] });
  await newDocument(ada, true);
  const id = newId<SpaceId>();
  await database.prisma.space.create({
    data: {
      ...{ id, platform: 'test', platformSpaceId: '7', name: 'Uni' },
      offers: { create: { deckId: ada.deck, createdAt: clock.now() } },
    },
  });
  await database.prisma.chatIdentity.deleteMany({ where: { userId: ada.user } });
  await database.prisma.chatIdentity.create({
    data: { userId: ada.user, platform: 'test', platformUserId: 'ada', displayName: 'Ada' },
  });
  expect(await others.find(ben.user, ada.deck, 'test')).toMatchObject({
    ...{ owner: 'Ada', isPublic: true, isShared: false, offeredIn: ['7'] },
  });
  await database.prisma.generation.updateMany({ data: { isShared: true } });
  expect(await others.find(ben.user, ada.deck, 'test')).toMatchObject({ isShared: true });
  expect(await others.find(ben.user, ada.deck, 'another')).toMatchObject({ offeredIn: [] });
  await database.prisma.deck.update({ where: { id: ada.deck }, data: { deletedAt: clock.now() } });
  expect(await others.find(ben.user, ada.deck, 'test')).toBeUndefined();
});

test('copies what the person has not, and what nobody called wrong, once for an event', async () => {
  const [ada, ben] = [await newPerson(database), await newPerson(database)];
  const [wrong, gone] = await newCards(database, ada, ['Wrong?', 'Gone?', 'Kept?', 'Another?']);
  if (!wrong || !gone) throw new Error('no cards');
  await database.prisma.cardReport.create({ data: { cardId: wrong, userId: ada.user, at: clock.now() } });
  await database.prisma.card.update({ where: { id: gone }, data: { deletedAt: clock.now() } });
  const event = freshEvent();
  const first = await others.copy(ben.user, ada.deck, event);
  expect(first).toMatchObject({ copied: 2, had: 0 });
  expect(await others.copy(ben.user, ada.deck, event)).toEqual(first);
  expect(await others.copy(ben.user, ada.deck, freshEvent())).toMatchObject({
    copied: 0,
    had: 2,
    deckId: null,
  });
  const copies = await database.prisma.card.findMany({
    where: { ownerId: ben.user },
    orderBy: { front: 'asc' },
  });
  expect(copies.map(({ front }) => front)).toEqual(['Another?', 'Kept?']);
});
