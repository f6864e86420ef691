import type { StandInClock } from './clock.js';

/** First millisecond of 2015, from which Discord's ids count (https://docs.discord.com/developers/reference). */
const DISCORD_EPOCH_MS = 1_420_070_400_000n;
const TIMESTAMP_SHIFT = 22n;

/** Makes ids that sort by time and carry it, as discord.js reads `createdTimestamp` out of them. */
export const snowflakes = (clock: StandInClock): (() => string) => {
  let last = 0n;
  return () => {
    const earliest = (BigInt(Math.floor(clock.now())) - DISCORD_EPOCH_MS) << TIMESTAMP_SHIFT;
    last = earliest > last ? earliest : last + 1n;
    return last.toString();
  };
};
