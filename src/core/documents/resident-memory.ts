import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Resident memory of a process in megabytes (2^20 bytes); undefined when it is gone or cannot be measured. */
export const residentMegabytes = async (pid: number): Promise<number | undefined> => {
  const kilobytes = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid);
  return kilobytes === undefined ? undefined : kilobytes / 1024;
};

const fromProc = async (pid: number): Promise<number | undefined> => {
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '');
  return positive(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
};

const fromPs = async (pid: number): Promise<number | undefined> => {
  const result = await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return positive(result.stdout.trim());
};

const positive = (digits: string | undefined): number | undefined => {
  const value = Number(digits);
  return value > 0 ? value : undefined;
};
