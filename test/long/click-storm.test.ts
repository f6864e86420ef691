import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PressResult, ShownMessage } from '../../playground/telegram/index.js';
import { type Balancer, startBalancer } from '../services/balancer.js';
import { type Platforms, startPlatforms, type TelegramPerson, telegramPerson } from '../support/app.js';
import { servicesDatabase } from '../support/database.js';
import { type BotProcess, startProcess } from '../support/process.js';

/** A Redis database that no other test of the suite uses. */
const REDIS_DATABASE = 10;
const PROCESSES = 3;
const PLAYERS = 200;
const PRESSES = 50;
/** Presses of one player that are under way at once: nobody waits for the answer before the next button. */
const AT_ONCE = 2;
/** One player after another begins, as a storm does. */
const JOIN_EVERY_MS = 50;
/** The longest that a question can be open. */
const SECONDS = 120;
/** A machine that cannot do all of the storm in this time does a part of it. */
const STORM_MS = 95_000;
const CAPITALS = { France: 'Paris', Italy: 'Rome', Spain: 'Madrid', Portugal: 'Lisbon', Austria: 'Vienna' };
const LABELS = ['🔷 A', '🔺 B', '🟡 C', '🟩 D'];

let platforms: Platforms;
let database: Awaited<ReturnType<typeof servicesDatabase>>;
let balancer: Balancer;
let bots: BotProcess[];
beforeEach(async () => {
  [platforms, database, balancer] = await Promise.all([
    startPlatforms(),
    servicesDatabase(),
    startBalancer(),
  ]);
  const redis = new URL(process.env.TEST_REDIS_URL ?? '');
  redis.pathname = `/${REDIS_DATABASE}`;
  const { TELEGRAM_TOKEN = '', TELEGRAM_API_URL = '' } = platforms.environment;
  const settings = {
    TELEGRAM_TOKEN,
    TELEGRAM_API_URL,
    TELEGRAM_WEBHOOK_URL: balancer.url,
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-tests',
    HTTP_PORT: '0',
    DATABASE_URL: database.url,
    REDIS_URL: redis.href,
    ROLE: 'bot',
  };
  bots = [];
  // One after another: loading all at once takes each of them longer than a connection waits.
  while (bots.length < PROCESSES) {
    const bot = startProcess(settings);
    bots.push(bot);
    balancer.backends.push(await bot.ready());
  }
});
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.end('SIGTERM')));
  await Promise.all([platforms.close(), balancer.close()]);
  await database.close();
});

/** The button of the right answer to a question as it is shown. */
const rightOf = ({ text = '' }: ShownMessage): string => {
  const [, country = ''] = /Capital of (\w+)\?/.exec(text) ?? [];
  const city = CAPITALS[country as keyof typeof CAPITALS];
  const label = LABELS.find((one) => text.split('\n').includes(`${one}  ${city}`));
  if (label === undefined) throw new Error(`no ${city} in ${text}`);
  return label;
};

/** Names that a message lists, and how many there are with those that it only counts. */
const listed = ({ text = '' }: ShownMessage): { names: string[]; count: number } => {
  const [, list = '', more = '0'] = /^Right: (.*?)(?: and (\d+) more)?$/m.exec(text) ?? [];
  const names = list.split(', ');
  return { names, count: names.length + Number(more) };
};

/** The leaders with their points, and how many players there are in all. */
const leaderboard = ({ text = '' }: ShownMessage): { leaders: Map<string, number>; players: number } => {
  const lines = [...text.matchAll(/^(?:🥇|🥈|🥉|\d+\.) (\S+) — (\d) of \d right in/gm)];
  const leaders = new Map(lines.map(([, name = '', points]) => [name, Number(points)]));
  const [, more = '0'] = /and (\d+) more players?$/m.exec(text) ?? [];
  const [, others = '', andMore = '0'] = /^Also played: (.*?)(?: and (\d+) more)?$/m.exec(text) ?? [];
  const named = others === '' ? 0 : others.split(', ').length;
  return { leaders, players: lines.length + Number(more) + named + Number(andMore) };
};

