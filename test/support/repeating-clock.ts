import type { RepeatingClock } from '../../src/core/ports.js';
import { systemClock } from '../../src/core/time.js';
import { handClock } from './people.js';

/** An app's clock that is set by hand; what the app repeats is done whenever a time comes. */
export const handRepeatingClock = (start: string) => {
  const hand = handClock(start);
  const repeated = new Set<() => Promise<void>>();
  const clock: RepeatingClock = {
    ...systemClock,
    now: hand.now,
    every(_, work) {
      repeated.add(work);
      return () => repeated.delete(work);
    },
  };
  const comesTo = async (time: string): Promise<void> => {
    hand.set(time);
    await Promise.all([...repeated].map((work) => work()));
  };
  return { hand, clock, comesTo };
};
