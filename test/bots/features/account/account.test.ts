import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountFeature } from '../../../../src/bots/features/account/commands.js';
import { cardsFeature } from '../../../../src/bots/features/cards/commands.js';
import { helpFeature } from '../../../../src/bots/features/help/commands.js';
import { createAccounts } from '../../../../src/core/accounts/accounts.js';
import { createLocales } from '../../../../src/core/accounts/locales.js';
import { createRowBlobs } from '../../../../src/core/blobs/rows.js';
import type { Database } from '../../../../src/core/database/client.js';
import { createMending } from '../../../../src/core/generation/mend/mending.js';
import type { UsedModels } from '../../../../src/core/generation/model/used-models.js';
import { createCards } from '../../../../src/core/library/cards.js';
import { createDecks } from '../../../../src/core/library/decks.js';
import { createPrivacy } from '../../../../src/core/privacy/privacy.js';
import { createSpaces } from '../../../../src/core/spaces/spaces.js';
import { createStudy } from '../../../../src/core/study/study.js';
import { freshDatabase } from '../../../support/database.js';
import { handClock, MINUTE, noGames, noLocales } from '../../../support/people.js';
import { buttonsOf, type Desk, sitAt, textOf, viewOf } from '../desk.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const blobs = { put: async () => {}, get: async () => new Uint8Array(), delete: async () => {} };
const messenger = { send: async () => ({ kind: 'message', platform: 'test', id: '1' }) as const };
const sit = (models: UsedModels = { endpoint: false }, canFit = true): Desk => {
  const accounts = createAccounts({ database, clock });
  const privacy = createPrivacy({ locales: noLocales, database, clock, blobs, quizzes: noGames, accounts });
  const locales = createLocales({ database, clock });
  const spaces = createSpaces({ database, clock });
  const cards = cardsFeature({
    admitCosts: async () => {},
    mending: createMending({ database, clock, skills: {} }),
    study: createStudy({ database, clock }),
    cards: createCards({ database, clock, blobs: createRowBlobs(database) }),
    decks: createDecks({ database, clock }),
  });
  return sitAt(
    [
      accountFeature({
        ...{ accounts, privacy, locales, spaces, clock, messenger },
        fits: { canRun: () => canFit },
        findUsedModels: async () => models,
      }),
      cards,
      helpFeature(),
    ],
    accounts,
    'botDm',
  );
};

describe('settings', () => {
  it('say nothing of a fitted schedule where the machine has no optimiser', async () => {
    const scheduled = await sit().command('settings');
    expect(textOf(scheduled)).toContain('Schedule: adapts to you');
    expect(buttonsOf(scheduled)).toContain('Standard schedule');
    const plain = await sit(undefined, false).command('settings');
    expect(textOf(plain)).not.toContain('Schedule:');
    expect(buttonsOf(plain)).not.toContain('Standard schedule');
  });

  it('are changed by options, by buttons and in a form', async () => {
    const desk = sit();
    const shown = textOf(await desk.command('settings'));
    expect(shown).toContain('New cards a day: 20 · reviews are never limited\nOrder of reviews: ');
    expect(shown).toContain('Learning steps: 1m 10m');
    expect(textOf(await desk.press('50'))).toContain('Saved\nNew cards a day: 50');
    expect(textOf(await desk.press('95%'))).toContain('Recall goal: 95%');
    expect(textOf(await desk.press('00:00'))).toContain('Day starts at: 00:00');
    expect(textOf(await desk.press('Deutsch'))).toContain('Language: Deutsch');
    const byOption = await desk.command('settings', { new: 7, timezone: 'europe/berlin' });
    expect(textOf(byOption)).toContain('New cards a day: 7 ');
    expect(textOf(byOption)).toContain('Time zone: Europe/Berlin ');
    expect(await desk.press('Change time zone')).toMatchObject({
      form: { fields: [{ value: 'Europe/Berlin' }] },
    });
    expect(await desk.fill({ zone: 'Atlantis' })).toMatchObject({
      kind: 'notice',
      retry: { type: 'settings.timeZone' },
    });
    await desk.command('settings');
    await desk.press('Another number');
    expect(textOf(await desk.fill({ cards: '37' }))).toContain('New cards a day: 37 ');
    await desk.press('Another number');
    expect(textOf(await desk.fill({ cards: 'ten' }))).toContain('New cards a day: 10 ');
    for (const cards of ['300', '-3', 'many']) {
      await desk.command('settings');
      await desk.press('Another number');
      expect(textOf(await desk.fill({ cards }))).toContain('New cards a day: a whole number from 0 to 200.');
    }
    await desk.command('settings');
    await desk.press('Change learning steps');
    expect(textOf(await desk.fill({ steps: '10 min, 1 hour' }))).toContain('Learning steps: 10m 1h ');
    await desk.press('Change learning steps');
    expect(textOf(await desk.fill({ steps: '1h 10m' }))).toContain('none shorter than the one before');
    expect(textOf(await desk.command('settings', { new: 201 }))).toContain('from 0 to 200');
    expect(await desk.suggest('settings', 'timezone', 'berl')).toEqual(['Berlin · Europe/Berlin']);
  });
});

