import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { createDecks } from '../../../src/core/decks/decks.js';
import { newId, type SpaceId } from '../../../src/core/ids.js';
import { createOffers, type Offers, PLAYABLE_SHOWN } from '../../../src/core/quiz/offers.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newCards, newPerson } from '../../support/people.js';

let database: Database;
let offers: Offers;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyDatabase(database);
  const generator = { name: 'extractive', cards: () => Promise.reject(new Error('not asked')) } as const;
  offers = createOffers({ database, clock: handClock(), generator, queue: { add: async () => undefined } });
});

const newSpace = async (): Promise<SpaceId> => {
  const id = newId<SpaceId>();
  await database.prisma.space.create({ data: { id, platform: 'test', platformSpaceId: id, name: 'Uni' } });
  return id;
};
/** Somebody who has made decks and offers them in the space. */
const offering = async (space: SpaceId, ...names: readonly string[]) => {
  const { user } = await newPerson(database);
  const decks = createDecks({ database, clock: handClock() });
  for (const name of names) {
    await decks.create(user, name, freshEvent());
    await offers.offer(user, name, space);
  }
  return user;
};

it('finds no deck by what only looks like an id, or holds what no name can', async () => {
  const [space, { user }] = [await newSpace(), await newPerson(database)];
  for (const typed of ['-'.repeat(36), 'f'.repeat(36), 'a\0b', ' ', '%'])
    await expect(offers.find(user, typed, space)).rejects.toMatchObject({ code: 'deck.not_found' });
  expect(await offers.suggest(user, 'a\0b', space)).toEqual([]);
});

it('finds an offered deck as one’s own: by id, name in any case, or the only name that begins like this', async () => {
  const [space, { user }] = [await newSpace(), await newPerson(database)];
  await offering(space, 'Capitals of Europe', 'Biology', 'Biochemistry');
  const found = await offers.find(user, 'capitals', space);
  expect(found.name).toBe('Capitals of Europe');
  expect(await offers.find(user, found.id, space)).toEqual(found);
  expect(await offers.find(user, ' BIOLOGY ', space)).toMatchObject({ name: 'Biology' });
  await expect(offers.find(user, 'bio', space)).rejects.toMatchObject({ code: 'deck.not_found' });
  await expect(offers.find(user, 'capitals', await newSpace())).rejects.toMatchObject({
    code: 'deck.not_found',
  });
});

it('names what can be played here, as much as can be read at once', async () => {
  const [space, reader] = [await newSpace(), await newPerson(database)];
  const named = (where = space) => offers.playable(reader.user, where);
  expect(await named()).toEqual({ names: [], more: false });
  const user = await offering(space, 'Rivers', 'capitals', 'Gone');
  await database.prisma.deck.updateMany({ where: { nameKey: 'gone' }, data: { deletedAt: new Date() } });
  expect(await named()).toEqual({ names: ['capitals', 'Rivers'], more: false });
  await newCards(database, reader, ['mine']);
  expect(await named()).toEqual({ names: ['capitals', 'My cards', 'Rivers'], more: false });
  await offers.withdraw(user, 'Rivers', space);
  await offering(space, ...Array.from({ length: PLAYABLE_SHOWN }, (_, i) => `Deck ${i}`));
  expect(await named()).toMatchObject({ names: { length: PLAYABLE_SHOWN }, more: true });
  expect(await named(await newSpace())).toEqual({ names: ['My cards'], more: false });
});

it('plays what was added to last when nothing is named, and before any card the only deck that is offered', async () => {
  const [space, person] = [await newSpace(), await newPerson(database)];
  const played = async () => (await offers.find(person.user, undefined, space)).name;
  expect(await played()).toBe('My cards');
  const librarian = await offering(space, 'Capitals');
  expect(await played()).toBe('Capitals');
  await offering(space, 'Rivers');
  expect(await played()).toBe('My cards');
  await offers.withdraw(librarian, 'Capitals', space);
  const lecture = await createDecks({ database, clock: handClock() }).create(
    person.user,
    'Lecture',
    freshEvent(),
  );
  await newCards(database, { user: person.user, deck: lecture.id }, ['a']);
  expect(await played()).toBe('Lecture');
  await newCards(database, person, ['b']);
  expect(await played()).toBe('My cards');
});
