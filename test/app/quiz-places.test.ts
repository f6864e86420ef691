import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, PATIENCE_MS, startApp, telegramPerson } from '../support/app.js';
import { createGameClock } from '../support/game-clock.js';
import { openQuickRooms, PLATFORMS, type Rooms } from '../support/quiz.js';
import { BRISK, labelsOf, rightOf, UNHURRIED } from '../support/quiz-room.js';

const clock = createGameClock();
let app: App;
let rooms: Rooms;
beforeAll(async () => {
  app = await startApp({}, clock);
  rooms = await openQuickRooms(app, clock);
});
afterAll(() => app?.close());

describe.each(PLATFORMS)('on %s', (platform) => {
  test('a thread or topic has a game of its own, beside one around it', async () => {
    const room = await rooms[platform]();
    const inside = room.inside();
    expect(await inside.ada.says('quiz start', BRISK)).toContain('Host: Ada');
    expect(await room.ben.says('quiz start', BRISK)).toContain('Host: Ben');
    const asked = await inside.sees('Question 1 of 4');
    expect(await inside.cleo.press(asked, rightOf(asked))).toContain('You chose');
    const beside = await room.sees('Question 1 of 4');
    expect(beside.id).not.toBe(asked.id);
    await room.ben.press(beside, rightOf(beside));
    await inside.sees('Right: Cleo');
    await inside.ada.says('quiz stop');
    expect((await inside.sees('Quiz over')).lines.join()).toContain('🥇 Cleo — 1 of ');
    await room.sees('Question 2 of 4');
    expect(room.messages().some(({ lines }) => lines.join().includes('Quiz over'))).toBe(false);
    await room.ben.says('quiz stop');
    expect((await room.sees('Quiz over')).lines.join()).not.toContain('Cleo');
  });

  test('there is one game in a place, and one hosted by a person', async () => {
    const room = await rooms[platform]();
    await room.ada.says('quiz start', UNHURRIED);
    expect(await room.ben.says('quiz start', UNHURRIED)).toContain('running here already');
    const elsewhere = await room.elsewhere();
    expect(await elsewhere.ada.says('quiz start', UNHURRIED)).toContain('You host a quiz somewhere else');
    expect(await elsewhere.ada.says('quiz stop')).toContain('No quiz is running here');
    expect(await elsewhere.ben.says('quiz start', UNHURRIED)).toContain('Host: Ben');
    await room.ada.says('quiz stop');
    await elsewhere.ben.says('quiz stop');
    expect(await elsewhere.ada.says('quiz start', UNHURRIED)).toContain('Host: Ada');
  });

  test('a game that loses its place ends; its host hears of it and can host another', async () => {
    const room = await rooms[platform]();
    const refuge = await room.elsewhere();
    await room.ben.asks('help');
    await room.ben.says('quiz start', BRISK);
    const asked = await room.sees('Question 1 of 4');
    await room.cleo.press(asked, rightOf(asked));
    room.lose();
    await clock.running(room.ben.told('Your quiz ended, since I can no longer post'));
    expect(await refuge.ben.says('quiz start', UNHURRIED)).toContain('Host: Ben');
    const again = await refuge.sees('Question 1 of 4');
    expect(labelsOf(again)).toHaveLength(4);
    await refuge.ben.says('quiz stop');
  });
});

test.each(['refusePosts', 'hideChannel'] as const)(
  'on Discord a game ends where it may no longer write or see: %s',
  async (fault) => {
    const { discord } = app;
    const user = discord.addUser({ name: 'Dora' });
    const guild = discord.addGuild({ name: 'School', owner: user });
    const [channel, other] = ['quiz', 'other'].map((name) => discord.addChannel(guild, { name }));
    if (!channel || !other) throw new Error('no channels');
    const dora = discord.as(user);
    const comes = (look: () => boolean) => clock.running(discord.waitFor(look, PATIENCE_MS));
    for (const [front, back] of [
      ['One?', 'Uno'],
      ['Two?', 'Due'],
    ] as const)
      await dora.command(channel, 'flashcard add', { front, back });
    await dora.command(channel, 'quiz start', { questions: 5, seconds: 5 });
    await comes(() => discord.messages(channel).some(({ text }) => text.includes('Question 1')));
    app.discord.faults[fault](channel);
    const dm = discord.dmOf(user);
    await comes(() => discord.messages(dm, user).some(({ text }) => text.includes('Your quiz ended')));
    const again = await (await dora.command(other, 'quiz start', { questions: 5 })).shown();
    expect(again.text).toContain('Dora');
  },
);

