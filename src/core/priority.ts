import { platform, setPriority } from 'node:os';

/** Of a processor that both want, Linux gives this niceness a third of what it gives the bot. */
const NICENESS = 5;

/**
 * Lets the bot's answers go before work that takes seconds anyway.
 * @param pid of a process that has just been started; without it, the thread that calls, where the system tells threads
 *   apart
 */
export const workBehind = (pid?: number): void => {
  if (pid !== undefined) setPriority(pid, NICENESS);
  else if (platform() === 'linux') setPriority(NICENESS);
};