it.each([
  ['Kolkata', 'Asia/Kolkata'],
  ['Kyiv', 'Europe/Kyiv'],
])('a time zone is shown as %s, as it was typed', async (city, zone) => {
  const desk = sit();
  expect(textOf(await desk.command('settings', { timezone: city }))).toContain(`Time zone: ${city} ·`);
  expect(await desk.press('Change time zone')).toMatchObject({ form: { fields: [{ value: city }] } });
  expect(await database.prisma.user.count({ where: { timeZone: zone, timeZoneName: city } })).toBe(1);
});

describe('one’s own data', () => {
  it.each<[UsedModels, string, string]>([
    [{ google: 'free', endpoint: true }, 'Google may use and read them. Where it', 'may use what is sent'],
    [{ google: 'unknown', endpoint: false }, 'If it is Google’s free service', 'sent to Google’s Gemini'],
    [{ google: 'paid', endpoint: false }, 'Google does not use them', 'paid for'],
    [{ endpoint: true }, 'the operator of this bot has chosen', 'the operator of this bot has chosen'],
    [{ endpoint: false }, 'Sent to: nobody.', 'sent to nobody else'],
  ])(
    'is explained in four lines with where PDFs go, and wholly in the details: %o',
    async (models, short, whole) => {
      const desk = sit(models);
      const first = await desk.command('privacy');
      expect(textOf(first)).toContain(short);
      expect(textOf(first).length).toBeLessThan(600);
      expect(buttonsOf(first)).toEqual(['Details', 'Export my data', 'Delete everything']);
      const details = await desk.press('Details');
      expect(textOf(details)).toContain(whole);
      expect(textOf(details)).toContain('Games are kept for 30 days');
      expect(textOf(await desk.press('‹ Back'))).toBe(textOf(first));
    },
  );

  it('is exported as files', async () => {
    const desk = sit();
    await desk.command('flashcard add', { front: 'What is osmosis?', back: 'Water' });
    const { blocks } = viewOf(await desk.command('export'));
    const files = blocks.filter((block) => block.kind === 'file');
    expect(files.map(({ name }) => name)).toEqual([
      'deckhand.json',
      'cards.csv',
      'reviews.csv',
      'account.csv',
    ]);
    const [json] = files;
    expect(JSON.parse(Buffer.from(json?.bytes ?? []).toString())).toMatchObject({
      decks: [{ cards: [{ front: 'What is osmosis?' }] }],
    });
  });

  it('is deleted only when that is confirmed in time', async () => {
    const desk = sit();
    await desk.command('flashcard add', { front: 'kept', back: 'b' });
    await desk.command('forget-me');
    expect(textOf(await desk.press('Keep it'))).toContain('Nothing was deleted');
    await desk.command('forget-me');
    clock.pass(11 * MINUTE);
    expect(textOf(await desk.press('Yes'))).toContain('expired');
    expect(textOf(await desk.command('flashcard list'))).toContain('kept');
    await desk.command('privacy');
    await desk.press('Delete everything');
    expect(textOf(await desk.press('Yes'))).toContain('Everything about you is deleted');
    expect(textOf(await desk.command('flashcard list'))).toContain('No cards here yet');
  });
});

it('help leads to what there is', async () => {
  const desk = sit();
  const first = await desk.command('start');
  expect(textOf(first)).toContain('Hello! I turn lecture PDFs into flashcards');
  expect(buttonsOf(first)).toEqual(['Cards from a PDF', 'Add a card', 'Study', 'My decks']);
  expect(textOf(await desk.press('Cards from a PDF'))).toContain('choose a PDF');
  expect(textOf(await desk.command('help'))).toContain('What is osmosis?');
});
