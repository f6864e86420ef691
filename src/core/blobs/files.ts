import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobId } from '../ids.js';
import type { SweptBlobStore } from './store.js';

/** Blobs as files of one folder, readable to their owner alone, for one process. */
export const createFileBlobs = (folder: string): SweptBlobStore => {
  const path = (id: BlobId) => join(folder, id);
  return {
    async put(id, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `${randomUUID()}.draft`);
      try {
        await writeThrough(draft, bytes);
        await rename(draft, path(id));
        await syncFolder(folder);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async get(id) {
      return new Uint8Array(await readFile(path(id)));
    },
    async delete(id) {
      await rm(path(id), { force: true });
    },
    async sweep(before, kept) {
      const names = await readdir(folder).catch(() => []);
      const old = await filter(
        names,
        async (name) => (await modified(join(folder, name))) < before.getTime(),
      );
      const staying: ReadonlySet<string> = await kept(old.filter(isBlob));
      const gone = old.filter((name) => !staying.has(name));
      await Promise.all(gone.map((name) => rm(join(folder, name), { force: true })));
      return gone.length;
    },
  };
};

/** Any other file is a draft that a crash left behind, or a stray. */
const isBlob = (name: string): name is BlobId => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);

const writeThrough = async (path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A new name survives a power cut only once its folder is synced too (fsync(2)). */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

/** Milliseconds since the epoch; infinite for a file that is gone by now. */
const modified = async (path: string): Promise<number> =>
  (await stat(path).catch(() => undefined))?.mtimeMs ?? Number.POSITIVE_INFINITY;

const filter = async <T>(items: readonly T[], keep: (item: T) => Promise<boolean>): Promise<T[]> => {
  const kept = await Promise.all(items.map(keep));
  return items.filter((_, index) => kept[index]);
};
