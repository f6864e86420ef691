import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startDiscordStandIn } from '../../playground/discord/index.js';
import { startGeminiStandIn } from '../../playground/gemini.js';
import { startTelegramStandIn } from '../../playground/telegram/index.js';
import { patientClock } from '../support/patient-clock.js';
import { startProcess } from '../support/process.js';
import { pack } from './archive.js';
import { fillDiscord } from './discord-world.js';
import { DATA, DUMP, type FixtureKind, folderOf, writePlatforms } from './fixture.js';
import { sendToNobody } from './scene/alone.js';
import { modelOf } from './scene/model.js';
import { playScene } from './scene/scene.js';
import { fillTelegram } from './telegram-world.js';

// Keeps what this version leaves behind when it is killed in the middle of everything, for later versions to be
// tested on: its data folder, or with the address of an empty PostgreSQL database a dump of that.

const [version, databaseUrl] = process.argv.slice(2);
if (version === undefined)
  throw new Error('Usage: npx tsx test/upgrade/write-fixture.ts VERSION [postgresql://user@host/database]');
const started = Date.now();
const tell = (what: string): void => console.log(`${Math.round((Date.now() - started) / 1_000)} s  ${what}`);

const dataDir = await mkdtemp(join(tmpdir(), 'deckhand-fixture-'));
const [discord, telegram, gemini] = await Promise.all([
  startDiscordStandIn({ clock: patientClock, rateLimit: { requests: 500, perMs: 1_000 } }),
  startTelegramStandIn(),
  startGeminiStandIn(),
]);

const play = async (): Promise<void> => {
  fillDiscord(discord);
  fillTelegram(telegram);
  const bot = startProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_CDN_ORIGINS: discord.cdnOrigin,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.apiUrl,
    GOOGLE_API_KEY: 'key',
    GEMINI_API_URL: gemini.url,
    HTTP_PORT: '0',
    DATA_DIR: dataDir,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
  try {
    await bot.ready();
    await playScene({ discord, telegram, model: modelOf(gemini), tell });
  } catch (error) {
    console.error(bot.output().split('\n').slice(-9).join('\n'));
    throw error;
  } finally {
    await bot.end('SIGKILL');
  }
  sendToNobody(telegram);
};

const write = async (kind: FixtureKind, file: string, bytes: Uint8Array): Promise<void> => {
  const folder = folderOf(version, kind);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), bytes);
  await writePlatforms(folder, { discord: discord.snapshot(), telegram: telegram.snapshot() });
  tell(`${bytes.length} bytes written to ${join(folder, file)}`);
};

/** In statements that any client can run. What begins with a backslash is for psql. */
const dumpOf = (url: string): string =>
  execFileSync('pg_dump', ['--inserts', '--rows-per-insert=100', '--no-owner', '--no-privileges', url], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  }).replace(/^\\.*$/gm, '');

try {
  await play();
  if (databaseUrl === undefined) await write('data', DATA, await pack(dataDir));
  else await write('postgres', DUMP, gzipSync(dumpOf(databaseUrl), { level: 9 }));
} finally {
  await Promise.all([discord.close(), telegram.close(), gemini.close()]);
  await rm(dataDir, { recursive: true, force: true });
}
