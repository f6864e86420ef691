import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNamed } from '../../playground/stage/sample.js';
import {
  type App,
  discordPerson,
  labelsOf,
  PATIENCE_MS,
  startApp,
  telegramPerson,
  unescaped,
} from '../support/app.js';

const lecture = await readNamed();

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
  await ada.sees('They are in the deck', dm);
  expect(app.discord.messages(ada.channel).filter(({ text }) => text.includes('lecture.pdf'))).toEqual([]);
});

test('where the bot may not post, progress and cards go to the direct messages', async () => {
  const ada = discordPerson(app);
  app.discord.faults.refusePosts(ada.channel);
  await app.discord.as(ada.user).command(ada.channel, 'pdf', { file: lecture, cards: 5 });
  await ada.sees('They are in the deck', app.discord.dmOf(ada.user));
});

test('where neither is open, the report waits for the next command, and is given once', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  app.discord.faults.refusePosts(ada.channel);
  app.discord.faults.refuseDms(ada.user);
  await acts.command(ada.channel, 'pdf', { file: lecture, cards: 5 });
  const refused = () => refusedMessages(app, app.discord.dmOf(ada.user).id);
  await expect.poll(refused).toBeGreaterThan(0);
  const help = async () => void (await (await acts.command(ada.channel, 'help')).shown());
  const reports = () => ada.seen().filter(({ text }) => text.includes('They are in the deck'));
  // Progress is refused as well, and the report waits only once the bot has heard of its own refusal.
  while (reports().length === 0) await help();
  expect(reports()).toMatchObject([{ ephemeralFor: ada.user.id }]);
  await help();
  await help();
  expect(reports()).toHaveLength(1);
});

test('discarding all takes the cards away, and Undo brings them back, in the end message as well', async () => {
  const ben = telegramPerson(app);
  ben.acts.sendDocument(ben.chat, { ...lecture, caption: 'cards: 5' });
  const end = await ben.reads('They are in the deck');
  await ben.acts.press(end, 'Details');
  await ben.acts.press(await ben.reads('What became of lecture.pdf'), 'Discard all');
  const gone = () => ben.said().filter(({ text }) => text?.includes('All its cards were discarded'));
  await app.telegram.waitFor(() => gone().length === 2);
  ben.acts.send(ben.chat, '/list lecture');
  await ben.reads(/no cards/i);
  const [first] = gone();
  if (first) await ben.acts.press(first, 'Undo');
  await ben.reads(/5 cards from lecture\.pdf/);
  expect(gone()).toHaveLength(1);
});

test('More gives further cards, none of them again', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  await acts.command(ada.channel, 'pdf', { file: lecture, cards: 3 });
  const end = await ada.sees('They are in the deck');
  await acts.press(end, '10 more cards');
  await ada.sees('10 more cards in the deck');
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

test('a review shows several cards, drops, takes back and edits single ones, and keeps the rest', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  await acts.command(ada.channel, 'pdf', { file: lecture, cards: 7 });
  const end = await ada.sees('They are in the deck');
  const first = await (await acts.press(end, 'Review')).shown();
  expect(first.text).toContain('Cards 1–5 of 7');
  expect(first.ephemeralFor).toBe(ada.user.id);
  const dropped = await (await acts.press(first, '✕ 2')).shown();
  expect(dropped.text).toMatch(/\n2.*— dropped/);
  const taken = await (await acts.press(dropped, '↩ 2')).shown();
  expect(taken.text).toBe(first.text);
  const card = await (await acts.press(taken, '3')).shown();
  const form = await acts.press(card, 'Edit');
  const [front] = form.modal?.fields ?? [];
  await acts.submitModal(form, { [front?.customId ?? '']: 'What do I ask myself?' });
  const second = await (await acts.press(taken, 'Next ›')).shown();
  expect(second.text).toContain('Cards 6–7 of 7');
  const fewer = await (await acts.press(second, '✕ 7')).shown();
  const back = await (await acts.press(fewer, '‹ Back')).shown();
  expect(back.text).toContain('What do I ask myself?');
  const over = await (await acts.press(back, 'Keep the rest')).shown();
  expect(unescaped(over.text)).toContain('6 cards stay in **lecture**');
});

