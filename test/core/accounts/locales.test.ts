import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccounts } from '../../../src/core/accounts/accounts.js';
import { createLocales } from '../../../src/core/accounts/locales.js';
import type { Database } from '../../../src/core/database/client.js';
import { freshDatabase } from '../../support/database.js';
import { handClock, SECOND } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
let people = 0;
const met = async () => {
  const identity = { platform: 'test', platformUserId: `reader-${people++}`, displayName: 'Ada' };
  const user = await createAccounts({ database, clock }).meet(identity, { deckName: 'My cards' });
  return { identity, user, locales: createLocales({ database, clock }) };
};

it('a person reads what they chose, else what their app says now, else what it said last', async () => {
  const { identity, user, locales } = await met();
  expect(await locales.ofPerson(identity)).toBe(null);
  expect(await locales.ofPerson(identity, 'de-AT')).toBe('de-AT');
  expect(await createLocales({ database, clock }).ofPerson(identity)).toBe('de-AT');
  await locales.choose(user, 'en');
  expect(await locales.ofPerson(identity, 'de-AT')).toBe('en');
  await locales.choose(user, null);
  expect(await locales.ofPerson(identity, 'de-AT')).toBe('de-AT');
});

it('what another process changed is seen within 30 s, however often it is asked meanwhile', async () => {
  const { identity, user, locales } = await met();
  expect(await locales.ofPerson(identity, 'en')).toBe('en');
  await createLocales({ database, clock }).choose(user, 'de');
  for (let seconds = 0; seconds < 30; seconds += 10) {
    await locales.ofPerson(identity, 'en');
    clock.pass(10 * SECOND);
  }
  expect(await locales.ofPerson(identity, 'en')).toBe('de');
});

it('a person whose account was deleted is nobody that is remembered', async () => {
  const { identity, user, locales } = await met();
  await locales.choose(user, 'de');
  expect(await locales.ofPerson(identity, 'en')).toBe('de');
  await database.prisma.user.delete({ where: { id: user } });
  locales.forget();
  expect(await locales.ofPerson(identity, 'en')).toBe('en');
});
