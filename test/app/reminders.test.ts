import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type App,
  type DiscordPerson,
  discordPerson,
  labelsOf,
  PATIENCE_MS,
  startApp,
  type TelegramPerson,
  telegramPerson,
  unescaped,
} from '../support/app.js';
import { DAY } from '../support/people.js';
import { handRepeatingClock } from '../support/repeating-clock.js';

const NOON = '2026-11-23T12:00:00Z';
const WAITS = /is waiting for you/;

const { hand, clock, comesTo } = handRepeatingClock(NOON);
const daysLater = (days: number, time: string): string =>
  `${new Date(Date.parse(NOON) + days * DAY).toISOString().slice(0, 10)}T${time}:00Z`;

let app: App;
beforeAll(async () => {
  app = await startApp({}, clock);
});
afterAll(() => app?.close());
beforeEach(() => hand.set(NOON));

/** A card that is known today and due in a few days. */
const learnsOnDiscord = async ({ user, channel }: DiscordPerson): Promise<void> => {
  const acts = app.discord.as(user);
  await acts.command(channel, 'flashcard add', { front: 'What is osmosis?', back: 'Water moving' });
  const front = await (await acts.command(channel, 'study start')).shown();
  const back = await (await acts.press(front, 'Show answer')).shown();
  await (await acts.press(back, labelsOf(back).find((label) => label.startsWith('Easy')) ?? '')).shown();
};

const learnsOnTelegram = async ({ acts, chat, reads, offers }: TelegramPerson): Promise<void> => {
  acts.send(chat, '/add What is osmosis? :: Water moving');
  acts.send(chat, '/study');
  await acts.press(await offers('Show answer'), 'Show answer');
  const back = await offers('Easy');
  await acts.press(back, labelsOf(back).find((label) => label.startsWith('Easy')) ?? '');
  await reads('Session done');
};

test('on Discord it is chosen in a server, comes in private, and leads to the cards', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const dm = app.discord.dmOf(ada.user);
  await learnsOnDiscord(ada);
  const settings = await (await acts.command(ada.channel, 'settings')).shown();
  expect(settings.selects.map(({ options }) => options.find(({ chosen }) => chosen)?.label)).toContain(
    'Reminder: Off',
  );
  const saved = await (await acts.choose(settings, '18:00')).shown();
  expect(unescaped(saved.text)).toContain('in our private chat at 18:00 (UTC)');
  await ada.sees('I’ll write to you here in private at 18:00', dm);
  await comesTo(daysLater(0, '18:00'));
  await comesTo(daysLater(30, '17:59'));
  await comesTo(daysLater(30, '18:00'));
  const reminder = await ada.sees(WAITS, dm);
  expect(labelsOf(reminder)).toEqual(['Study now', 'Later today', 'Stop reminders']);
  expect(unescaped(reminder.text)).toContain('1 card is waiting for you: about a minute.');
  await (await acts.press(reminder, 'Later today')).shown();
  await ada.sees('again in two hours', dm);
  await comesTo(daysLater(30, '20:00'));
  const again = await ada.sees(WAITS, dm);
  expect(again.id).not.toBe(reminder.id);
  await app.restart();
  await comesTo(daysLater(30, '20:30'));
  const front = await (await acts.press(again, 'Study now')).shown();
  expect(front.text).toContain('What is osmosis?');
  expect(app.discord.messages(dm, ada.user).filter(({ text }) => WAITS.test(text))).toHaveLength(1);
});

test('on Telegram a time is typed, three reminders without an answer are the last, and one is turned on again', async () => {
  const ben = telegramPerson(app);
  ben.acts.start();
  await learnsOnTelegram(ben);
  ben.acts.send(ben.chat, '/settings');
  await ben.acts.press(await ben.reads('Settings'), 'Reminder: Off ▾');
  const choices = await ben.reads(/^Reminder$/);
  expect(labelsOf(choices)).toEqual(expect.arrayContaining(['Off', '07:00', '21:00', 'Another time …']));
  await ben.acts.press(choices, 'Another time …');
  const asked = (times: number) =>
    app.telegram.waitFor(
      () => ben.said().filter(({ text }) => text?.includes('At what time'))[times - 1],
      PATIENCE_MS,
    );
  ben.acts.send(ben.chat, 'tea time', { replyTo: await asked(1) });
  await ben.reads('I need a time of day');
  ben.acts.send(ben.chat, '6:30 pm', { replyTo: await asked(2) });
  await ben.reads('here in private at 18:30 (UTC)');
  await comesTo(daysLater(30, '12:00'));
  const reminders = () => ben.said().filter(({ text }) => WAITS.test(text ?? ''));
  for (const day of [30, 31, 32]) {
    const before = reminders().length;
    await comesTo(daysLater(day, '18:30'));
    await app.telegram.waitFor(() => reminders().length > before, PATIENCE_MS);
  }
  const last = await ben.reads('If you leave this one, too');
  expect(labelsOf(last)).toEqual(['Study now', 'Later today', 'Keep reminding me', 'Stop reminders']);
  await comesTo(daysLater(33, '18:30'));
  await comesTo(daysLater(34, '18:30'));
  expect(reminders()).toHaveLength(3);
  ben.acts.send(ben.chat, '/settings');
  await ben.reads('off: three at 18:30 went unanswered');
  await ben.acts.press(last, 'Keep reminding me');
  await comesTo(daysLater(35, '18:30'));
  await app.telegram.waitFor(
    () => reminders().length === 3 && reminders().at(-1)?.id !== last.id,
    PATIENCE_MS,
  );
  await ben.acts.press(await ben.reads(WAITS), 'Stop reminders');
  await ben.reads('I won’t remind you any more');
  await comesTo(daysLater(36, '18:30'));
  await ben.acts.press(await ben.reads('I won’t remind you any more'), 'Turn reminders on again');
  await ben.reads('here in private at 18:30');
});

test('a closed private chat is noticed when reminders are turned on, and ends them later', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  await learnsOnDiscord(ada);
  app.discord.faults.refuseDms(ada.user);
  const settings = await (await acts.command(ada.channel, 'settings')).shown();
  await acts.choose(settings, '20:00');
  await ada.sees('Allow direct messages from this server');
  app.discord.faults.refuseDms(ada.user, false);
  await (await acts.choose(settings, '20:00')).shown();
  await ada.sees('in our private chat at 20:00');
  app.discord.faults.refuseDms(ada.user);
  await comesTo(daysLater(30, '12:00'));
  await comesTo(daysLater(30, '20:00'));
  await expect
    .poll(
      async () => {
        await acts.command(ada.channel, 'help');
        return ada.seen().some(({ text }) => text.includes('reminders are off now'));
      },
      { timeout: PATIENCE_MS, interval: 500 },
    )
    .toBe(true);
  await (await acts.command(ada.channel, 'settings')).shown();
  await ada.sees('at 20:00 I could not write to you');
});
