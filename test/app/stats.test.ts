import { loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, discordPerson, labelsOf, startApp, telegramPerson, unescaped } from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** The description that a reader of the screen hears, of the picture in a message of Discord's. */
const altsIn = (part: unknown): string[] => {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'description' && typeof value === 'string' ? [value] : altsIn(value),
  );
};

test('on Discord /stats shows a picture and its figures to the person alone', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const command = async (name: string, options = {}) =>
    (await acts.command(ada.channel, name, options)).shown();
  const empty = await command('stats');
  expect(empty.ephemeralFor).toBe(ada.user.id);
  expect(unescaped(empty.text)).toMatch(
    /Today:\*\* nothing yet[\s\S]*In a row:\*\* 0 days[\s\S]*Cards:\*\* 0 cards/,
  );

  await command('flashcard add', { front: 'What is osmosis?', back: 'Water moving' });
  const front = await command('study start');
  const back = await (await acts.press(front, 'Show answer')).shown();
  await (await acts.press(back, labelsOf(back).find((label) => label.startsWith('Easy')) ?? 'Easy')).shown();

  const stats = await command('stats');
  const text = unescaped(stats.text);
  expect(text).toMatch(/Today:\*\* 1 review/);
  expect(text).toMatch(/In a row:\*\* 1 day/);
  expect(text).toContain('26 weeks:** 1 review on 1 day');
  expect(text).toMatch(/Cards:\*\* 1 card/);
  const [picture] = stats.attachments;
  expect(picture?.name).toBe('picture.png');
  expect(altsIn(stats.components)).toEqual([expect.stringMatching(/^Charts: reviews on each day/)]);
  expect(labelsOf(stats)).toEqual(['Study now', 'Settings']);
  expect((await (await acts.press(stats, 'Settings')).shown()).text).toContain('Recall goal');
});

test('on Telegram it is a photo with the figures below', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/stats');
  const photo = await app.telegram.waitFor(() => ben.said().find((message) => message.photo));
  expect(photo.caption).toContain('Your study');
  expect(photo.caption).toContain('Today: nothing yet');
  expect(labelsOf(photo)).toEqual(['Study now', 'Settings']);
  if (!photo.photo) throw new Error('no photo');
  expect((await loadImage(photo.photo.bytes)).width).toBe(1_080);
  ben.acts.press(photo, 'Settings');
  await ben.reads('Settings');
});

test('in a group on Telegram it leads to the private chat', async () => {
  const eve = telegramPerson(app, 'Eve');
  const group = app.telegram.addGroup({ title: 'Biology', members: [eve.user] });
  eve.acts.send(group, '/stats');
  const answer = await app.telegram.waitFor(() =>
    app.telegram.messages(group).find(({ from }) => from.isBot),
  );
  expect(answer.photo).toBeUndefined();
  expect(answer.buttons.flat().map(({ url }) => url)).toEqual([expect.stringContaining('start=')]);
});

test('in German, the picture and the text are in German', async () => {
  const kai = telegramPerson(app, 'Kai');
  kai.acts.send(kai.chat, '/language Deutsch');
  await kai.reads('Deutsch');
  kai.acts.send(kai.chat, '/stats');
  const photo = await app.telegram.waitFor(() => kai.said().find((message) => message.photo));
  expect(photo.caption).toContain('Heute: noch nichts');
  expect(labelsOf(photo)).toEqual(['Jetzt lernen', 'Einstellungen']);
});
