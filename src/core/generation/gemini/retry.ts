/** Time and chance, so that tests need not wait. */
export interface Pace {
  /** Resolves after `ms`, or rejects with the signal's reason. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to but not including 1. */
  random(): number;
}

/** A failure that may be gone the next time. `after` is the delay in ms that the server requested. */
export class Transient extends Error {
  override readonly name = 'Transient';
  constructor(
    message: string,
    readonly after?: number,
  ) {
    super(message);
  }
}

const ATTEMPTS = 5;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
/** Longer delays (a daily quota) are not waited for. */
const LONGEST_REQUESTED_MS = 90_000;

/**
 * Tries until it succeeds or fails for good; after the n-th transient failure waits a random part of
 * min(30 s, 2ⁿ⁻¹ s), or what the server requested and up to a tenth more.
 * @throws the last failure; the signal's reason if aborted.
 */
export const retrying = async <T>(attempt: () => Promise<T>, pace: Pace, signal: AbortSignal): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Transient) || tried === ATTEMPTS || (error.after ?? 0) > LONGEST_REQUESTED_MS)
        throw error;
      await pace.sleep(delay(tried, error.after, pace.random()), signal);
    }
  }
};

const delay = (tried: number, requested: number | undefined, chance: number): number => {
  if (requested !== undefined) return requested * (1 + chance / 10);
  return chance * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tried - 1));
};
