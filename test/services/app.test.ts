import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type GeminiStandIn, startGeminiStandIn } from '../../playground/gemini.js';
import { readNamed } from '../../playground/stage/sample.js';
import {
  discordPerson,
  exportedCards,
  labelsOf,
  PATIENCE_MS,
  type Platforms,
  startPlatforms,
  telegramPerson,
  untilBotIsUp,
} from '../support/app.js';
import { servicesDatabase } from '../support/database.js';
import { type BotProcess, startProcess } from '../support/process.js';
import { startBalancer } from './balancer.js';

/** A Redis database that no other test of the suite uses. */
const REDIS_DATABASE = 9;
/** Another process must answer so soon after the one that spoke was killed. */
const TAKE_OVER_WITHIN_MS = 10_000;

const lecture = await readNamed();

let platforms: Platforms;
let gemini: GeminiStandIn;
let database: Awaited<ReturnType<typeof servicesDatabase>>;
let processes: BotProcess[];
beforeAll(async () => {
  gemini = await startGeminiStandIn();
});
afterAll(() => gemini?.close());
beforeEach(async () => {
  processes = [];
  [platforms, database] = await Promise.all([startPlatforms(), servicesDatabase()]);
});
afterEach(async () => {
  await Promise.all(processes.map((each) => each.end('SIGKILL')));
  await platforms.close();
  await database.close();
});

const start = (role: 'bot' | 'worker', settings: Readonly<Record<string, string>> = {}): BotProcess => {
  const redis = new URL(process.env.TEST_REDIS_URL ?? '');
  redis.pathname = `/${REDIS_DATABASE}`;
  const started = startProcess({
    ...(role === 'bot' ? platforms.environment : { HTTP_PORT: '0' }),
    DATABASE_URL: database.url,
    REDIS_URL: redis.href,
    ROLE: role,
    LOG_LEVEL: 'debug',
    ...settings,
  });
  processes.push(started);
  return started;
};

test('a bot and a worker make cards of a PDF on both platforms, which are studied', async () => {
  await Promise.all([start('bot').ready(), start('worker').ready()]);
  await untilBotIsUp(platforms);
  const [ada, ben] = [discordPerson(platforms), telegramPerson(platforms)];
  const acts = platforms.discord.as(ada.user);
  ben.acts.sendDocument(ben.chat, lecture);
  await acts.command(ada.channel, 'pdf', { file: lecture });
  await ben.reads('They are in the deck');
  const end = await ada.sees('They are in the deck');
  const session = await (await acts.press(end, 'Study now')).shown();
  const turned = await (await acts.press(session, 'Show answer')).shown();
  expect(labelsOf(turned).join(' ')).toMatch(/Forgot.*Hard.*Good.*Easy/);
});

test('a worker killed in the middle of a PDF: another one ends it, and the person is told once', async () => {
  const model = { GOOGLE_API_KEY: 'key', GEMINI_API_URL: gemini.url };
  start('bot', model);
  const worker = start('worker', model);
  await untilBotIsUp(platforms);
  const ben = telegramPerson(platforms);
  const hanging = new Promise<void>((resolve) => {
    gemini.answerWith(() => {
      gemini.fail({ kind: 'hang' });
      resolve();
      return undefined;
    });
  });
  ben.acts.sendDocument(ben.chat, { ...lecture, caption: 'cards: 12' });
  await hanging;
  await ben.reads(/[1-9]\d* cards? so far/);
  await worker.end('SIGKILL');
  gemini.answerWith(() => undefined);
  gemini.mend();
  start('worker', model);
  await ben.reads('12 cards from lecture.pdf');
  const cards = await exportedCards(platforms, ben);
  expect(new Set(cards.map(({ front }) => front)).size).toBe(12);
  expect(cards).toHaveLength(12);
  expect(ben.said().filter(({ text }) => text?.includes('They are in the deck'))).toHaveLength(1);
});

test('two workers together keep to the requests of a day, and the rest is made without the model', async () => {
  const model = { GOOGLE_API_KEY: 'key', GEMINI_API_URL: gemini.url, GEMINI_REQUESTS_PER_DAY: '3' };
  start('bot', model);
  const workers = [start('worker', model), start('worker', model)];
  await Promise.all([untilBotIsUp(platforms), ...workers.map((worker) => worker.ready())]);
  const asked = () => gemini.calls.filter(({ method }) => method === 'generateContent').length;
  const before = asked();
  const people = Array.from({ length: 4 }, (_, i) => telegramPerson(platforms, `Reader${i}`));
  for (const { acts, chat } of people) acts.sendDocument(chat, lecture);
  for (const person of people) await person.reads('They are in the deck');
  expect(asked() - before).toBe(3);
  for (const worker of workers) expect(worker.output()).not.toContain('job failed');
});

test('when the bot that speaks is killed, the one that stands by answers within ten seconds and plays on', async () => {
  const speaking = start('bot');
  await speaking.ready();
  await untilBotIsUp(platforms);
  const standby = start('bot');
  await standby.ready();

  const [ada, ben] = [discordPerson(platforms), telegramPerson(platforms)];
  const acts = platforms.discord.as(ada.user);
  for (const city of ['Paris', 'Rome', 'Madrid', 'Lisbon', 'Vienna'])
    await acts.command(ada.channel, 'flashcard add', { front: `Where is ${city}?`, back: `in ${city}` });
  await acts.command(ada.channel, 'quiz start', { questions: 5, seconds: 5 });
  const { id } = await ada.sees('Question 1 of 5');
  await speaking.end('SIGKILL');
  const killed = Date.now();
  ben.acts.send(ben.chat, '/help');
  await ben.reads(/PDF/);
  expect(Date.now() - killed).toBeLessThan(TAKE_OVER_WITHIN_MS);
  await platforms.discord.waitFor(() => platforms.discord.isConnected, PATIENCE_MS);
  expect(Date.now() - killed).toBeLessThan(TAKE_OVER_WITHIN_MS);
  expect((await acts.command(ada.channel, 'help')).answer).toBe('message');
  // Its time is up, or given anew.
  await platforms.discord.waitFor(
    () => ada.seen().some((message) => message.id === id && message.edited),
    PATIENCE_MS,
  );
  await ada.sees('Question 2 of 5');
  expect(ada.seen().filter(({ text }) => text.includes('Question 1 of 5'))).toHaveLength(1);
});

test('a webhook to two processes, one of them killed in a burst: each update takes effect once', async () => {
  const balancer = await startBalancer();
  const webhook = { TELEGRAM_WEBHOOK_URL: balancer.url, TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-tests' };
  const bots = [start('bot', webhook), start('bot', webhook)];
  balancer.backends.push(...(await Promise.all(bots.map((bot) => bot.ready()))));

  const people = Array.from({ length: 4 }, (_, i) => telegramPerson(platforms, `Person${i}`));
  const fronts = Array.from({ length: 10 }, (_, i) => `Question ${i}`);
  for (const front of fronts) for (const { acts, chat } of people) acts.send(chat, `/add ${front} :: Answer`);
  await Promise.any(people.map(({ reads }) => reads('Question 3')));
  await bots[0]?.end('SIGKILL');

  for (const person of people) {
    await person.reads('Question 9');
    const cards = await exportedCards(platforms, person);
    expect(cards.map(({ front }) => front).sort()).toEqual(fronts);
  }
  await balancer.close();
});
