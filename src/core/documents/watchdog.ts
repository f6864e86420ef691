import { residentMegabytes } from './resident-memory.js';

/** How often memory is looked at, and so the longest that a limit is overrun by. */
const STEP_MS = 25;
/** Asking `ps` costs a process each time. */
const STEP_WITHOUT_PROC_MS = 250;

/** What a watched piece of work may still use. */
export interface Allowance {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/**
 * Watches a working process from outside until told to stop.
 * @param onExceeded called at most once, with the limit that was passed.
 * @returns stops the watch.
 */
export const watch = (
  pid: number,
  allowed: Allowance,
  onExceeded: (limit: 'time' | 'memory') => void,
): (() => void) => {
  let over = false;
  const end = (limit?: 'time' | 'memory') => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    clearInterval(memory);
    if (limit) onExceeded(limit);
  };
  const look = async () => {
    const megabytes = await residentMegabytes(pid);
    if (megabytes !== undefined && megabytes > allowed.megabytes) end('memory');
  };
  const timer = setTimeout(() => end('time'), Math.max(0, allowed.milliseconds));
  const memory = setInterval(
    () => void look(),
    process.platform === 'linux' ? STEP_MS : STEP_WITHOUT_PROC_MS,
  );
  return () => end();
};
