import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Failpoint } from '../../src/core/quiz/play/failpoints.js';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const dying = fileURLToPath(new URL('dying-bot.ts', import.meta.url));

/** Deckhand as a process of its own, for tests that end it. */
export interface BotProcess {
  readonly pid: number;
  /** Everything written to standard output and standard error. */
  output(): string;
  /** Resolves with the port of `/healthz` once the process says that it is ready. */
  ready(): Promise<number>;
  /** Sends the signal and resolves with the exit code, or null when the signal itself ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Resolves with the exit code when the process ends by itself. */
  ended(): Promise<number | null>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts Deckhand with nothing in its environment but these settings.
 * @param dieAt the failpoint at which the process is killed
 */
export const startProcess = (settings: Readonly<Record<string, string>>, dieAt?: Failpoint): BotProcess => {
  const entry = dieAt ? [dying, dieAt] : [main];
  const child = spawn(process.execPath, ['--import', 'tsx', ...entry], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  const exit = once(child, 'close').then(([code]): number | null => {
    running.delete(child);
    return code;
  });
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout.on('data', () => {
      const port = /"port":(\d+).*"msg":"ready"/.exec(written)?.[1];
      if (port) resolve(Number(port));
    });
    void exit.then((code) => reject(new Error(`ended with ${code} before it was ready:\n${written}`)));
  });
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    output: () => written,
    ready: () => ready,
    end(signal) {
      child.kill(signal);
      return exit;
    },
    ended: () => exit,
  };
};
