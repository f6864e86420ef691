import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platforms, startPlatforms, untilBotIsUp } from '../support/app.js';
import { freshDataDir } from '../support/database.js';
import { startProcess } from '../support/process.js';

const CANARY = { discord: 'canary.discord.token', telegram: '987654321:canary-telegram-token' };

test('without a token, one sentence names the variables and the playground', async () => {
  const bot = startProcess({});
  expect(await bot.ended()).toBe(1);
  expect(bot.output()).toBe(
    'Set DISCORD_TOKEN or TELEGRAM_TOKEN to run the bot, or try it without any: npm run playground\n',
  );
});

test('each wrong variable gets its sentence, and no stack', async () => {
  const bot = startProcess({ HTTP_PORT: 'eighty', ROLE: 'boss', TELEGRAM_TOKEN: CANARY.telegram });
  expect(await bot.ended()).toBe(1);
  expect(bot.output()).toBe('HTTP_PORT must be a number.\nROLE must be all, bot or worker.\n');
});

describe('while the platforms are down', () => {
  let closedPort: number;
  beforeAll(async () => {
    closedPort = await unusedPort();
  });

  test('no token is written, whatever goes wrong', async () => {
    const nobody = `http://127.0.0.1:${closedPort}`;
    const bot = startProcess({
      DISCORD_TOKEN: CANARY.discord,
      DISCORD_API_URL: `${nobody}/api`,
      TELEGRAM_TOKEN: CANARY.telegram,
      TELEGRAM_API_URL: nobody,
      DATA_DIR: await freshDataDir(),
      HTTP_PORT: '0',
      LOG_LEVEL: 'trace',
    });
    const code = await bot.ended();
    expect(code).toBe(1);
    expect(bot.output()).toMatch(/Telegram|Discord/);
    expect(bot.output()).not.toContain('canary');
  });
});

describe('a running bot', () => {
  let platforms: Platforms;
  beforeAll(async () => {
    platforms = await startPlatforms();
  });
  afterAll(() => platforms?.close());

  test('is healthy, says so when Discord is gone, and writes no token', async () => {
    const dataDir = await freshDataDir();
    const bot = startProcess({ ...platforms.environment, DATA_DIR: dataDir, LOG_LEVEL: 'trace' });
    const port = await bot.ready();
    await untilBotIsUp(platforms);
    const health = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/healthz`);
      return { status: response.status, parts: await response.json() };
    };
    expect(await health()).toEqual({
      status: 200,
      parts: { database: 'ok', discord: 'ok', telegram: 'ok' },
    });

    await platforms.discord.close();
    await expect.poll(async () => (await health()).status).toBe(503);
    expect(await bot.end('SIGTERM')).toBe(0);
    for (const token of [platforms.discord.token, platforms.telegram.token])
      expect(bot.output()).not.toContain(token);
  });
});

const unusedPort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
