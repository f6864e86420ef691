import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCompiled } from './bot.js';
import { discordRoom, type Room, telegramRoom, until } from './rooms.js';
import { startStandIns } from './stand-ins.js';
import { judge, type Verdict } from './verdict.js';

/** A killed game must go on so soon after the bot is started again. */
const GOES_ON_WITHIN_MS = 10_000;
/** The quickest question there is. */
const SECONDS = 5;

/** Kills the bot while a question is open on both platforms, starts it, and waits for the games' next words. */
export const measureRecovery = async (): Promise<Verdict[]> => {
  const platforms = await startStandIns();
  const { discord, telegram } = platforms;
  const dataDir = await mkdtemp(join(tmpdir(), 'deckhand-bench-'));
  const settings = { ...platforms.settings, DATA_DIR: dataDir };
  const doomed = await startCompiled(settings);
  await platforms.untilUp();
  const rooms = [discordRoom(discord, 2), telegramRoom(telegram, 2)];
  for (const room of rooms) {
    await room.learn();
    await room.begin(SECONDS);
  }
  await Promise.all(rooms.map((room) => room.asked(1)));
  await doomed.kill();
  const begun = Date.now();
  const words = rooms.map((room) => nextWord(room, begun));
  const bot = await startCompiled(settings);
  const verdicts = (await Promise.all(words)).map((ms, i) =>
    judge(`${rooms[i]?.platform}: a killed game goes on after`, ms, GOES_ON_WITHIN_MS, 'ms'),
  );
  await bot.stop();
  await Promise.all([platforms.close(), rm(dataDir, { recursive: true })]);
  return verdicts;
};

/** Milliseconds from a moment to the first call for a room after it. */
const nextWord = async (room: Room, since: number): Promise<number> => {
  const call = await until(() => room.calls().find(({ at }) => at >= since));
  return call.at - since;
};
