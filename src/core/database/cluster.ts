import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Log } from './client.js';

const CREATION_TIMEOUT_MS = 120_000;

/** Runs in a process of its own, because initdb blocks for seconds and leaves some 500 MB resident. */
const CREATE = `
const { PGlite } = await import(process.argv[1]);
const database = await PGlite.create(process.argv[2]);
await database.close();
`;

/** Creates a PostgreSQL cluster for PGlite in `folder` unless there is one. It appears there only when complete. */
export const ensureCluster = async (folder: string, log?: Log): Promise<void> => {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  log?.info({ folder }, 'creating the embedded database');
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  const pglite = pathToFileURL(createRequire(import.meta.url).resolve('@electric-sql/pglite')).href;
  const child = ['--input-type=module', '--eval', CREATE, pglite, draft];
  await promisify(execFile)(process.execPath, child, { timeout: CREATION_TIMEOUT_MS });
  await rename(draft, folder);
};
