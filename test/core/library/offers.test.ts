import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { newId, type SpaceId } from '../../../src/core/ids.js';
import { createDecks } from '../../../src/core/library/decks.js';
import { createOffers, OFFERED_SHOWN, type Offers } from '../../../src/core/library/offers.js';
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
  offers = createOffers({ database, clock: handClock(), onOffered: async () => undefined });
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

it('takes a whole name before the beginning of another, whoever’s deck it is', async () => {
  const [space, { user }] = [await newSpace(), await newPerson(database)];
  const decks = createDecks({ database, clock: handClock() });
  await offering(space, 'Capitals');
  const misses = await decks.create(user, 'Capitals (misses)', freshEvent());
  await newCards(database, { user, deck: misses.id }, ['a']);
  expect(await offers.find(user, 'capitals', space)).toMatchObject({ name: 'Capitals' });
  expect(await offers.find(user, 'capitals (', space)).toEqual(misses);
  await expect(offers.find(user, 'capital', space)).rejects.toMatchObject({ code: 'deck.not_found' });
});

it('names what is offered here, as much as can be read at once', async () => {
  const space = await newSpace();
  expect(await offers.here(space)).toEqual({ decks: [], more: false });
  const user = await offering(space, 'Rivers', 'capitals', 'Gone');
  await database.prisma.deck.updateMany({ where: { nameKey: 'gone' }, data: { deletedAt: new Date() } });
  expect(await offers.here(space)).toMatchObject({
    decks: [{ name: 'capitals' }, { name: 'Rivers' }],
    more: false,
  });
  await offers.withdraw(user, 'Rivers', space);
  await offering(space, ...Array.from({ length: OFFERED_SHOWN }, (_, i) => `Deck ${i}`));
  expect(await offers.here(space)).toMatchObject({ decks: { length: OFFERED_SHOWN }, more: true });
  expect(await offers.here(await newSpace())).toEqual({ decks: [], more: false });
});

it('plays what was added to last, or the only deck that is offered, and asks where it could be either', async () => {
  const [space, person] = [await newSpace(), await newPerson(database)];
  const played = async () => (await offers.usual(person.user, space))?.name;
  expect(await played()).toBe('My cards');
  const lecture = await createDecks({ database, clock: handClock() }).create(
    person.user,
    'Lecture',
    freshEvent(),
  );
  await newCards(database, person, ['a']);
  await newCards(database, { user: person.user, deck: lecture.id }, ['b']);
  expect(await played()).toBe('Lecture');
  const librarian = await offering(space, 'Capitals');
  expect(await played()).toBeUndefined();
  expect((await offers.usual((await newPerson(database)).user, space))?.name).toBe('Capitals');
  await offers.offer(person.user, 'Lecture', space);
  expect(await played()).toBe('Lecture');
  await offers.withdraw(person.user, 'Lecture', space);
  await offering(space, 'Rivers');
  expect(await offers.usual((await newPerson(database)).user, space)).toBeUndefined();
  await expect(offers.withdraw(person.user, 'Lecture', space)).rejects.toMatchObject({
    code: 'deck.not_offered',
  });
  await offers.withdraw(librarian, 'Capitals', space);
  expect(await offers.here(space)).toMatchObject({ decks: [{ name: 'Rivers' }] });
});
