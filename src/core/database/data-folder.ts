import { mkdir, mkdtemp, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The system's error codes in the operator's words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this process may not write there',
  EEXIST: 'there is a file in its place',
  ENOENT: 'no folder can be made there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is a file in its place',
  EPERM: 'this process may not write there',
  EROFS: 'nothing can be written there',
};

/**
 * Makes the folder, and those above it, where they are missing.
 * @throws an Error for the operator unless it can be written to
 */
export const makeDataFolder = async (dataDir: string): Promise<void> => {
  const folder = resolve(dataDir);
  try {
    await makeFolder(folder);
    await rmdir(await mkdtemp(join(folder, 'probe-')));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code] ?? (code || String(error));
    throw new Error(
      `DATA_DIR is ${folder}, which cannot be used (${reason}): name a folder that this process may write to.`,
      { cause: error },
    );
  }
};

/** One level at a time: `mkdir` with `recursive` never returns where the parent cannot be created, as in /proc. */
const makeFolder = async (folder: string, parentMade = false): Promise<void> => {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || parentMade) throw error;
    await makeFolder(dirname(folder));
    await makeFolder(folder, true);
  }
};
