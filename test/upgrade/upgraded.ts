import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { startGeminiStandIn } from '../../playground/gemini.js';
import { type App, startAppOn, startPlatforms } from '../support/app.js';
import { unpack } from './archive.js';
import { discordWorld } from './discord-world.js';
import { DATA, DUMP, type FixtureKind, folderOf, readPlatforms } from './fixture.js';
import { telegramWorld } from './telegram-world.js';
import { moveInTime } from './time-shift.js';
import type { World } from './worlds.js';

/** This version, on what another one left when it was killed. */
export interface Upgraded extends App {
  readonly worlds: Readonly<Record<World['platform'], World>>;
  /** What was logged of bugs. */
  errors(): readonly string[];
}

/** On a copy of the data folder, as if the kill was just now. */
export const startOnDataFolder = async (version: string): Promise<Upgraded> => {
  const dataDir = await newFolder();
  await unpack(await readFile(join(folderOf(version, 'data'), DATA)), dataDir);
  const pglite = await PGlite.create(join(dataDir, 'database'));
  return start(version, 'data', dataDir, (writtenAt) =>
    moveInTime(pglite, writtenAt, new Date()).finally(() => pglite.close()),
  );
};

/** On the dump, put into an empty database, as if the kill was just now. @param url the database's address */
export const startOnPostgres = async (version: string, url: string): Promise<Upgraded> => {
  const dump = gunzipSync(await readFile(join(folderOf(version, 'postgres'), DUMP))).toString('utf8');
  const load = async (writtenAt: Date): Promise<void> => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      await client.query(dump);
      await moveInTime(client, writtenAt, new Date());
      // Where other processes can be at work, a message counts as forgotten after three minutes.
      await client.query(
        `UPDATE public."Owed" SET "createdAt" = "createdAt" - interval '3 minutes' WHERE state = 'open'`,
      );
    } finally {
      await client.end();
    }
  };
  return start(version, 'postgres', await newFolder(), load, { DATABASE_URL: url });
};

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'deckhand-upgrade-'));

const start = async (
  version: string,
  kind: FixtureKind,
  dataDir: string,
  load: (writtenAt: Date) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Upgraded> => {
  const before = await readPlatforms(folderOf(version, kind));
  const gemini = await startGeminiStandIn();
  await load(new Date(before.telegram.takenAt));
  const platforms = await startPlatforms(before);
  const model = { GOOGLE_API_KEY: 'key', GEMINI_API_URL: gemini.url };
  const app = await startAppOn(platforms, dataDir, { ...model, ...settings });
  const { discord, telegram } = platforms;
  return {
    ...app,
    worlds: { Discord: discordWorld(discord), Telegram: telegramWorld(telegram) },
    errors: () => app.log.filter((line) => /"level":[56]0/.test(line)),
    close: async () => {
      await app.close();
      await gemini.close();
    },
  };
};
