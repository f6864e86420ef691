import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { transaction } from '../../../src/core/database/transaction.js';
import { createCards } from '../../../src/core/library/cards.js';
import { copyCards } from '../../../src/core/library/copy-cards.js';
import { createDecks } from '../../../src/core/library/decks.js';
import { foldCards, foldedSides } from '../../../src/core/library/folded.js';
import { freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newCards, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const cards = () => createCards({ database, clock, blobs: createRowBlobs(database) });

const unfolded = () => database.prisma.card.count({ where: { folded: null } });

it('finds what a card says now: added, edited, taken back, copied', async () => {
  const { user, deck } = await newPerson(database);
  const finds = async (words: string, who = user) =>
    (await cards().search(who, words, freshEvent())).cards.map(({ front }) => front);
  const { id } = await cards().add(user, { front: 'Łódź', back: 'Polska', deck }, freshEvent());
  expect(await finds('lodz polska')).toEqual(['Łódź']);
  await cards().edit(user, id, { front: 'Kraków', back: 'Polska', revision: 0 }, freshEvent());
  expect([await finds('lodz'), await finds('krakow')]).toEqual([[], ['Kraków']]);
  await cards().undoEdit(user, id, 1);
  expect([await finds('lodz'), await finds('krakow')]).toEqual([['Łódź'], []]);
  const other = await newPerson(database);
  await transaction(database, (tx) =>
    copyCards(tx, { user: other.user, deck: 'Towns', now: clock.now() }, [id]),
  );
  expect(await finds('lodz', other.user)).toEqual(['Łódź']);
  expect(await unfolded()).toBe(0);
});

it('finds cards of earlier versions at once, and folds them all in the end', async () => {
  const [ada, ben] = [await newPerson(database), await newPerson(database)];
  const fronts = Array.from({ length: 600 }, (_, i) => `Straße ${i}`);
  await newCards(database, ada, fronts);
  await newCards(database, ben, ['Straße']);
  expect(await cards().search(ada.user, 'STRASSE 599', freshEvent())).toMatchObject({ total: 1 });
  expect(await unfolded()).toBe(1);
  await foldCards(database.prisma);
  expect(await unfolded()).toBe(0);
  const [row] = await database.prisma.card.findMany({ where: { ownerId: ben.user } });
  expect(row?.folded).toBe(foldedSides({ front: 'Straße', back: 'back of Straße' }));
});

it('counts what it finds, and gives the first page for one that is no more', async () => {
  const person = await newPerson(database);
  await newCards(
    database,
    person,
    Array.from({ length: 10 }, (_, i) => `cell ${i}`),
  );
  const { search, total, pages } = await cards().search(person.user, 'cell', freshEvent());
  expect([total, pages]).toEqual([10, 1]);
  expect(await cards().searchPage(person.user, search, 1)).toMatchObject({ page: 0, total: 10 });
});

it('suggests cards and decks by what can be typed', async () => {
  const { user, deck } = await newPerson(database);
  const decks = createDecks({ database, clock });
  await cards().add(user, { front: 'Newton’s law', back: 'Inertia', deck }, freshEvent());
  await decks.create(user, 'Übungen', freshEvent());
  expect(await cards().suggest(user, "newton's")).toMatchObject([{ front: 'Newton’s law' }]);
  expect(await decks.suggest(user, 'ubung')).toMatchObject([{ name: 'Übungen' }]);
  expect(await decks.suggest(user, '')).toHaveLength(2);
});

it('adds a card that is there only once it is restored, once for an event', async () => {
  const { user, deck } = await newPerson(database);
  const first = await cards().add(user, { front: 'Café', back: 'Kaffee', deck }, freshEvent());
  const again = { front: 'cafe', back: 'KAFFEE', deck };
  const event = freshEvent();
  const refused = await cards()
    .add(user, again, event)
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'card.exists',
    details: { card: first.id, front: 'Café', deck: 'My cards' },
  });
  expect(
    await cards()
      .add(user, again, event)
      .catch((error: unknown) => error),
  ).toEqual(refused);
  expect((await cards().list(user, null, 0)).total).toBe(1);
  const { aside } = (refused as { details: { aside: typeof first.id } }).details;
  expect(await cards().restore(user, aside)).toMatchObject({ front: 'cafe' });
  expect(await cards().add(user, again, event)).toMatchObject({ id: aside });
  const elsewhere = await createDecks({ database, clock }).create(user, 'Other', freshEvent());
  expect(await cards().add(user, { ...again, deck: elsewhere.id }, freshEvent())).toMatchObject({
    front: 'cafe',
  });
});
