import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, labelsOf, PATIENCE_MS, startApp, telegramPerson, unescaped } from '../support/app.js';

const CAPITALS = { France: 'Paris', Italy: 'Rome', Spain: 'Madrid', Portugal: 'Lisbon', Austria: 'Vienna' };
const SETTINGS = { questions: 5, seconds: 5 };

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** The button of the right answer to a question as it is shown. */
const rightOf = (question: Parameters<typeof labelsOf>[0]): string => {
  const shown = unescaped(question.text ?? '').replaceAll('*', '');
  const country = Object.keys(CAPITALS).find((name) => shown.includes(`Capital of ${name}?`));
  const city = CAPITALS[country as keyof typeof CAPITALS];
  const label = labelsOf(question).find((one) => shown.split('\n').includes(`${one}  ${city}`));
  if (label === undefined) throw new Error(`no ${city} in ${shown}`);
  return label;
};
const wrongOf = (question: Parameters<typeof labelsOf>[0]): string =>
  labelsOf(question).find((label) => label !== rightOf(question)) ?? '';

test.concurrent('on Discord several people play: private answers, one message a question, a leaderboard', async () => {
  const { discord } = app;
  const people = { ada: discord.addUser({ name: 'Ada' }), ben: discord.addUser({ name: 'Benedikt' }) };
  const guild = discord.addGuild({ name: 'University', owner: people.ada, members: [people.ben] });
  const channel = discord.addChannel(guild, { name: 'study' });
  const ada = discord.as(people.ada);
  const ben = discord.as(people.ben);
  const sees = (words: string | RegExp) =>
    discord.waitFor(
      () => discord.messages(channel, people.ada).findLast(({ text }) => unescaped(text).match(words)),
      PATIENCE_MS,
    );
  for (const [country, back] of Object.entries(CAPITALS))
    await ada.command(channel, 'flashcard add', { front: `Capital of ${country}?`, back });
  const begun = await ada.command(channel, 'quiz start', SETTINGS);
  expect(unescaped((await begun.shown()).text)).toContain('Quiz: My cards');
  const second = await ben.command(channel, 'quiz start', SETTINGS);
  expect(unescaped((await second.shown()).text)).toMatch(/running here already|too few cards/);

  const first = await sees('Question 1 of 5');
  expect(labelsOf(first)).toEqual(['🔷 A', '🔺 B', '🟡 C', '🟩 D']);
  expect(first.text).toContain('<t:');
  const right = rightOf(first);
  const chosen = await (await ben.press(first, right)).shown();
  expect(chosen.ephemeralFor).toBe(people.ben.id);
  expect(unescaped(chosen.text)).toContain(`You chose ${right}`);
  await ada.press(first, right);
  await ada.press(first, wrongOf(first));
  const revealed = await sees(/Right: Benedikt$/m);
  expect(revealed.id).toBe(first.id);
  expect(revealed.buttons).toEqual([]);
  const late = await ben.pressUnchecked(first, first.buttons[0]?.customId ?? '');
  expect(unescaped((await late.shown()).text)).toContain('Too late');

  const next = await sees('Question 2 of 5');
  const letter = rightOf(next);
  await ben.press(next, letter);
  await ada.press(next, letter);
  await sees(/Right: (Benedikt, Ada|Ada, Benedikt)$/m);
  const refused = await ben.command(channel, 'quiz skip');
  expect((await refused.shown()).text).toBeTruthy();
  await ada.command(channel, 'quiz stop');
  const end = await sees('Quiz over');
  expect(unescaped(end.text)).toMatch(/🥇 \**Benedikt\** — 2 of \d right.*\n🥈 \**Ada\** — 1 of \d right/);
  expect(end.text).toContain('Hardest questions');
  const copied = await (await ben.press(end, 'Add my misses to my deck')).shown();
  expect(unescaped(copied.text)).toContain('nothing to add');
  const again = await (await ada.press(end, 'Rematch: only the misses')).shown();
  expect(unescaped(again.text)).toContain('Questions:** 1');
  await ada.command(channel, 'quiz stop');
});

test.concurrent('on Telegram the same in a group, with an offered deck', async () => {
  const { telegram } = app;
  const ada = telegramPerson(app, 'Ada');
  const ben = telegramPerson(app, 'Benedikt');
  const group = telegram.addGroup({ title: 'Study', members: [ada.user, ben.user] });
  ada.acts.start();
  for (const [country, city] of Object.entries(CAPITALS))
    ada.acts.send(ada.chat, `/add Capital of ${country}? :: ${city}`);
  await telegram.waitFor(
    () => ada.said().filter(({ text }) => text?.includes('Capital of')).length >= 5,
    PATIENCE_MS,
  );
  ada.acts.send(group, '/deck_offer My cards');
  await telegram.waitFor(
    () => telegram.messages(group).some(({ text }) => text?.includes('by everybody')),
    PATIENCE_MS,
  );
  ben.acts.send(group, '/quiz_start My cards questions: 5 seconds: 5');
  await ben.reads('Host: Benedikt', group);

  const first = await ben.reads('Question 1 of 5', group);
  const right = rightOf(first);
  expect(await ben.acts.press(first, right)).toMatchObject({
    answered: true,
    notice: expect.stringContaining('You chose'),
  });
  await ada.acts.press(first, wrongOf(first));
  const revealed = await ben.reads(/Right: Benedikt$/m, group);
  expect(revealed).toMatchObject({ id: first.id, edited: true });
  await ben.reads('Question 2 of 5', group);
  ben.acts.send(group, '/quiz_stop');
  const end = await ben.reads('Quiz over', group);
  expect(end.text).toMatch(/🥇 Benedikt — 1 of /);
  const copied = await ada.acts.press(end, 'Add my misses to my deck');
  expect(copied.notice).toContain('You already have the cards');
});

test('a restart in the middle of a question goes on with it, in the same message', async () => {
  const { discord } = app;
  const person = discord.addUser({ name: 'Cleo' });
  const channel = discord.addChannel(discord.addGuild({ name: 'College', owner: person }), { name: 'quiz' });
  const cleo = discord.as(person);
  const sees = (words: string) =>
    discord.waitFor(
      () => discord.messages(channel, person).findLast(({ text }) => unescaped(text).includes(words)),
      PATIENCE_MS,
    );
  for (const [country, back] of Object.entries(CAPITALS))
    await cleo.command(channel, 'flashcard add', { front: `Capital of ${country}?`, back });
  await cleo.command(channel, 'quiz start', SETTINGS);
  const first = await sees('Question 1 of 5');
  await (await cleo.press(first, rightOf(first))).shown();
  await app.restart();
  const revealed = await sees('Right: Cleo');
  expect(revealed.id).toBe(first.id);
  await sees('Question 2 of 5');
  const asked = discord
    .messages(channel, person)
    .filter(({ text }) => unescaped(text).includes('Question 1 of 5'));
  expect(asked).toHaveLength(1);
  await cleo.command(channel, 'quiz stop');
  expect(unescaped((await sees('Quiz over')).text)).toContain('1 of ');
});
