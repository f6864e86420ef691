import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/core/database/client.js';
import { createOwed } from '../../src/core/events/owed.js';
import type { PlaceRef } from '../../src/core/events/refs.js';
import { newId } from '../../src/core/ids.js';
import { createPrivacy } from '../../src/core/privacy/privacy.js';
import type { Failpoint } from '../../src/core/quiz/play/failpoints.js';
import { createQuizzes } from '../../src/core/quiz/play/service.js';
import { servicesDatabase } from '../support/database.js';
import { freshEvent, handClock, newCards, newPerson, noLocales } from '../support/people.js';

const HOSTS = 20;

let databases: readonly [Database, Database];
let close: () => Promise<void>;
beforeAll(async () => {
  const made = await servicesDatabase();
  const other = await openDatabase({ url: made.url, dataDir: '' });
  databases = [made, other];
  close = async () => {
    await other.close();
    await made.close();
  };
});
afterAll(() => close?.());

const clock = handClock();
const queue = { add: async () => {} };
const blobs = { put: async () => {}, get: async () => new Uint8Array(), delete: async () => {} };
const place = (): PlaceRef => ({ kind: 'place', platform: 'test', id: newId() });

it('a game that begins while its host is being forgotten elsewhere is stopped, and does not vanish', async () => {
  const [here, there] = databases;
  const owed = createOwed({ database: here, clock, queue });
  const quizzes = createQuizzes({ database: there, clock, queue, owed });
  const beginAndGo = async (): Promise<void> => {
    const host = await newPerson(here);
    await newCards(here, host, ['one', 'two', 'three', 'four', 'five']);
    const deck = { id: host.deck, name: 'My cards' };
    const wanted = { deck, questions: 5, seconds: 10, mode: 'classic' } as const;
    const where = { place: place(), hostName: 'Ada', hostPlace: place(), sendEveryMs: 0 };
    /** Resolves when the game is written, and not yet committed. */
    const begin = () =>
      new Promise<void>((resolve, reject) => {
        const reach = (failpoint: Failpoint) => (failpoint === 'begin.written' ? resolve() : undefined);
        const beginning = createQuizzes({ database: here, clock, queue, owed, reach });
        beginning.start(host.user, wanted, where, freshEvent()).catch(reject);
      });
    let hasBegun = false;
    const abandon = async (): Promise<void> => {
      await quizzes.abandon(host.user);
      if (!hasBegun) await begin();
      hasBegun = true;
    };
    const accounts = { forget: () => {} };
    await createPrivacy({
      locales: noLocales,
      database: there,
      clock,
      blobs,
      quizzes: { abandon },
      accounts,
    }).forgetMe(host.user);
  };
  await Promise.all(Array.from({ length: HOSTS }, beginAndGo));
  expect(await here.prisma.user.count()).toBe(0);
  const games = await here.prisma.quiz.findMany({ include: { rooms: true } });
  const stopped = { hostId: null, hostName: '', rooms: [{ hostPlace: null }], endedAt: clock.now() };
  expect(games).toMatchObject(Array.from({ length: HOSTS }, () => stopped));
});
