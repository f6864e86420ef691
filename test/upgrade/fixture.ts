import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Snapshots } from '../support/app.js';

/** What a version left behind: the data folder of the embedded database, or a dump of PostgreSQL. */
export type FixtureKind = 'data' | 'postgres';

export const DATA = 'data.tar.br';
export const DUMP = 'dump.sql.gz';

const FIXTURES = fileURLToPath(new URL('../fixtures/upgrade', import.meta.url));
const PLATFORMS = 'platforms.json';

export const folderOf = (version: string, kind: FixtureKind): string => join(FIXTURES, version, kind);

/** What both platforms held when the bot was killed, with the buttons under its messages. */
export const writePlatforms = async (folder: string, platforms: Snapshots): Promise<void> =>
  writeFile(join(folder, PLATFORMS), JSON.stringify(platforms));

export const readPlatforms = async (folder: string): Promise<Snapshots> =>
  JSON.parse(await readFile(join(folder, PLATFORMS), 'utf8'));
