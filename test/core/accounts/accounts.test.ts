import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Accounts, createAccounts } from '../../../src/core/accounts/accounts.js';
import { minuteOfDay } from '../../../src/core/accounts/reminder-setting.js';
import type { SettingsChange } from '../../../src/core/accounts/settings.js';
import type { Database } from '../../../src/core/database/client.js';
import { type BlobId, type CardId, type DocumentId, newId, type UserId } from '../../../src/core/ids.js';
import type { BlobStore } from '../../../src/core/ports.js';
import { accountAsCsv } from '../../../src/core/privacy/export-csv.js';
import { createPrivacy } from '../../../src/core/privacy/privacy.js';
import { createSpaces } from '../../../src/core/spaces/spaces.js';
import { createStudy } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newCards, noGames, noLocales } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const blobsIn = (stored: Set<string>): BlobStore => ({
  put: async (id) => void stored.add(id),
  get: async () => new Uint8Array(),
  delete: async (id) => void stored.delete(id),
});
const accountsWith = () => createAccounts({ database, clock });
const privacyWith = (accounts: Accounts, blobs = new Set<string>()) =>
  createPrivacy({ locales: noLocales, database, clock, blobs: blobsIn(blobs), quizzes: noGames, accounts });
const newcomer = { deckName: 'My cards' };
let people = 0;
const identity = (displayName = 'Ada') => ({
  platform: 'telegram',
  platformUserId: `${1_000 + people++}`,
  displayName,
});
const deckOf = async (user: UserId) => {
  const deck = await database.prisma.deck.findFirstOrThrow({ where: { ownerId: user } });
  return { user, deck: deck.id, name: deck.name };
};

describe('meeting somebody', () => {
  it('makes one person with a default deck, however many events come at once and from wherever', async () => {
    const who = identity();
    const met = await Promise.all([0, 1, 2, 3].map(() => accountsWith().meet(who, newcomer)));
    expect(new Set(met).size).toBe(1);
    const decks = await database.prisma.deck.findMany({ where: { ownerId: met[0] ?? newId<UserId>() } });
    expect(decks).toMatchObject([{ name: 'My cards', isDefault: true }]);
  });

  it('follows a changed name', async () => {
    const accounts = accountsWith();
    const who = identity();
    const user = await accounts.meet(who, newcomer);
    expect(await accounts.meet({ ...who, displayName: 'Ada Lovelace' }, newcomer)).toBe(user);
    const { displayName } = await database.prisma.chatIdentity.findFirstOrThrow({ where: { userId: user } });
    expect(displayName).toBe('Ada Lovelace');
  });
});

describe('settings', () => {
  it('are checked', async () => {
    const accounts = accountsWith();
    const user = await accounts.meet(identity(), newcomer);
    expect(await accounts.settings(user)).toEqual({
      newPerDay: 20,
      retention: 90,
      learningSteps: '1m 10m',
      dayStart: 4,
      timeZone: 'UTC',
      timeZoneName: 'UTC',
      reminder: null,
      holidayUntil: null,
      reviewOrder: 'risk',
      sharesReports: true,
      askedAs: 'turn',
      fitted: true,
      quizReviews: false,
    });
    expect(await accounts.change(user, { timeZone: 'new york', newPerDay: 0, quizReviews: true })).toEqual({
      askedAs: 'turn',
      fitted: true,
      quizReviews: true,
      sharesReports: true,
      newPerDay: 0,
      retention: 90,
      learningSteps: '1m 10m',
      dayStart: 4,
      timeZone: 'America/New_York',
      timeZoneName: 'New York',
      reminder: null,
      holidayUntil: null,
      reviewOrder: 'risk',
    });
    for (const newPerDay of [-1, 201, 1.5])
      await expect(accounts.change(user, { newPerDay })).rejects.toMatchObject({
        code: 'option.out_of_range',
      });
    await expect(accounts.change(user, { timeZone: 'Atlantis' })).rejects.toMatchObject({
      code: 'settings.time_zone',
    });
  });
});

describe('the time of a reminder', () => {
  it.each([
    ['18:30', 1_110],
    [' 7 ', 420],
    ['7.05', 425],
    ['6 pm', 1_080],
    ['12:10 a.m.', 10],
    ['12pm', 720],
    ['18 Uhr', 1_080],
    ['18h30', 1_110],
  ])('is read as it is typed: %s', (typed, minute) => {
    expect(minuteOfDay(typed)).toBe(minute);
  });

  it.each(['', 'noon', '24:00', '12:60', '13 pm', '0 am', '1830', '-1'])('is not: %s', (typed) => {
    expect(() => minuteOfDay(typed)).toThrow('settings.time');
  });

  it('is within a day', async () => {
    const accounts = accountsWith();
    const user = await accounts.meet(identity(), newcomer);
    const place = { kind: 'place', platform: 'telegram', id: '1' } as const;
    const change = accounts.change(user, { reminder: { minute: 1_440, place } });
    await expect(change).rejects.toMatchObject({ code: 'settings.time' });
  });
});

