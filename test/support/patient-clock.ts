import { type StandInClock, systemClock } from '../../playground/discord/index.js';

/** Discord's 3 s for an answer become 12 s: how fast the bot answers is for the benchmark to say. */
const SLOWER = 4;
const begun = Date.now();

export const patientClock: StandInClock = {
  now: () => begun + (Date.now() - begun) / SLOWER,
  after: (ms, run) => systemClock.after(ms * SLOWER, run),
};
