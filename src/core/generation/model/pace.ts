import { setTimeout } from 'node:timers/promises';
import type { RepeatingClock } from '../../ports.js';

/** Time and chance, so that tests need not wait. */
export interface Pace extends RepeatingClock {
  /** Resolves after `ms`, or rejects with the signal's reason. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to but not including 1. */
  random(): number;
}

export const paceOf = (clock: RepeatingClock): Pace => ({
  ...clock,
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
  random: Math.random,
});
