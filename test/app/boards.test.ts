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
  const refused = app.discord.messages(ada.channel, ben).at(-1);
  expect(refused?.text).toContain('Only moderators');
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
});

test('on Telegram as well', async () => {
  hand.set(TUESDAY);
  const ben = telegramPerson(app);
  ben.acts.start();
  await ben.reads('PDF');
  const group = app.telegram.addGroup({ title: 'Biology', admins: [ben.user] });
  ben.acts.send(group, '/board_here');
  const opened = await ben.reads('Every Monday morning', group);
  await ben.acts.press(opened, 'Join');
  const { chat, acts } = ben;
  acts.send(chat, '/add What is osmosis? :: Water moving');
  acts.send(chat, '/study');
  const offers = (label: string) =>
    app.telegram.waitFor(() =>
      ben.said().findLast((message) => labelsOf(message).some((each) => each.startsWith(label))),
    );
  await acts.press(await offers('Show answer'), 'Show answer');
  const back = await offers('Easy');
  await acts.press(back, labelsOf(back).find((label) => label.startsWith('Easy')) ?? '');
  await ben.reads('Session done');
  await comesTo(MONDAY);
  const week = await ben.reads('The week of study', group);
  expect(week.text).toContain('🥇 Ben · 1 review');
});
