import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/core/database/client.js';
import { type EventId, newId } from '../../src/core/ids.js';
import { createStudy } from '../../src/core/study/study.js';
import { systemClock } from '../../src/core/time.js';
import { newCards, newPerson } from '../../test/support/people.js';
import { type Bot, startCompiled, startNode } from '../bot.js';
import { judge, median, NO_LIMIT, percentile, type Verdict } from '../verdict.js';
import { startLeanDiscord } from './lean-discord.js';
import { startLeanTelegram } from './lean-telegram.js';
import { type Pressable, type Presser, presserOn } from './presser.js';

/** Until Show answer is acknowledged, against a handler with one statement. */
const RATIO_MAX = 3;
const CARDS = 9;
const ROUNDS = 3;
const PEOPLE = 64;

const STORM = { pressesPerSecond: 200, seconds: 10 };
const STORM_P99_MAX_MS = 100;

type Served = Database & { readonly url: string };

/** Presses of the compiled process on both platforms, and of a bare one, in turns; then a storm of them on Discord. */
export async function* measureAcknowledged(database: Served): AsyncGenerator<Verdict[]> {
  yield await compare(database, 'Discord', startLeanDiscord);
  yield await compare(database, 'Telegram', startLeanTelegram);
  yield await storm(database);
}

const compare = (database: Served, name: string, start: () => Promise<Pressable>): Promise<Verdict[]> =>
  withBot(database, start, startCompiled, (own) =>
    withBot(database, start, startBareHandler, async (bare) => [
      ...(await compareAt(database, name, 1, own, bare)),
      ...(await compareAt(database, name, PEOPLE, own, bare)),
    ]),
  );

const compareAt = async (
  database: Served,
  name: string,
  atOnce: number,
  own: Pressable,
  bare: Pressable,
): Promise<Verdict[]> => {
  const times: { shown: number[]; graded: number[]; bare: number[] } = { shown: [], graded: [], bare: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const ours = await pressed(database, own, atOnce);
    times.shown.push(...ours.map(({ shown }) => shown));
    times.graded.push(...ours.map(({ graded }) => graded));
    times.bare.push(...(await pressed(database, bare, atOnce)).map(({ shown }) => shown));
  }
  const what = `Show answer on ${name}, ${atOnce} at once`;
  return [
    judge(`${what}: acknowledged`, median(times.shown), NO_LIMIT, 'ms'),
    judge(`${what}: against one statement`, median(times.shown) / median(times.bare), RATIO_MAX, '×'),
    judge(`${what}: 90 of 100`, percentile(times.shown, 0.9) / percentile(times.bare, 0.9), NO_LIMIT, '×'),
    judge(`a grade on ${name}, ${atOnce} at once: acknowledged`, median(times.graded), NO_LIMIT, 'ms'),
  ];
};

const startBareHandler = (settings: Readonly<Record<string, string>>): Promise<Bot> =>
  startNode(['--import', 'tsx', 'bench/press/bare.ts'], settings);

/** Everybody studies their cards. */
const pressed = async (
  database: Served,
  platform: Pressable,
  people: number,
): Promise<Awaited<ReturnType<Presser['study']>>[]> => {
  const pressers = await seatAll(database, platform, people);
  const all = await Promise.all(
    pressers.map(async (presser) => {
      const times: Awaited<ReturnType<Presser['study']>>[] = [];
      while (times.length < CARDS) times.push(await presser.study());
      return times;
    }),
  );
  return all.flat();
};

/** People press at a steady rate, whether or not others' presses were answered. */
const storm = async (database: Served): Promise<Verdict[]> => {
  const { pressesPerSecond: people, seconds } = STORM;
  const times = await withBot(database, startLeanDiscord, startCompiled, async (platform) => {
    const pressers = await seatAll(database, platform, people);
    const studying = pressers.map(async (presser, i) => {
      // Two presses every two seconds each, all at different moments.
      await sleep((i * 2_000) / people);
      const own: number[] = [];
      for (let at = 0; at < seconds / 2; at++) {
        const begun = performance.now();
        const { shown, graded } = await presser.study();
        own.push(shown, graded);
        await sleep(Math.max(0, 2_000 - (performance.now() - begun)));
      }
      return own;
    });
    return (await Promise.all(studying)).flat();
  });
  const what = `${people} presses a second on Discord`;
  return [
    judge(`${what}: acknowledged`, median(times), NO_LIMIT, 'ms'),
    judge(`${what}: 99 of 100`, percentile(times, 0.99), STORM_P99_MAX_MS, 'ms'),
  ];
};

const withBot = async <T>(
  database: Served,
  start: () => Promise<Pressable>,
  startBot: (settings: Readonly<Record<string, string>>) => Promise<Bot>,
  work: (platform: Pressable) => Promise<T>,
): Promise<T> => {
  const platform = await start();
  const bot = await startBot({ ...platform.settings, DATABASE_URL: database.url, HTTP_PORT: '0' });
  while (!platform.isUp()) await sleep(20);
  try {
    return await work(platform);
  } finally {
    await bot.stop();
    await platform.close();
  }
};

/** Everybody with their first card behind them: with it, the process meets its people. */
const seatAll = async (database: Served, platform: Pressable, people: number): Promise<Presser[]> => {
  const pressers = await Promise.all(Array.from({ length: people }, () => seat(database, platform)));
  await Promise.all(pressers.map((presser) => presser.study()));
  return pressers;
};

let seated = 700_000_000;

const seat = async (database: Served, platform: Pressable): Promise<Presser> => {
  const name = 'DISCORD_TOKEN' in platform.settings ? 'discord' : 'telegram';
  const person = await newPerson(database, { newPerDay: 200 });
  const platformUserId = `${++seated}`;
  const identity = { platform: name, platformUserId, displayName: name === 'discord' ? 'Ada' : 'Ben' };
  await database.prisma.chatIdentity.create({ data: { ...identity, userId: person.user } });
  await newCards(
    database,
    person,
    Array.from({ length: 3 * CARDS }, (_, i) => `What is number ${i}?`),
  );
  const study = createStudy({ database, clock: systemClock });
  const { session, rev } = await study.start(person.user, { deck: null }, `bench:${newId()}` as EventId);
  return presserOn(platform, platformUserId, session, rev);
};