/** What each player is scored by, by their names. */
const storedAnswers = async (): Promise<Map<string, number>> => {
  const rows = await database.prisma.quizAnswer.findMany({
    include: { user: { include: { identities: true } } },
  });
  expect(rows).toHaveLength(PLAYERS);
  return new Map(rows.map(({ user, option }) => [user.identities[0]?.displayName ?? '', option]));
};

/** One player's presses: the next ones as soon as those before were answered, some at once. */
const hammer = async (
  { acts, user }: TelegramPerson,
  question: ShownMessage,
  seed: number,
  until: number,
) => {
  const labelOf = (press: number): string => LABELS[(seed + press * press * ((seed % 3) + 1)) % 4] ?? '';
  const results: PressResult[] = [];
  await sleep(seed * JOIN_EVERY_MS);
  while (results.length < PRESSES && Date.now() < until) {
    const labels = Array.from({ length: AT_ONCE }, (_, i) => labelOf(results.length + i));
    results.push(...(await Promise.all(labels.map((label) => acts.press(question, label)))));
  }
  return { name: user.first_name, last: labelOf(results.length - 1), results };
};

/** A question that has just been asked in a group of the host and all players. */
const openQuestion = async () => {
  const { telegram } = platforms;
  const host = telegramPerson(platforms, 'Ada');
  const players = Array.from({ length: PLAYERS }, (_, i) => telegramPerson(platforms, `Player${i}`));
  const group = telegram.addGroup({ title: 'Study', members: [host, ...players].map(({ user }) => user) });
  for (const [country, city] of Object.entries(CAPITALS))
    host.acts.send(host.chat, `/add Capital of ${country}? :: ${city}`);
  for (const country of Object.keys(CAPITALS)) await host.reads(`Capital of ${country}`);
  host.acts.send(group, `/quiz_start questions: 5 seconds: ${SECONDS}`);
  return { host, players, group, question: await host.reads('Question 1 of 5', group) };
};

test('in a storm of clicks by webhook to three processes everybody is scored once, by their last press in time', {
  timeout: 240_000,
}, async ({ annotate }) => {
  const { telegram } = platforms;
  const { host, players, group, question } = await openQuestion();
  const until = Date.now() + STORM_MS;
  const storm = await Promise.all(players.map((player, i) => hammer(player, question, i, until)));

  const revealed = await telegram.waitFor(
    () => telegram.messages(group).find(({ id, text }) => id === question.id && text?.includes('Right: ')),
    SECONDS * 1_000,
  );
  host.acts.send(group, '/quiz_stop');
  const { leaders, players: scored } = leaderboard(await host.reads('Quiz over', group));
  const label = rightOf(question);
  const right = new Set(storm.filter(({ last }) => last === label).map(({ name }) => name));
  expect(listed(revealed).count).toBe(right.size);
  expect(listed(revealed).names.filter((name) => !right.has(name))).toEqual([]);
  expect(scored).toBe(PLAYERS);
  expect(leaders).toEqual(new Map([...leaders.keys()].map((name) => [name, right.has(name) ? 1 : 0])));
  expect(await storedAnswers()).toEqual(new Map(storm.map(({ name, last }) => [name, LABELS.indexOf(last)])));

  const results = storm.flatMap((player) => player.results);
  await annotate(`${results.length} of ${PLAYERS * PRESSES} presses`);
  expect(results.length).toBeGreaterThan((PLAYERS * PRESSES) / 2);
  expect(results.filter(({ answered }) => !answered)).toHaveLength(0);
  // A press that took long has an empty answer: its spinner ends before there is something to be said.
  expect(results.filter(({ notice = 'You chose' }) => !notice.startsWith('You chose'))).toEqual([]);
  const answers = telegram.requests.filter(({ method }) => method === 'answerCallbackQuery');
  expect(answers).toHaveLength(results.length);
  const refused = telegram.requests.filter(({ status }) => status !== 200);
  expect(refused.map(({ method, description }) => `${method}: ${description}`)).toEqual([]);
  for (const bot of bots) expect(bot.output().match(/^.*"level":[4-6]0.*$/gm)).toBeNull();
});
