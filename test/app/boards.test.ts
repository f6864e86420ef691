import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, discordPerson, labelsOf, startApp, telegramPerson, unescaped } from '../support/app.js';
import { handRepeatingClock } from '../support/repeating-clock.js';

/** A Tuesday, and the Monday after it. */
const TUESDAY = '2026-11-24T12:00:00Z';
const MONDAY = '2026-11-30T09:00:00Z';

const { hand, clock, comesTo } = handRepeatingClock(TUESDAY);

let app: App;
beforeAll(async () => {
  app = await startApp({}, clock);
});
afterAll(() => app?.close());

test('on Discord a moderator opens it, and it names those who joined', async () => {
  hand.set(TUESDAY);
  const ben = app.discord.addUser({ name: 'Ben' });
  const ada = discordPerson(app, 'Ada', [ben]);
  const acts = app.discord.as(ada.user);
  await app.discord.as(ben).command(ada.channel, 'board here');
  await app.discord.waitFor(() =>
    app.discord.messages(ada.channel, ben).some(({ text }) => text.includes('Only moderators')),
  );
  const opened = await (await acts.command(ada.channel, 'board here')).shown();
  expect(labelsOf(opened)).toEqual(['Join', 'Leave']);
  await acts.press(opened, 'Join');
  await ada.sees('You’re in');
  await acts.command(ada.channel, 'flashcard add', { front: 'What is osmosis?', back: 'Water moving' });
  const front = await (await acts.command(ada.channel, 'study start')).shown();
  const back = await (await acts.press(front, 'Show answer')).shown();
  await (await acts.press(back, labelsOf(back).find((label) => label.startsWith('Easy')) ?? '')).shown();
  await comesTo(MONDAY);
  const week = await ada.sees('The week of study');
  expect(unescaped(week.text)).toContain('🥇 **Ada** · 1 review\n');
  expect(unescaped(week.text)).toContain('Well done, everybody!');
  await (await acts.command(ada.channel, 'board off')).shown();
  await ada.sees('no weekly board here any more');
  await acts.press(week, 'Join');
  await app.discord.waitFor(
    () => app.discord.messages(ada.channel, ada.user).at(-1)?.text.includes('no weekly board') ?? false,
  );
});

test('its announcement is taken back where it moves or ends, and not made twice', async () => {
  hand.set(TUESDAY);
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const { guild } = ada.channel;
  if (!guild) throw new Error('the channel is in no server');
  const other = app.discord.addChannel(guild, { name: 'elsewhere' });
  const posts = (channel = ada.channel) =>
    app.discord.messages(channel, ada.user).filter(({ text }) => /weekly board|Every Monday/.test(text));
  await (await acts.command(ada.channel, 'settings', { timezone: 'Berlin' })).shown();
  const first = await (await acts.command(ada.channel, 'board here')).shown();
  expect(unescaped(first.text)).toContain('Every Monday at 09:00 (time zone: Europe/Berlin)');
  const again = await (await acts.command(ada.channel, 'board here')).shown();
  expect(again.text).toContain('is here already');
  await (await acts.command(ada.channel, 'settings', { timezone: 'Tokyo' })).shown();
  const retimed = await (await acts.command(ada.channel, 'board here')).shown();
  expect(unescaped(retimed.text)).toContain('it comes by your time zone: Asia/Tokyo');
  await app.discord.waitFor(() => posts().some(({ text }) => text.includes('Tokyo')));
  const moved = await (await acts.command(other, 'board here')).shown();
  expect(moved.text).toContain('has moved here from another place');
  await app.discord.waitFor(() => posts().some(({ text }) => text.includes('moved to another place')));
  expect(posts()).toMatchObject([{ id: first.id, buttons: [] }, { id: again.id }, { id: retimed.id }]);
  await (await acts.command(ada.channel, 'board off')).shown();
  await app.discord.waitFor(() => posts(other).flatMap(labelsOf).length === 0);
  expect(posts(other).find(({ id }) => id === moved.id)?.text).toContain('no weekly board here any more');
});

test('on Telegram as well', async () => {
  hand.set(TUESDAY);
  const ben = telegramPerson(app);
  ben.acts.start();
  await ben.reads('PDF');
  const group = app.telegram.addGroup({ title: 'Biology', admins: [ben.user] });
  ben.acts.send(group, '/board_here');
  const opened = await ben.reads('Every Monday at 09:00', group);
  await ben.acts.press(opened, 'Join');
  const { chat, acts } = ben;
  acts.send(chat, '/add What is osmosis? :: Water moving');
  acts.send(chat, '/study');
  await acts.press(await ben.offers('Show answer'), 'Show answer');
  const back = await ben.offers('Easy');
  await acts.press(back, labelsOf(back).find((label) => label.startsWith('Easy')) ?? '');
  await ben.reads('Session done');
  await comesTo(MONDAY);
  const week = await ben.reads('The week of study', group);
  expect(week.text).toContain('🥇 Ben · 1 review');
});
