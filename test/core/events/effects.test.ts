import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { transaction } from '../../../src/core/database/transaction.js';
import { EFFECT_DAYS, findEffect, once, purgeEffects } from '../../../src/core/events/effects.js';
import { createReferences } from '../../../src/core/events/references.js';
import { type EventId, type GenerationId, newId, type UserId } from '../../../src/core/ids.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, newPerson } from '../../support/people.js';

let database: Database;
let user: UserId;
beforeAll(async () => {
  database = await freshDatabase();
  user = (await newPerson(database)).user;
});
afterAll(() => database.close());

const counted = () => {
  let calls = 0;
  return async () => {
    calls += 1;
    return { call: calls };
  };
};
const take = (event: EventId, work: () => Promise<{ call: number }>) =>
  transaction(database, (tx) => once(tx, event, user, work));

it('an event takes effect once, and a replay gets the first result', async () => {
  const event = freshEvent();
  const work = counted();
  expect(await Promise.all([take(event, work), take(event, work)])).toEqual([{ call: 1 }, { call: 1 }]);
  expect(await take(event, work)).toEqual({ call: 1 });
  expect(await findEffect(database, event)).toEqual({ call: 1 });
});

it('an event that failed has no effect, so that its replay tries again', async () => {
  const event = freshEvent();
  await expect(take(event, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await findEffect(database, event)).toBeUndefined();
  expect(await take(event, counted())).toEqual({ call: 1 });
});

it('events are forgotten once no platform delivers them again', async () => {
  const event = freshEvent();
  await take(event, counted());
  await purgeEffects(database, new Date(Date.now() + (EFFECT_DAYS - 1) * DAY));
  expect(await findEffect(database, event)).toEqual({ call: 1 });
  await purgeEffects(database, new Date(Date.now() + (EFFECT_DAYS + 1) * DAY));
  expect(await findEffect(database, event)).toBeUndefined();
});

it('a subject is known by its newest message', async () => {
  const references = createReferences({ database });
  const subject = { kind: 'generation.progress', id: newId<GenerationId>() } as const;
  expect(await references.find(subject)).toBeUndefined();
  for (const id of ['1', '2']) await references.remember(subject, { kind: 'message', platform: 'x', id });
  expect(await references.find(subject)).toEqual({ kind: 'message', platform: 'x', id: '2' });
});
