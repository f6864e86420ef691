import { setImmediate as nextTurn } from 'node:timers/promises';

/** For how long work may go on without anything else being heard, in milliseconds. */
const TURN_MS = 8;

/**
 * Long work in small steps, which lets whatever else waits for this thread come in between.
 * @returns to be awaited between two steps: waits only where the turn has become long
 */
export const takeTurns = (): (() => Promise<void>) => {
  let began = performance.now();
  return async () => {
    if (performance.now() - began <= TURN_MS) return;
    await nextTurn();
    began = performance.now();
  };
};
