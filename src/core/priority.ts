import { platform, setPriority } from 'node:os';

/** Of a processor that both want, Linux gives this niceness a third of what it gives the bot. */
const NICENESS = 5;

/**
 * Lets the bot's answers go before work that takes seconds anyway, where the system allows that.
 * @param pid of a process that has just been started; without it, the thread that calls, which only Linux tells apart from
 *   its process
 */
export const workBehind = (pid?: number): void => {
  try {
    if (pid !== undefined) setPriority(pid, NICENESS);
    else if (platform() === 'linux') setPriority(NICENESS);
  } catch {
    // A sandbox may forbid it: then all work is done side by side.
  }
};
