import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import type { UserId } from '../../../src/core/ids.js';
import { createCards } from '../../../src/core/library/cards.js';
import { CARD_FRONT_MAX } from '../../../src/core/library/limits.js';
import { createStudy } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const cards = () => createCards({ database, clock, blobs: undefined as never });

const withCard = async (front = 'cat', back = 'Katze') => {
  const person = await newPerson(database);
  const card = await cards().add(person.user, { front, back, deck: person.deck }, freshEvent());
  return { ...person, card };
};
const sidesOf = async (user: UserId) => {
  const rows = await database.prisma.card.findMany({
    where: { ownerId: user, deletedAt: null },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ front, back }) => `${front} → ${back}`);
};

it('a card gets its other direction once, with its source', async () => {
  const { user, card } = await withCard();
  await database.prisma.card.update({ where: { id: card.id }, data: { page: 7, quote: 'Die Katze.' } });
  await Promise.all([1, 2, 3].map(() => cards().askBothWays(user, card.id, true)));
  expect(await sidesOf(user)).toEqual(['cat → Katze', 'Katze → cat']);
  const rows = await database.prisma.card.findMany({ where: { ownerId: user }, orderBy: { id: 'asc' } });
  expect(rows[1]).toMatchObject({ page: 7, quote: 'Die Katze.', note: rows[0]?.note, isReverse: true });
});

it('an edit and its Undo go for both directions', async () => {
  const { user, card } = await withCard();
  const { revision } = await cards().askBothWays(user, card.id, true);
  const edited = await cards().edit(
    user,
    card.id,
    { front: 'tomcat', back: 'Kater', revision },
    freshEvent(),
  );
  expect(await sidesOf(user)).toEqual(['tomcat → Kater', 'Kater → tomcat']);
  await cards().undoEdit(user, card.id, edited.revision);
  expect(await sidesOf(user)).toEqual(['cat → Katze', 'Katze → cat']);
  const tooLong = { front: 'cat', back: 'K'.repeat(CARD_FRONT_MAX + 1), revision: edited.revision + 1 };
  await expect(cards().edit(user, card.id, tooLong, freshEvent())).rejects.toMatchObject({
    code: 'card.not_for_both_ways',
  });
  expect(await sidesOf(user)).toEqual(['cat → Katze', 'Katze → cat']);
});

it('an edit that leaves it no other direction is refused, and a card alone says nothing of one', async () => {
  const { user, card } = await withCard();
  const { revision } = await cards().askBothWays(user, card.id, true);
  for (const sides of [
    { front: 'cat', back: 'Katze', distractors: ['Hund'] },
    { front: 'a ____ meows', back: 'cat' },
    { front: 'cat', back: 'a ____' },
  ])
    await expect(cards().edit(user, card.id, { ...sides, revision }, freshEvent())).rejects.toMatchObject({
      code: 'card.not_for_both_ways',
    });
  const other = await database.prisma.card.findFirstOrThrow({ where: { ownerId: user, front: 'Katze' } });
  await cards().delete(user, other.id);
  expect(await cards().show(user, card.id)).toMatchObject({ isBothWays: false });
  await cards().restore(user, other.id);
  expect(await cards().show(user, card.id)).toMatchObject({ isBothWays: true });
});

it('the other direction goes, and comes back as it was', async () => {
  const { user, card } = await withCard();
  await cards().askBothWays(user, card.id, true);
  const other = await database.prisma.card.findFirstOrThrow({ where: { ownerId: user, front: 'Katze' } });
  expect(await cards().askBothWays(user, card.id, false)).toMatchObject({ note: null });
  expect(await sidesOf(user)).toEqual(['cat → Katze']);
  await cards().askBothWays(user, card.id, true);
  expect(
    await database.prisma.card.findFirstOrThrow({
      where: { ownerId: user, front: 'Katze', deletedAt: null },
    }),
  ).toMatchObject({ id: other.id });
});

it('a card that says just that already becomes the other direction', async () => {
  const { user, deck, card } = await withCard();
  await cards().add(user, { front: 'Katze', back: 'cat', deck }, freshEvent());
  await cards().askBothWays(user, card.id, true);
  expect(await sidesOf(user)).toEqual(['cat → Katze', 'Katze → cat']);
});

it('the other direction waits for tomorrow where the card was asked today', async () => {
  clock.set('2026-03-02T09:00:00Z');
  const { user, card } = await withCard();
  const study = createStudy({ database, clock });
  const first = await study.start(user, { deck: null }, freshEvent());
  await study.grade(user, await study.show(user, first), 4);
  await cards().askBothWays(user, card.id, true);
  await expect(study.start(user, { deck: null }, freshEvent())).rejects.toMatchObject({
    code: 'study.nothing_due',
  });
  clock.set('2026-03-03T09:00:00Z');
  expect(await study.start(user, { deck: null }, freshEvent())).toMatchObject({ card: { front: 'Katze' } });
});

it('what has a gap, a long answer or another owner is not asked both ways', async () => {
  const gap = await withCard('Rome is in ____', 'Italy');
  const mark = await withCard('What marks a gap?', '____');
  const long = await withCard('What is a cell?', 'c'.repeat(CARD_FRONT_MAX + 1));
  for (const { user, card } of [gap, mark, long])
    await expect(cards().askBothWays(user, card.id, true)).rejects.toMatchObject({
      code: 'card.not_for_both_ways',
    });
  const mine = await withCard();
  await expect(cards().askBothWays(gap.user, mine.card.id, true)).rejects.toMatchObject({
    code: 'card.not_found',
  });
  await expect(cards().askBothWays(gap.user, mine.card.id, false)).rejects.toMatchObject({
    code: 'card.not_found',
  });
  expect(await sidesOf(mine.user)).toEqual(['cat → Katze']);
});

it('a card that is there already is added both ways when it is wanted anyway', async () => {
  const { user, deck } = await withCard();
  const again = cards().add(user, { front: 'cat', back: 'Katze', deck, isBothWays: true }, freshEvent());
  const refused = await again.catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'card.exists' });
  const { aside } = (refused as { details: { aside: never } }).details;
  await cards().restore(user, aside);
  expect(await sidesOf(user)).toEqual(['cat → Katze', 'cat → Katze', 'Katze → cat']);
});
