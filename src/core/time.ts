import { setInterval, setTimeout } from 'node:timers';
import type { RepeatingClock } from './ports.js';

/** Milliseconds of a day of 24 hours. */
export const DAY_MS = 86_400_000;

/** So many times 24 hours before. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** The time of the machine. */
export const systemClock: RepeatingClock = {
  now: () => new Date(),
  every: (ms, work) => {
    const timer = setInterval(() => void work(), ms).unref();
    return () => clearInterval(timer);
  },
  after: (ms, work) => {
    const timer = setTimeout(work, ms).unref();
    return () => clearTimeout(timer);
  },
};