test.each(['refusePosts', 'hideChannel'] as const)(
  'on Discord a game is refused before it is announced where the bot may not write or see: %s',
  async (fault) => {
    const { discord } = app;
    const user = discord.addUser({ name: 'Finn' });
    const channel = discord.addChannel(discord.addGuild({ name: 'School', owner: user }), { name: 'quiz' });
    const finn = discord.as(user);
    for (const [front, back] of Object.entries({ 'One?': 'Uno', 'Two?': 'Due' }))
      await finn.command(channel, 'flashcard add', { front, back });
    discord.faults[fault](channel);
    const refused = await (await finn.command(channel, 'quiz start', { questions: 5 })).shown(PATIENCE_MS);
    expect(refused).toMatchObject({
      ephemeralFor: user.id,
      text: expect.stringContaining('may not post here'),
    });
    discord.faults[fault](channel, false);
    const begun = await (await finn.command(channel, 'quiz start', { questions: 5 })).shown(PATIENCE_MS);
    expect(begun.text).toContain('Finn');
    await finn.command(channel, 'quiz stop');
  },
);

test('in a Telegram group where only administrators may write, a game is refused in private', async () => {
  const { telegram } = app;
  const gita = telegramPerson(app, 'Gita');
  const group = telegram.addGroup({ title: 'Quiet', admins: [gita.user] });
  gita.acts.start();
  telegram.muteMembers(group);
  gita.acts.send(group, '/quiz');
  await gita.reads('I may not write here');
  expect(telegram.messages(group).filter(({ from }) => from.isBot)).toEqual([]);
  telegram.muteMembers(group, false);
  gita.acts.send(group, '/quiz Capitals');
  await gita.reads('no deck called', group);
});

test('there is no quiz in a private chat, and who tries is told where there is', async () => {
  const { discord } = app;
  const user = discord.addUser({ name: 'Eve' });
  discord.addGuild({ name: 'School', owner: user });
  const offered = discord.as(user).offered(discord.dmOf(user));
  expect(offered.map(({ name }) => name)).not.toContain('quiz');
  const room = await rooms.Telegram();
  expect(await room.ada.asks('quiz start')).toMatch(/works only in/);
  expect(await room.ada.asks('quiz')).toMatch(/works only in/);
});

test('in a Telegram group that sees the command, who stops a game gets a sign and no word', async () => {
  const { telegram } = app;
  const [ida, hanna] = [telegramPerson(app, 'Ida'), telegramPerson(app, 'Hanna')];
  const group = telegram.addGroup({ title: 'Study', members: [ida.user, hanna.user] });
  for (const [front, back] of [
    ['One?', 'Uno'],
    ['Two?', 'Due'],
  ]) {
    ida.acts.send(ida.chat, `/add ${front} :: ${back}`);
    await ida.reads(`${front}`);
  }
  ida.acts.send(group, '/deck_offer My cards');
  await ida.reads('by everybody', group);
  hanna.acts.send(group, '/quiz My cards questions: 5 seconds: 120');
  await hanna.reads('Host: Hanna', group);
  telegram.forgetEphemeral();
  const stop = hanna.acts.send(group, '/quiz_stop');
  await clock.running(hanna.reads('Quiz over', group));
  await telegram.waitFor(() =>
    telegram.messages(group).some(({ id, reaction }) => id === stop.id && reaction),
  );
  expect(telegram.messages(group).filter(({ text }) => text?.includes('is stopped'))).toEqual([]);
  expect(hanna.said()).toEqual([]);
});