describe('what schedules are made with', () => {
  it('is a row of its own for each choice, found again, and none for the defaults', async () => {
    const accounts = accountsWith();
    const user = await accounts.meet(identity(), newcomer);
    const chosen = async (change: SettingsChange) => {
      await accounts.change(user, change);
      return (await database.prisma.user.findUniqueOrThrow({ where: { id: user } })).parametersId;
    };
    const eager = await chosen({ retention: 95 });
    expect(eager).not.toBeNull();
    const patient = await chosen({ learningSteps: '5 min, 1 h' });
    expect(await accounts.settings(user)).toMatchObject({ retention: 95, learningSteps: '5m 1h' });
    expect(patient).not.toBe(eager);
    expect(await chosen({ learningSteps: '1m 10m' })).toBe(eager);
    expect(await chosen({ retention: 90 })).toBeNull();
    expect(await chosen({ dayStart: 0 })).toBeNull();
    expect(await database.prisma.schedulerParameters.count({ where: { userId: user } })).toBe(2);
  });

  it('stays within what makes sense', async () => {
    const accounts = accountsWith();
    const user = await accounts.meet(identity(), newcomer);
    for (const change of [{ retention: 79 }, { retention: 98 }, { retention: 90.5 }, { dayStart: 13 }])
      await expect(accounts.change(user, change)).rejects.toMatchObject({ code: 'option.out_of_range' });
    await expect(accounts.change(user, { learningSteps: '10m 1m' })).rejects.toMatchObject({
      code: 'settings.learning_steps',
    });
  });

  it('is the same row for two changes at once', async () => {
    const accounts = accountsWith();
    const user = await accounts.meet(identity(), newcomer);
    await Promise.all([1, 2, 3].map(() => accounts.change(user, { retention: 85 })));
    expect(await database.prisma.schedulerParameters.count({ where: { userId: user } })).toBe(1);
  });
});

/** A person with a card from a document, studied once. */
const studied = async (accounts: ReturnType<typeof accountsWith>, blobId: BlobId) => {
  const who = identity('=cmd|calc');
  const user = await accounts.meet(who, newcomer);
  const owner = await deckOf(user);
  const [cardId = newId<CardId>()] = await newCards(database, owner, ['=HYPERLINK("x")', '-2']);
  const document = {
    id: newId<DocumentId>(),
    ownerId: user,
    sha256: 'x',
    name: 'Lecture.pdf',
    size: 10,
    blobId,
  };
  await database.prisma.document.create({ data: document });
  const source = { documentId: document.id, page: 3, quote: 'A quote.' };
  await database.prisma.card.update({ where: { id: cardId }, data: source });
  const study = createStudy({ database, clock });
  const turned = await study.show(user, await study.start(user, { deck: null }, freshEvent()));
  await study.grade(user, turned, 4);
  return { who, user };
};

describe('one’s own data', () => {
  it('is exported whole, and no cell of it runs as a formula', async () => {
    const accounts = accountsWith();
    const { user, who } = await studied(accounts, newId<BlobId>());
    const data = await privacyWith(accounts).export(user);
    expect(data).toMatchObject({
      identities: [{ platform: 'telegram', id: who.platformUserId, name: '=cmd|calc' }],
      documents: [{ name: 'Lecture.pdf', bytes: 10 }],
      decks: [
        {
          name: 'My cards',
          cards: [
            { front: '=HYPERLINK("x")', document: 'Lecture.pdf', page: 3, schedule: { reps: 1 } },
            { front: '-2', document: null, schedule: null },
          ],
        },
      ],
      reviews: [{ rating: 4 }],
    });
    const tables = accountAsCsv(data);
    expect(tables.map(({ name }) => name)).toEqual(['cards.csv', 'reviews.csv', 'account.csv']);
    const [cards] = tables;
    expect(cards?.csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(cards?.csv).toContain(`'-2`);
    const [, noReviews] = accountAsCsv({ ...data, reviews: [] });
    expect(noReviews?.csv).toBe(
      '\ufeffat,card,rating,id,undoes,parameters,mode,durationMs,intervalMinutes,day,elapsedDays,utcOffset,rule\r\n',
    );
  });

  it('is gone at once when the person asks, with its bytes, and they start afresh', async () => {
    const blobs = new Set<string>();
    const accounts = accountsWith();
    const privacy = privacyWith(accounts, blobs);
    const blob = newId<BlobId>();
    blobs.add(blob);
    const { user, who } = await studied(accounts, blob);
    await privacy.forgetMe(user);
    const { prisma } = database;
    const where = { where: { userId: user } };
    const owned = { where: { ownerId: user } };
    const left = await Promise.all([
      prisma.user.count({ where: { id: user } }),
      prisma.chatIdentity.count(where),
      prisma.deck.count(owned),
      prisma.card.count(owned),
      prisma.schedule.count(where),
      prisma.reviewLog.count(where),
      prisma.studySession.count(where),
      prisma.document.count(owned),
      prisma.effect.count(where),
    ]);
    expect(left).toEqual(left.map(() => 0));
    expect(blobs.size).toBe(0);
    const again = await accounts.meet(who, newcomer);
    expect(again).not.toBe(user);
    expect((await privacy.export(again)).decks).toMatchObject([{ name: 'My cards', cards: [] }]);
  });
});

it('a space is greeted once, and again when the bot comes back', async () => {
  const spaces = createSpaces({ database, clock });
  const space = { platform: 'discord', platformSpaceId: '7', name: 'Biology' };
  const claims = await Promise.all([0, 1, 2].map(() => spaces.claimGreeting(space)));
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await spaces.remember({ ...space, name: 'Biology 2' })).toBe(await spaces.remember(space));
  expect(await spaces.claimGreeting(space)).toBe(false);
  await spaces.leave(space);
  expect(await spaces.claimGreeting(space)).toBe(true);
});
