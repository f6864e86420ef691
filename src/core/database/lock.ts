import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const HEARTBEAT_MS = 2_000;
/** A holder on another host, whose process cannot be checked, counts as dead after this silence. */
const SILENCE_MS = 10_000;

const Holder = z.object({
  host: z.string(),
  pid: z.number(),
  /** When the process began, in the system's own form; distinguishes it from a later process of the same pid. */
  startedAt: z.string(),
  released: z.boolean(),
});
type Holder = z.infer<typeof Holder>;

export interface FolderLock {
  /** Frees the folder for the next process. */
  release(): Promise<void>;
}

/**
 * Makes this process the folder's only user. Two at once would silently lose data.
 *
 * Each holder exclusively creates the file with the next number in `<folder>/lock`; the highest number holds. So the
 * file system decides a takeover, however many processes try.
 * @param onLost called when another process took over while this one was suspended; by default the process ends,
 * since continuing would damage the data
 * @throws an Error for the operator when a living process holds the folder
 */
export const lockFolder = async (folder: string, onLost: () => void = endProcess): Promise<FolderLock> => {
  const locks = join(folder, 'lock');
  await mkdir(locks, { recursive: true, mode: 0o700 });
  for (;;) {
    const last = await highest(locks);
    if (last > 0) await untilFree(locks, last);
    if (await claim(locks, last + 1)) return hold(locks, last + 1, onLost);
  }
};

/** Whether a living process holds the folder. */
export const isLocked = async (folder: string): Promise<boolean> => {
  const locks = join(folder, 'lock');
  const last = await highest(locks).catch(() => 0);
  if (last === 0) return false;
  const holder = await readHolder(locks, last);
  return isAlive(holder, await silence(locks, last));
};

const hold = async (locks: string, number: number, onLost: () => void): Promise<FolderLock> => {
  await removeBelow(locks, number);
  const path = file(locks, number);
  const beat = async () => {
    if ((await highest(locks)) > number) return stop(onLost);
    await utimes(path, new Date(), new Date());
  };
  const timer = setInterval(() => void beat().catch(() => {}), HEARTBEAT_MS);
  timer.unref();
  const stop = (then?: () => void) => {
    clearInterval(timer);
    then?.();
  };
  return {
    async release() {
      stop();
      await writeFile(path, JSON.stringify({ ...self(), released: true })).catch(() => {});
    },
  };
};

/** Waits for a holder on another host to fall silent. @throws an Error for the operator if the holder lives */
const untilFree = async (locks: string, number: number): Promise<void> => {
  for (let waited = 0; ; waited += HEARTBEAT_MS / 4) {
    const holder = await readHolder(locks, number);
    if (!isAlive(holder, await silence(locks, number))) return;
    if (holder?.host === hostname() || waited > SILENCE_MS) throw new Error(inUse(locks, holder));
    await sleep(HEARTBEAT_MS / 4);
  }
};

const isAlive = (holder: Holder | undefined, silentMs: number): boolean => {
  if (holder?.released) return false;
  if (holder === undefined || holder.host !== hostname()) return silentMs < SILENCE_MS;
  return processStart(holder.pid) === holder.startedAt;
};

const claim = async (locks: string, number: number): Promise<boolean> => {
  const holder: Holder = { ...self(), released: false };
  try {
    await writeFile(file(locks, number), JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  if ((await highest(locks)) === number) return true;
  await rm(file(locks, number), { force: true });
  return false;
};

/** Undefined when the file is incomplete or gone. */
const readHolder = async (locks: string, number: number): Promise<Holder | undefined> => {
  const text = await readFile(file(locks, number), 'utf8').catch(() => '');
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** Milliseconds since the last heartbeat; infinite when the file is gone. */
const silence = async (locks: string, number: number): Promise<number> => {
  const beat = await stat(file(locks, number)).catch(() => undefined);
  return beat ? Date.now() - beat.mtimeMs : Number.POSITIVE_INFINITY;
};

const highest = async (locks: string): Promise<number> => Math.max(0, ...(await numbers(locks)));

const removeBelow = async (locks: string, number: number): Promise<void> => {
  const older = (await numbers(locks)).filter((other) => other < number);
  await Promise.all(older.map((other) => rm(file(locks, other), { force: true })));
};

const numbers = async (locks: string): Promise<number[]> =>
  (await readdir(locks)).map(Number).filter(Number.isInteger);

const file = (locks: string, number: number): string => join(locks, String(number));

const self = (): Omit<Holder, 'released'> => ({
  host: hostname(),
  pid: process.pid,
  startedAt: processStart(process.pid) ?? '',
});

/** When a process of this host began; undefined when there is none. */
const processStart = (pid: number): string | undefined => {
  try {
    return process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
  } catch {
    return undefined;
  }
};

/** Field 22 of proc(5) `stat`, in ticks since boot. The second field may hold spaces, but ends with `)`. */
const startFromProc = (pid: number): string | undefined => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  return state === 'Z' || ticks === undefined ? undefined : `${boot}:${ticks}`;
};

const startFromPs = (pid: number): string =>
  execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();

const inUse = (locks: string, holder: Holder | undefined): string => {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return `The data in ${join(locks, '..')} is in use by ${who}; stop that one first.`;
};

const endProcess = (): never => {
  console.error('Another process has taken over the data folder; ending at once to keep its data whole.');
  process.exit(1);
};