test("nobody else can press a request's buttons, and whoever does hears whose it is", async () => {
  const ada = discordPerson(app);
  await app.discord.as(ada.user).command(ada.channel, 'pdf', { file: lecture, cards: 3 });
  const end = await ada.sees('They are in the deck');
  const eve = app.discord.addUser({ name: 'Eve' });
  ada.channel.guild?.members.add(eve);
  const answer = await (await app.discord.as(eve).press(end, 'Review')).shown();
  expect(unescaped(answer.text)).toContain(`“lecture.pdf” is ${ada.user.name}’s`);
  expect(answer.ephemeralFor).toBe(eve.id);
  expect((await ada.sees('They are in the deck')).text).toBe(end.text);
});

test('another member hears whose the cards are, and gets a copy of a closed report once its deck is offered', async () => {
  const ada = discordPerson(app);
  await app.discord.as(ada.user).command(ada.channel, 'pdf', { file: lecture, cards: 3 });
  const end = await ada.sees('They are in the deck');
  const eve = app.discord.addUser({ name: 'Eve' });
  ada.channel.guild?.members.add(eve);
  const press = async (message: typeof end, label: string) =>
    (await app.discord.as(eve).press(message, label)).shown();
  await app.discord.as(ada.user).press(end, 'Details');
  await app.discord.as(ada.user).press(await ada.sees('What became of'), 'Keep them to myself');
  const isClosed = () => ada.seen().some((shown) => labelsOf(shown).includes('Let others have them'));
  await app.discord.waitFor(isClosed, PATIENCE_MS);
  const refused = await press(end, 'Study now');
  expect(unescaped(refused.text)).toContain(
    `“lecture” is ${ada.user.name}’s. Ask ${ada.user.name} to offer it`,
  );
  expect(labelsOf(refused)).toEqual([]);
  await (await app.discord.as(ada.user).command(ada.channel, 'deck offer', { deck: 'lecture' })).shown();
  const offered = await press(end, 'Study now');
  expect(offered.ephemeralFor).toBe(eve.id);
  const copied = await press(offered, 'Get these cards');
  expect(unescaped(copied.text)).toContain('3 cards are now in your deck **lecture**');
  expect((await press(copied, 'Study now')).text).toContain('lecture · card 1 of ');
});

test('in a group on Telegram, too', async () => {
  const ada = telegramPerson(app, 'Ada');
  const eve = telegramPerson(app, 'Eve');
  const group = app.telegram.addGroup({ title: 'Class', members: [ada.user, eve.user] });
  const sent = ada.acts.sendDocument(group, lecture);
  ada.acts.send(group, '/pdf', { replyTo: sent });
  const end = await ada.reads('They are in the deck', group);
  const refused = await eve.acts.press(end, 'Review');
  expect(refused).toMatchObject({ notice: expect.stringContaining('“lecture.pdf” is Ada’s') });
  const leading = await eve.acts.press(end, 'Study now');
  if (leading.answered && leading.url !== undefined) eve.acts.follow(leading.url);
  await eve.reads('“lecture” is Ada’s.');
});

test('cards that were made and left over come at once, and count as no PDF of the day', async () => {
  const ben = telegramPerson(app, 'Nora');
  ben.acts.sendDocument(ben.chat, { ...lecture, name: 'left.pdf', caption: 'cards: 3' });
  const end = await ben.reads('They are in the deck');
  await ben.acts.press(end, '10 more cards');
  const more = await ben.reads('10 more cards in the deck left');
  expect(labelsOf(more)).toContain('Study now');
  const after = await ben.reads('13 cards from left.pdf');
  expect(after.id).toBe(end.id);
  await app.lookInside(async ({ prisma }) => {
    expect(await prisma.generation.count({ where: { document: { name: 'left.pdf' } } })).toBe(1);
  });
});

/** How often Discord refused the bot a message in a channel. */
const refusedMessages = ({ discord }: App, channel: string): number =>
  discord.requests.filter(
    ({ method, path }) => method === 'POST' && path.includes(`/channels/${channel}/messages`),
  ).length;
