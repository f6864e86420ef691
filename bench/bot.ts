import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
const bareEntry = fileURLToPath(new URL('./bare-handler.ts', import.meta.url));

export interface Bot {
  /** From the start of the process to its word that it is ready. */
  readonly startedInMs: number;
  /** Processor time of the process itself until then, which a busy machine does not change much. */
  readonly startCpuMs: number;
  /** The longest time that it heard nothing because it computed, since the last call. */
  longestGapMs(): Promise<number>;
  /** Resident memory of the process itself, once it no longer changes. */
  settledMegabytes(): Promise<number>;
  stop(): Promise<void>;
  /** As a power cut would, with no time for farewells. */
  kill(): Promise<void>;
}

/** Starts what `npm run build` made, with plain Node, and waits until it is ready. */
export const startCompiled = async (settings: Readonly<Record<string, string>>): Promise<Bot> => {
  if (!existsSync(entry)) throw new Error('Nothing is built: run npm run build first.');
  return startNode([entry], settings);
};

/** Answers every button press with a no-op: what no bot on the same libraries can be quicker than. */
export const startBare = (settings: Readonly<Record<string, string>>): Promise<Bot> =>
  startNode(['--import', 'tsx', bareEntry], settings);

/** @param args what Node is started with */
export const startNode = async (
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Bot> => {
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  const port = await untilReady(child.stdout);
  const startedInMs = performance.now() - begun;
  return {
    startedInMs,
    startCpuMs: await processorMs(child.pid ?? 0),
    longestGapMs: () => longestGapMs(port),
    settledMegabytes: () => settled(child.pid ?? 0),
    stop: async () => {
      child.kill('SIGTERM');
      await exit;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
};

/** Milliseconds that starting Node with nothing to do takes: the floor of every start. */
export const bareStartMs = async (): Promise<number> => {
  const begun = performance.now();
  await once(spawn(process.execPath, ['--eval', '0']), 'exit');
  return performance.now() - begun;
};

/** @returns the port of the bot's HTTP server; 0 of a process that has none */
const untilReady = (output: NodeJS.ReadableStream): Promise<number> =>
  new Promise((resolve, reject) => {
    let written = '';
    output.setEncoding?.('utf8');
    output.on('data', (text: string) => {
      written += text;
      if (written.includes('"msg":"ready"'))
        resolve(Number(/"port":(\d+).*"msg":"ready"/.exec(written)?.[1] ?? 0));
    });
    output.once('end', () => reject(new Error(`Deckhand did not start:\n${written}`)));
  });

const longestGapMs = async (port: number): Promise<number> => {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return 1_000 * Number(/^deckhand_event_loop_gap_seconds\{quantile="1"\} (.+)$/m.exec(metrics)?.[1]);
};

/** Threads that write cards are ended after half a minute without work: until then the process is not idle. */
const IDLE_MS = 35_000;

/** Memory is then looked at once a second until it changes by less than a megabyte. */
const settled = async (pid: number): Promise<number> => {
  await sleep(IDLE_MS);
  for (let before = 0; ; ) {
    const now = await megabytes(pid);
    if (Math.abs(now - before) < 1) return now;
    before = now;
    await sleep(1_000);
  }
};

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
const megabytes = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_024;
};

/** Linux counts in hundredths of a second (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html). */
const processorMs = async (pid: number): Promise<number> => {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
};
