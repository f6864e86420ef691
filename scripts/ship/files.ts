import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a file takes on common file systems is a multiple of this. */
const BLOCK_BYTES = 4_096;

/** Paths of all files under a folder, relative to it. Links are not followed. */
export const filesUnder = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
};

/** What the folder takes on disk, in 10^6 bytes. */
export const megabytesOf = async (...folder: readonly string[]): Promise<number> => {
  const root = join(...folder);
  const sizes = (await filesUnder(root)).map(async (file) => (await stat(join(root, file))).size);
  const blocks = (await Promise.all(sizes)).map((size) => Math.ceil(size / BLOCK_BYTES));
  return (blocks.reduce((sum, count) => sum + count, 0) * BLOCK_BYTES) / 1_000_000;
};
