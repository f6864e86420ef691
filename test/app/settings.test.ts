import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, discordPerson, labelsOf, startApp, telegramPerson, unescaped } from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const hasChanged = (text: string, to: string): void => {
  expect(unescaped(text)).toContain('Saved');
  expect(unescaped(text)).toContain(to);
};

test('on Discord one message shows all settings, and each choice changes it', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const settings = await (await acts.command(ada.channel, 'settings')).shown();
  expect(settings.selects.map(({ options }) => options.find(({ chosen }) => chosen)?.label)).toEqual([
    'New cards a day: 20',
    'Order of reviews: most likely forgotten first',
    'Recall goal: 90%',
    'Cards are asked: by turning them',
    'Day starts at: 04:00',
    'Reminder: Off',
    'Language: Like my app',
  ]);
  const choose = async (label: string) => (await acts.choose(settings, label)).shown();
  hasChanged((await choose('30')).text, '**New cards a day:** 30');
  hasChanged((await choose('longest due first')).text, '**Order of reviews:** longest due first');
  hasChanged((await choose('85%')).text, '**Recall goal:** 85%');
  hasChanged((await choose('01:00')).text, '**Day starts at:** 01:00');
  const form = await acts.choose(settings, 'Another number …');
  hasChanged((await (await acts.submitModal(form, { cards: '42' })).shown()).text, 'a day:** 42');
  const steps = await acts.press(settings, 'Change learning steps');
  hasChanged((await (await acts.submitModal(steps, { steps: '5 min 1h' })).shown()).text, '5m 1h');
  const german = await choose('Deutsch');
  expect(german.id).toBe(settings.id);
  expect(german.text).toContain('Neue Karten pro Tag');
  expect(ada.seen().filter(({ selects }) => selects.length > 0)).toHaveLength(1);

  const card = { front: 'What is osmosis?', back: 'Water moving' };
  await acts.command(ada.channel, 'flashcard add', card);
  const front = await (await acts.command(ada.channel, 'study start')).shown();
  const answer = await (await acts.press(front, 'Antwort zeigen')).shown();
  expect(labelsOf(answer)).toEqual(expect.arrayContaining([expect.stringMatching(/^Vergessen · 5/)]));
});

test('on Telegram a button for each choice shows the others, and the way back', async () => {
  const ben = telegramPerson(app);
  ben.acts.start();
  ben.acts.send(ben.chat, '/settings');
  const settings = await ben.reads('Settings');
  expect(labelsOf(settings).slice(0, 2)).toEqual([
    'New cards a day: 20 ▾',
    'Order of reviews: most likely forgotten first ▾',
  ]);
  const press = async (label: string, words: RegExp) => {
    await ben.acts.press(await ben.reads(/./), label);
    return ben.reads(words);
  };
  const choices = await press('Recall goal: 90% ▾', /^Recall goal$/);
  expect(labelsOf(choices)).toEqual(expect.arrayContaining(['80%', '97%', '‹ Back']));
  await press('‹ Back', /^Settings/);
  await press('Recall goal: 90% ▾', /^Recall goal$/);
  const changed = await press('85%', /^Saved/);
  expect(changed.id).toBe(settings.id);
  expect(changed.text).toContain('Recall goal: 85%');
});
