import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { newId } from '../../../src/core/ids.js';
import { createDecks, DECKS_PER_PAGE } from '../../../src/core/library/decks.js';
import { DECK_NAME_MAX, DECKS_MAX } from '../../../src/core/library/limits.js';
import { purgeDeleted } from '../../../src/core/library/purge.js';
import { createStudy } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, newCards, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const decks = () => createDecks({ database, clock });

describe('decks', () => {
  it('are made once for an event, under a clean name that is unique in any letter case', async () => {
    const { user } = await newPerson(database);
    const event = freshEvent();
    const made = await decks().create(user, '  Cell\u0000  biology\n', event);
    expect(made.name).toBe('Cell biology');
    expect(await decks().create(user, 'Cell biology', event)).toEqual(made);
    await expect(decks().create(user, 'CELL BIOLOGY', freshEvent())).rejects.toMatchObject({
      code: 'deck.exists',
    });
    await expect(decks().create(user, ' \n ', freshEvent())).rejects.toMatchObject({ code: 'text.empty' });
    const long = 'x'.repeat(DECK_NAME_MAX + 1);
    await expect(decks().create(user, long, freshEvent())).rejects.toMatchObject({ code: 'text.too_long' });
  });

  it('are found by id, by name in any letter case, and by the only name that begins so', async () => {
    const { user, deck } = await newPerson(database);
    const cells = await decks().create(user, 'Cells_100%', freshEvent());
    const cellar = await decks().create(user, 'Cellar', freshEvent());
    expect(await decks().find(user, cells.id)).toEqual(cells);
    expect(await decks().find(user, 'CELLAR')).toEqual(cellar);
    expect(await decks().find(user, 'cells')).toEqual(cells);
    expect(await decks().default(user)).toEqual({ id: deck, name: 'My cards' });
    for (const missing of ['cell', '', '%', 'Cells-100', newId()])
      await expect(decks().find(user, missing)).rejects.toMatchObject({ code: 'deck.not_found' });
    expect(await decks().suggest(user, '100%')).toEqual([cells]);
    expect(await decks().suggest(user, '')).toHaveLength(3);
  });

  it('count their cards, those due and those new', async () => {
    const person = await newPerson(database);
    await newCards(database, person, ['one', 'two', 'three']);
    const study = createStudy({ database, clock });
    const turned = await study.show(
      person.user,
      await study.start(person.user, { deck: null }, freshEvent()),
    );
    await study.grade(person.user, turned, 1);
    expect(await decks().show(person.user, person.deck)).toMatchObject({ cards: 3, due: 0, fresh: 2 });
    clock.pass(DAY);
    expect(await decks().show(person.user, person.deck)).toMatchObject({ cards: 3, due: 1, fresh: 2 });
  });

  it('are listed in pages, the default first', async () => {
    const { user } = await newPerson(database);
    for (let i = 0; i < DECKS_PER_PAGE; i++) await decks().create(user, `Deck ${i}`, freshEvent());
    const first = await decks().list(user, 0);
    expect(first).toMatchObject({ page: 0, pages: 2, total: DECKS_PER_PAGE + 1 });
    expect(first.decks[0]?.name).toBe('My cards');
    expect((await decks().list(user, 99)).decks.map(({ name }) => name)).toEqual(['Deck 9']);
  });

  it('can be deleted, all but the default one, and come back under a free name', async () => {
    const { user, deck } = await newPerson(database);
    await expect(decks().delete(user, deck)).rejects.toMatchObject({ code: 'deck.is_default' });
    const old = await decks().create(user, 'Biology', freshEvent());
    await decks().delete(user, old.id);
    await expect(decks().show(user, old.id)).rejects.toMatchObject({ code: 'deck.not_found' });
    await decks().create(user, 'biology', freshEvent());
    expect(await decks().restore(user, old.id)).toEqual({ id: old.id, name: 'Biology (2)' });
    expect(await decks().restore(user, old.id)).toEqual({ id: old.id, name: 'Biology (2)' });
  });

  it('are gone for good after seven days', async () => {
    const { user } = await newPerson(database);
    const { id } = await decks().create(user, 'Old', freshEvent());
    await decks().delete(user, id);
    await purgeDeleted(database, new Date(clock.now().getTime() + 6 * DAY));
    await decks().restore(user, id);
    await decks().delete(user, id);
    await purgeDeleted(database, new Date(clock.now().getTime() + 8 * DAY));
    await expect(decks().restore(user, id)).rejects.toMatchObject({ code: 'deck.not_found' });
  });

  it('leave nothing of their cards in a session that was left open for so long', async () => {
    const person = await newPerson(database);
    await newCards(database, person, ['one', 'two']);
    const study = createStudy({ database, clock });
    const begun = await study.start(person.user, { deck: null }, freshEvent());
    await database.prisma.user.update({ where: { id: person.user }, data: { askedAs: 'typed' } });
    await study.grade(person.user, await study.show(person.user, begun, { typed: 'back of one' }), 3);
    const asked = async () =>
      (await database.prisma.studyQueue.findUniqueOrThrow({ where: { sessionId: begun.session } })).asked;
    await purgeDeleted(database, new Date(clock.now().getTime() + 6 * DAY));
    expect(await asked()).toHaveLength(1);
    await purgeDeleted(database, new Date(clock.now().getTime() + 8 * DAY));
    expect(await asked()).toEqual([]);
  });

  it('are no more than there may be', async () => {
    const { user } = await newPerson(database);
    const names = Array.from({ length: DECKS_MAX - 1 }, (_, i) => `deck ${i}`);
    await database.prisma.deck.createMany({
      data: names.map((name) => ({ id: newId(), ownerId: user, name, nameKey: name })),
    });
    await expect(decks().create(user, 'one more', freshEvent())).rejects.toMatchObject({
      code: 'deck.limit',
    });
  });

  it('belong to their owner alone', async () => {
    const { deck } = await newPerson(database);
    const { user } = await newPerson(database);
    const attempts = [
      decks().show(user, deck),
      decks().rename(user, deck, 'mine'),
      decks().delete(user, deck),
      decks().restore(user, deck),
      decks().find(user, deck),
    ];
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'deck.not_found' } });
  });
});
