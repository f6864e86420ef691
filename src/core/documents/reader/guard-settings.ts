/** How often the guard looks: the most by which a limit is overrun. */
export const GUARD_STEP_MS = 25;

/** The outer watchdog knows the exact working time and can say why it ended the reader: it goes first. */
export const GUARD_TIME_SLACK_MS = 1_000;

/** What the reader process hands to its guarding thread. */
export interface GuardSettings {
  /** Process id of whoever started the reader. */
  readonly parent: number;
  readonly maxMegabytes: number;
  readonly maxSeconds: number;
  /** Shared memory: when the current request began (epoch ms), 0 between requests. */
  readonly busySince: Float64Array;
}
