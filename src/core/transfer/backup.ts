import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { blobFolder } from '../blobs/store.js';
import { clusterFolder } from '../database/embedded.js';
import { lockFolder } from '../database/lock.js';

const MANIFEST = 'backup.json';

const Manifest = z.object({
  createdAt: z.iso.datetime(),
  /** SHA-256 in hexadecimal by path. */
  files: z.record(z.string(), z.string()),
});

/**
 * Copies the embedded data, database and blobs, into a new folder inside `into`, with a checksum of each file.
 * @returns the new folder and the number of files in it.
 * @throws an Error for the operator while the bot runs, or when there is no data.
 */
export const backUp = async (
  dataDir: string,
  into: string,
  now: Date,
): Promise<{ folder: string; files: number }> => {
  if (!existsSync(clusterFolder(dataDir))) throw new Error(`There is no embedded database in ${dataDir}.`);
  const lock = await lockFolder(dataDir);
  try {
    const folder = join(into, `deckhand-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await copyData(dataDir, folder);
    const files = await checksums(folder);
    const manifest = { createdAt: now.toISOString(), files } satisfies z.input<typeof Manifest>;
    await writeFile(join(folder, MANIFEST), JSON.stringify(manifest, undefined, 2), { mode: 0o600 });
    return { folder, files: Object.keys(files).length };
  } finally {
    await lock.release();
  }
};

/**
 * Puts a backup into a data folder that has no database yet.
 * @throws an Error for the operator when there is one, or when the backup is not whole.
 */
export const restore = async (
  backup: string,
  dataDir: string,
): Promise<{ createdAt: string; files: number }> => {
  const { createdAt, files } = await readManifest(backup);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  try {
    if (existsSync(clusterFolder(dataDir)))
      throw new Error(`${dataDir} holds a database; move it away first.`);
    const found = await checksums(backup);
    const damaged = Object.keys(files).find((path) => found[path] !== files[path]);
    if (damaged !== undefined) throw new Error(`The backup is damaged, for instance ${damaged}.`);
    await copyData(backup, dataDir);
    return { createdAt, files: Object.keys(files).length };
  } finally {
    await lock.release();
  }
};

/** The database comes last, under its name only when whole: without it a folder counts as empty. */
const copyData = async (from: string, to: string): Promise<void> => {
  if (existsSync(blobFolder(from))) await cp(blobFolder(from), blobFolder(to), { recursive: true });
  const draft = `${clusterFolder(to)}.new`;
  await rm(draft, { recursive: true, force: true });
  await cp(clusterFolder(from), draft, { recursive: true });
  await rename(draft, clusterFolder(to));
};

const readManifest = async (backup: string): Promise<z.infer<typeof Manifest>> => {
  const text = await readFile(join(backup, MANIFEST), 'utf8').catch(() => {
    throw new Error(`${backup} is no backup: it has no ${MANIFEST}.`);
  });
  return Manifest.parse(JSON.parse(text));
};

const checksums = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sums: Record<string, string> = {};
  for (const path of paths.sort()) {
    const name = relative(folder, path);
    if (name !== MANIFEST) sums[name] = await checksum(path);
  }
  return sums;
};

const checksum = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};
