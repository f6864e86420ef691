import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DiscordChannel } from '../../playground/discord/index.js';
import { type GeminiStandIn, startGeminiStandIn } from '../../playground/gemini.js';
import { type App, labelsOf, PATIENCE_MS, startApp, unescaped } from '../support/app.js';
import { createGameClock } from '../support/game-clock.js';

const FOUR = ['🔷 A', '🔺 B', '🟡 C', '🟩 D'];
const TRUE_OR_FALSE = ['🔷 True', '🔺 False'];

const clock = createGameClock();
let gemini: GeminiStandIn;
let app: App;
beforeAll(async () => {
  gemini = await startGeminiStandIn();
});
afterEach(() => app?.close());
afterAll(() => gemini?.close());

const withKey = () => ({ GOOGLE_API_KEY: 'canary-model-key', GEMINI_API_URL: gemini.url });
const logged = (words: string) => expect.poll(() => app.log.some((line) => line.includes(words))).toBe(true);

/** Somebody with two cards of their own, which alone give no four options. */
const newHost = async (name: string) => {
  const { discord } = app;
  const user = discord.addUser({ name });
  const guild = discord.addGuild({ name: 'University', owner: user });
  const acts = discord.as(user);
  const channel = (): DiscordChannel => discord.addChannel(guild, { name: 'quiz' });
  const home = channel();
  for (const [country, back] of Object.entries({ France: 'Paris', Italy: 'Rome' }))
    await acts.command(home, 'flashcard add', { front: `Capital of ${country}?`, back });
  return {
    acts,
    home,
    /** The first question of a game that is stopped again. */
    async firstQuestion() {
      const place = channel();
      await acts.command(place, 'quiz start', { questions: 5, seconds: 60 });
      const question = await clock.running(
        discord.waitFor(
          () => discord.messages(place, user).find(({ text }) => text.includes('Question 1 of 2')),
          PATIENCE_MS,
        ),
      );
      await acts.command(place, 'quiz stop');
      return { labels: labelsOf(question), text: unescaped(question.text) };
    },
  };
};

test('a deck that was played gets wrong answers from the model, for as long as its cards stay the same', async () => {
  app = await startApp({ GEMINI_API_URL: gemini.url }, clock);
  const { acts, home, firstQuestion } = await newHost('Ada');
  expect((await firstQuestion()).labels).toEqual(TRUE_OR_FALSE);
  expect(gemini.calls).toEqual([]);

  await app.restart(withKey());
  await logged('wrong answers prepared');
  const { labels, text } = await firstQuestion();
  expect(labels).toEqual(FOUR);
  const city = /France/.test(text) ? 'Paris' : 'Rome';
  for (const half of ['proto', 'pseudo', 'para']) expect(text).toContain(`${half}-${city}`);

  for (const country of ['France', 'Italy']) {
    const form = await acts.command(home, 'flashcard edit', { card: `Capital of ${country}?` });
    const back = form.modal?.fields.find(({ value }) => value && !value.includes('Capital'));
    await acts.submitModal(form, { [back?.customId ?? '']: `${country}ville` });
  }
  expect((await firstQuestion()).labels).toEqual(TRUE_OR_FALSE);
});

test('a deck that is offered gets them beforehand, or after the model was down; one that is neither gets none', async () => {
  app = await startApp(withKey(), clock);
  const cleo = await newHost('Cleo');
  const { acts, home, firstQuestion } = await newHost('Benedikt');
  gemini.fail({ kind: 'status', status: 400 });
  await acts.command(home, 'deck offer', { deck: 'My cards' });
  await logged('wrong answers wait for the model');
  expect((await firstQuestion()).labels).toEqual(TRUE_OR_FALSE);

  await app.restart();
  await logged('wrong answers prepared');
  expect((await firstQuestion()).labels).toEqual(FOUR);
  expect((await cleo.firstQuestion()).labels).toEqual(TRUE_OR_FALSE);
});
