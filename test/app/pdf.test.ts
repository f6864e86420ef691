import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type App,
  discordPerson,
  labelsOf,
  PATIENCE_MS,
  startApp,
  telegramPerson,
  unescaped,
} from '../support/app.js';

const lecture = { name: 'lecture.pdf', bytes: await readFile('playground/sample/lecture.pdf') };

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

test('asked for in private, progress and cards go to the private chat, and nobody else sees them', async () => {
  const ada = discordPerson(app);
  const answer = await app.discord
    .as(ada.user)
    .command(ada.channel, 'pdf', { file: lecture, private: true, cards: 5 });
  expect((await answer.shown()).text).toContain('private chat');
  const dm = app.discord.dmOf(ada.user);
  await ada.sees('In your deck', dm);
  await ada.sees(/Done: 5 cards/, dm);
  expect(app.discord.messages(ada.channel).filter(({ text }) => text.includes('lecture.pdf'))).toEqual([]);
});

test('where the bot may not post, progress and cards go to the direct messages', async () => {
  const ada = discordPerson(app);
  app.discord.faults.refusePosts(ada.channel);
  await app.discord.as(ada.user).command(ada.channel, 'pdf', { file: lecture, cards: 5 });
  await ada.sees('In your deck', app.discord.dmOf(ada.user));
});

test('where neither is open, the report waits for the next command, and is given once', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  app.discord.faults.refusePosts(ada.channel);
  app.discord.faults.refuseDms(ada.user);
  await acts.command(ada.channel, 'pdf', { file: lecture, cards: 5 });
  const refused = () => refusedMessages(app, app.discord.dmOf(ada.user).id);
  await expect.poll(refused, { timeout: PATIENCE_MS }).toBeGreaterThan(0);
  const help = async () => void (await (await acts.command(ada.channel, 'help')).shown());
  const reports = () => ada.seen().filter(({ text }) => text.includes('In your deck'));
  // Progress is refused as well, and the report waits only once the bot has heard of its own refusal.
  while (reports().length === 0) await help();
  expect(reports()).toMatchObject([{ ephemeralFor: ada.user.id }]);
  await help();
  await help();
  expect(reports()).toHaveLength(1);
});

test('discarding all takes the cards away, and Undo brings them back', async () => {
  const ben = telegramPerson(app);
  ben.acts.sendDocument(ben.chat, { ...lecture, caption: 'cards: 5' });
  const end = await ben.reads('In your deck');
  await ben.acts.press(end, 'Discard all');
  const gone = await ben.reads('All its cards were discarded');
  ben.acts.send(ben.chat, '/list lecture');
  await ben.reads(/no cards/i);
  await ben.acts.press(gone, 'Undo');
  await ben.reads(/5 cards from lecture\.pdf/);
});

test('More makes further cards from the pages that have fewest, none of them again', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  await acts.command(ada.channel, 'pdf', { file: lecture, cards: 3 });
  const end = await ada.sees('In your deck');
  await acts.press(end, labelsOf(end).find((label) => label.startsWith('More from')) ?? '');
  await app.discord.waitFor(
    () => ada.seen().filter(({ text }) => text.includes('In your deck')).length === 2,
    PATIENCE_MS,
  );
  await acts.command(ada.channel, 'export');
  const exported = await app.discord.waitFor(() =>
    ada.seen().find(({ attachments }) => attachments.some(({ name }) => name.endsWith('.json'))),
  );
  const file = exported.attachments.find(({ name }) => name.endsWith('.json'));
  const fronts = [
    ...Buffer.from(file?.bytes() ?? [])
      .toString()
      .matchAll(/"front": ?"([^"]+)"/g),
  ].map(([, front]) => front);
  expect(fronts.length).toBeGreaterThan(3);
  expect(new Set(fronts).size).toBe(fronts.length);
});

test('a review keeps, drops and edits card by card', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  await acts.command(ada.channel, 'pdf', { file: lecture, cards: 3 });
  const end = await ada.sees('In your deck');
  const first = await (await acts.press(end, 'Review cards')).shown();
  expect(first.text).toContain('Card 1 of 3');
  const second = await (await acts.press(first, 'Keep')).shown();
  expect(second.text).toContain('Card 2 of 3');
  const third = await (await acts.press(second, 'Drop')).shown();
  expect(third.text).toContain('Card 3 of 3');
  const form = await acts.press(third, 'Edit');
  const [front] = form.modal?.fields ?? [];
  await acts.submitModal(form, { [front?.customId ?? '']: 'What do I ask myself?' });
  const back = await (await acts.press(third, 'Back')).shown();
  expect(back.text).toMatch(/Card 2 of 3.*dropped/);
  const kept = await (await acts.press(back, 'Keep')).shown();
  expect(kept.text).toContain('What do I ask myself?');
  const over = await (await acts.press(kept, 'Keep')).shown();
  expect(unescaped(over.text)).toContain('3 cards kept in **lecture**');
});

test("nobody else can press a request's buttons", async () => {
  const ada = discordPerson(app);
  await app.discord.as(ada.user).command(ada.channel, 'pdf', { file: lecture, cards: 3 });
  const end = await ada.sees('In your deck');
  const eve = app.discord.addUser({ name: 'Eve' });
  ada.channel.guild?.members.add(eve);
  const answer = await (await app.discord.as(eve).press(end, 'Discard all')).shown();
  expect(answer.text).toContain('not yours');
  expect(answer.ephemeralFor).toBe(eve.id);
  expect((await ada.sees('In your deck')).text).toBe(end.text);
});

/** How often Discord refused the bot a message in a channel. */
const refusedMessages = ({ discord }: App, channel: string): number =>
  discord.requests.filter(
    ({ method, path }) => method === 'POST' && path.includes(`/channels/${channel}/messages`),
  ).length;
