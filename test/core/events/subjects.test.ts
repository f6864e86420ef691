import { afterAll, beforeAll, expect, it, test } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { Prisma } from '../../../src/core/database/generated/client.js';
import { transaction } from '../../../src/core/database/transaction.js';
import { createOwed } from '../../../src/core/events/owed.js';
import { createReferences, deleteReferencesAbout } from '../../../src/core/events/references.js';
import type { PlaceRef } from '../../../src/core/events/refs.js';
import {
  decodeSubject,
  encodeSubject,
  type Subject,
  type SubjectKind,
} from '../../../src/core/events/subjects.js';
import {
  type GenerationId,
  newId,
  type OwedId,
  type QuizId,
  type ReminderId,
  type SpaceId,
  type WeekId,
} from '../../../src/core/ids.js';
import { freshDatabase } from '../../support/database.js';
import { handClock, newPerson } from '../../support/people.js';

const ID = '01920000-0000-7000-8000-000000000001';

/** What rows hold, also those of earlier versions: these strings never change. */
const STORED: { readonly [K in SubjectKind]: [subject: Subject, stored: string] } = {
  'generation.progress': [{ kind: 'generation.progress', id: ID as GenerationId }, `generation:${ID}`],
  'board.opened': [{ kind: 'board.opened', id: ID as SpaceId }, `board:${ID}:opened`],
  'generation.end': [{ kind: 'generation.end', id: ID as GenerationId }, `generation:${ID}:end`],
  'quiz.lost': [{ kind: 'quiz.lost', id: ID as QuizId }, `quiz:${ID}:lost`],
  board: [{ kind: 'board', id: ID as WeekId }, `board:${ID}`],
  reminder: [{ kind: 'reminder', id: ID as ReminderId }, `reminder:${ID}`],
};

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

it.each(Object.entries(STORED))(
  'stores %s as it always was, and reads it back',
  (_kind, [subject, stored]) => {
    expect(encodeSubject(subject)).toBe(stored);
    expect(decodeSubject(stored)).toEqual(subject);
  },
);

it.each([
  '',
  'generation',
  'generation:',
  `generation:${ID}:middle`,
  `quiz:${ID}`,
  `deck:${ID}`,
  `quiz:${ID}:lost:x`,
])('reads no subject in “%s”', (stored) => {
  expect(decodeSubject(stored)).toBeUndefined();
});

it('deletes every reference about a row, and none about another', async () => {
  const references = createReferences({ database });
  const message = { kind: 'message', platform: 'test', id: '1' } as const;
  const other: Subject = { kind: 'generation.end', id: newId<GenerationId>() };
  const about = Object.values(STORED).map(([subject]) => subject);
  for (const subject of [...about, other]) await references.remember(subject, message);
  await transaction(database, (tx) => deleteReferencesAbout(tx, Prisma.sql`SELECT ${ID}::text`));
  for (const subject of about) expect(await references.find(subject)).toBeUndefined();
  expect(await references.find(other)).toEqual(message);
});

test('a message whose subject is of a later version is neither delivered nor lost', async () => {
  const { user } = await newPerson(database);
  const clock = handClock();
  const owed = createOwed({ database, clock, queue: { add: async () => {} } });
  const place: PlaceRef = { kind: 'place', platform: 'test', id: '1' };
  const id = newId<OwedId>();
  const row = { id, userId: user, subject: `later:${ID}`, place, fallback: place, createdAt: clock.now() };
  await database.prisma.owed.create({ data: row });
  expect(await owed.find(id, 0)).toBeUndefined();
  await owed.holdForNextCommand(id);
  expect(await owed.held(user)).toEqual([]);
  expect(await database.prisma.owed.findUnique({ where: { id } })).toMatchObject({ state: 'waiting' });
});
