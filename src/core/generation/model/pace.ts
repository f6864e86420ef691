import { setTimeout } from 'node:timers/promises';

/** Time and chance, so that tests need not wait. */
export interface Pace {
  /** Resolves after `ms`, or rejects with the signal's reason. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to but not including 1. */
  random(): number;
  now(): Date;
}

export const realPace: Pace = {
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
  random: Math.random,
  now: () => new Date(),
};
