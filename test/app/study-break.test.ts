import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/core/database/client.js';
import type { DeckId, UserId } from '../../src/core/ids.js';
import { type App, discordPerson, labelsOf, startApp, telegramPerson, unescaped } from '../support/app.js';
import { DAY, newCards } from '../support/people.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** Sixty cards that came due a month ago, for everybody who has a deck. */
const afterBreak = async (database: Database): Promise<void> => {
  const { prisma } = database;
  for (const { id, ownerId } of await prisma.deck.findMany({ where: { isDefault: true } })) {
    const fronts = Array.from({ length: 60 }, (_, i) => `question ${i}`);
    const cards = await newCards(database, { user: ownerId as UserId, deck: id as DeckId }, fronts);
    const memory = { state: 2, stability: 3, difficulty: 5, scheduledDays: 3, learningSteps: 0, reps: 3 };
    const days = (ago: number) => new Date(Date.now() - ago * DAY);
    const row = { userId: ownerId, ...memory, lapses: 0, rev: 3, due: days(30), lastReview: days(33) };
    await prisma.schedule.createMany({ data: cards.map((cardId) => ({ ...row, cardId })) });
  }
};

test('after a break the backlog is spread over days with one press, and that is taken back', async () => {
  const ada = discordPerson(app);
  const ben = telegramPerson(app);
  const { acts, chat } = ben;
  await app.discord.as(ada.user).command(ada.channel, 'deck list');
  acts.send(chat, '/language Deutsch');
  await ben.reads('Deutsch');
  acts.send(chat, '/deck_list');
  await ben.reads('Stapel');
  await app.lookInside(afterBreak);

  const onDiscord = app.discord.as(ada.user);
  const begun = await (await onDiscord.command(ada.channel, 'study start')).shown();
  expect(begun.text).toContain('60 cards are waiting. You can spread them over 3 days.');
  const spread = await (await onDiscord.press(begun, 'Spread over 3 days')).shown();
  expect(unescaped(spread.text)).toContain('card 1 of 20 · 20 due');
  expect(spread.text).toContain('40 cards come back over the next 2 days.');
  const gathered = await (await onDiscord.press(spread, 'Undo')).shown();
  expect(unescaped(gathered.text)).toContain('60 due');
  expect(labelsOf(gathered)).not.toContain('Spread over 3 days');

  acts.send(chat, '/study');
  await acts.press(await ben.offers('Auf 3 Tage verteilen'), 'Auf 3 Tage verteilen');
  await ben.reads('40 Karten kommen in den nächsten 2 Tagen dran');
  await acts.press(await ben.offers('Rückgängig'), 'Rückgängig');
  await ben.reads('60 fällig');
});

test('a holiday is taken in the settings, and ended where one would study', async () => {
  const ada = discordPerson(app, 'Cleo');
  const acts = app.discord.as(ada.user);
  const says = async (command: string, options = {}) =>
    (await acts.command(ada.channel, command, options)).shown();
  await says('flashcard add', { front: 'Where is Rome?', back: 'In Italy' });
  const settings = await says('settings');
  const form = await acts.press(settings, 'Take a holiday');
  const refused = await (await acts.submitModal(form, { until: 'whenever' })).shown();
  expect(unescaped(refused.text)).toContain('I know no day “whenever”.');
  const again = await acts.press(refused, 'Try again');
  const saved = await (await acts.submitModal(again, { until: '2 weeks' })).shown();
  expect(unescaped(saved.text)).toMatch(/Holiday:\*\* back on \w+, \w+ \d+, \d+/);
  expect(labelsOf(saved)).toContain('End the holiday');
  const paused = await says('study start');
  expect(unescaped(paused.text)).toMatch(/You are on holiday\. Your first day back is \w+, \w+ \d+, \d+\.$/);
  const studying = await (await acts.press(paused, 'Study anyway')).shown();
  expect(studying.text).toContain('Where is Rome?');
  expect((await says('study start')).text).toContain('Where is Rome?');
  await (await acts.press(await says('settings'), 'End the holiday')).shown();
  expect(unescaped((await says('settings')).text)).toContain('**Holiday:** none');
});

test('on Telegram as well, in German', async () => {
  const ben = telegramPerson(app, 'Dora');
  const { acts, chat } = ben;
  acts.send(chat, '/language Deutsch');
  await ben.reads('Deutsch');
  acts.send(chat, '/add Where is Rome? :: In Italy');
  acts.send(chat, '/settings');
  await acts.press(await ben.offers('Pause machen'), 'Pause machen');
  await ben.reads('Wann geht es weiter');
  acts.send(chat, 'zwei Wochen');
  await ben.reads(/Lernpause: weiter am \w+\., \d+\. \S+ \d+/);
  acts.send(chat, '/study');
  await ben.reads(/Du hast Lernpause\. Weiter geht es am \w+\., \d+\. \S+ \d+\.$/);
  await acts.press(await ben.offers('Pause beenden'), 'Pause beenden');
  await ben.reads('Where is Rome?');
  acts.send(chat, '/settings');
  await ben.reads('Lernpause: keine');
});
