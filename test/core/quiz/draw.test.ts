import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { seeded } from '../../../src/core/answers/shuffle.js';
import type { Database } from '../../../src/core/database/client.js';
import { createOwed } from '../../../src/core/events/owed.js';
import type { PlaceRef } from '../../../src/core/events/refs.js';
import { type DeckId, type DocumentId, newId } from '../../../src/core/ids.js';
import { CARDS_MAX } from '../../../src/core/library/limits.js';
import { createQuizzes } from '../../../src/core/quiz/play/service.js';
import { QUESTIONS } from '../../../src/core/quiz/play/start.js';
import { DRAWN_MAX, drawCards, LENDERS_MAX } from '../../../src/core/quiz/questions/draw.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

type Person = Awaited<ReturnType<typeof newPerson>>;

const place: PlaceRef = { kind: 'place', platform: 'test', id: 'room' };
const start = ({ user, deck: id }: Person) => {
  const queue = { add: async () => undefined };
  const clock = handClock();
  const quizzes = createQuizzes({ database, clock, queue, owed: createOwed({ database, clock, queue }) });
  const deck = { id, name: 'My cards' };
  const wanted = { deck, questions: QUESTIONS.max, mode: 'classic', seconds: 10 } as const;
  const where = { place, hostName: 'Ada', hostPlace: place, sendEveryMs: 0 };
  return quizzes.start(user, wanted, where, freshEvent());
};
/** Writes `count` cards; `$` in a side is the card's number. */
const fill = async ({ user, deck }: Person, count: number, front: string, back: string) => {
  await database.prisma.$executeRaw`
    INSERT INTO "Card" (id, "deckId", "ownerId", kind, front, back)
    SELECT gen_random_uuid(), ${deck}::uuid, ${user}::uuid, 'basic',
      replace(${front}, '$', n::text), replace(${back}, '$', n::text)
    FROM generate_series(1, ${count}::int) n`;
};
const draw = ({ deck }: Person, seed = 1) => drawCards(database.prisma, { deck }, seeded(seed));

it('loads a bounded part of the largest deck there can be, and a game has all its questions', async () => {
  const person = await newPerson(database);
  await fill(person, CARDS_MAX, 'Question $?', 'Answer number $');
  expect((await draw(person)).cards.length).toBeLessThanOrEqual(3 * DRAWN_MAX);
  expect(await start(person)).toMatchObject({ questions: QUESTIONS.max });
});

it('draws a small deck whole, and of a large one others each time', async () => {
  const [small, large] = [await newPerson(database), await newPerson(database)];
  await fill(small, DRAWN_MAX, 'Question $?', 'Answer $');
  await fill(large, 4 * DRAWN_MAX, 'Question $?', 'Answer $');
  expect((await draw(small)).cards).toHaveLength(DRAWN_MAX);
  const [one, again, other] = await Promise.all([draw(large, 1), draw(large, 1), draw(large, 2)]);
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});

it('finds the few answers that differ among very many that are the same', async () => {
  const person = await newPerson(database);
  await fill(person, 10 * DRAWN_MAX, 'Is $ a number?', 'Yes');
  await expect(start(person)).rejects.toMatchObject({ code: 'quiz.no_questions' });
  await fill(person, 1, 'Is this a number?', 'No');
  expect(await start(person)).toMatchObject({ questions: QUESTIONS.max });
});

it('draws what else is right for a question that it draws', async () => {
  const person = await newPerson(database);
  await fill(person, 1_000, 'A noble gas?', 'Helium');
  await fill(person, 3 * DRAWN_MAX, 'Question $?', 'Answer $');
  await fill(person, 1, 'A noble gas', 'Neon');
  for (const seed of [1, 2, 3]) {
    const { cards } = await draw(person, seed);
    const backs = cards.filter(({ front }) => front.startsWith('A noble gas')).map(({ back }) => back);
    expect(new Set(backs).size).not.toBe(1);
  }
});

it('borrows a bounded number of cards of the same document and owner', async () => {
  const [person, other] = [await newPerson(database), await newPerson(database)];
  const document = { id: newId<DocumentId>(), ownerId: person.user, sha256: '', name: 'a.pdf', size: 1 };
  await database.prisma.document.create({ data: document });
  await fill(person, 1, 'Question $?', 'Answer $');
  const deck = newId<DeckId>();
  await database.prisma.deck.create({ data: { id: deck, ownerId: person.user, name: 'b', nameKey: 'b' } });
  await fill({ ...person, deck }, 2 * LENDERS_MAX, 'Question $?', 'Answer $');
  await fill(other, 1, 'Copied $?', 'Edited $');
  await database.prisma.card.updateMany({ data: { documentId: document.id } });
  const { lenders } = await draw(person);
  expect(lenders).toHaveLength(LENDERS_MAX);
  expect(lenders.map(({ front }) => front)).not.toContain('Copied 0?');
});
