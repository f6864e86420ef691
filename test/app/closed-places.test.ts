import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  type App,
  type DiscordPerson,
  discordPerson,
  PATIENCE_MS,
  startApp,
  telegramPerson,
} from '../support/app.js';

const file = { name: 'lecture.pdf', bytes: await readFile('playground/sample/lecture.pdf') };
const IN_DECK = 'They are in the deck';
const OPENING = /\d ?%/;

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

test.each(['refusePosts', 'hideChannel'] as const)(
  'on Discord a PDF in a channel that is closed to the bot goes to the direct messages: %s',
  async (fault) => {
    const ada = discordPerson(app);
    app.discord.faults[fault](ada.channel);
    const acts = app.discord.as(ada.user);
    const answer = await (await acts.command(ada.channel, 'pdf', { file, cards: 3 })).shown();
    expect(answer).toMatchObject({
      ephemeralFor: ada.user.id,
      text: expect.stringContaining('private chat'),
    });
    await ada.sees(IN_DECK, app.discord.dmOf(ada.user));
    expect(ada.seen().some(({ text }) => OPENING.test(text))).toBe(false);
  },
);

test('where these are closed, too, the report waits for the next command', async () => {
  const ada = discordPerson(app);
  app.discord.faults.refusePosts(ada.channel);
  app.discord.faults.refuseDms(ada.user);
  const acts = app.discord.as(ada.user);
  await acts.command(ada.channel, 'pdf', { file, cards: 3 });
  await ada.sees('it waits for your next command');
  await asksUntilTold(ada);
  expect(ada.seen().some(({ text }) => OPENING.test(text))).toBe(false);
});

test('a PDF that is asked for in private waits as well, without a word of its progress', async () => {
  const ada = discordPerson(app);
  app.discord.faults.refuseDms(ada.user);
  const acts = app.discord.as(ada.user);
  await acts.command(ada.channel, 'pdf', { file, cards: 3, private: true });
  await ada.sees('they wait for your next command');
  await asksUntilTold(ada);
  expect(ada.seen().some(({ text }) => OPENING.test(text))).toBe(false);
});

test('on Telegram a PDF in a group where the bot may not write goes to the private chat', async () => {
  const ben = telegramPerson(app);
  ben.acts.start();
  await ben.reads('PDF');
  const group = app.telegram.addGroup({ title: 'Biology', admins: [ben.user] });
  app.telegram.muteMembers(group);
  ben.acts.sendDocument(group, { ...file, caption: '/pdf 3 cards' });
  await ben.reads(IN_DECK);
  expect(app.telegram.messages(group).filter(({ from }) => from.isBot)).toEqual([]);
});

/** Uses commands until a report comes with one. */
const asksUntilTold = async (person: DiscordPerson): Promise<void> => {
  const asks = async () => {
    await app.discord.as(person.user).command(person.channel, 'help');
    expect(person.seen().filter(({ text }) => text.includes(IN_DECK))).toHaveLength(1);
  };
  await vi.waitFor(asks, { timeout: PATIENCE_MS, interval: 1_000 });
};
