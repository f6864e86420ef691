/** The time the stand-in lives by. Deadlines of the platform follow it, so a test can let 15 minutes pass. */
export interface StandInClock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Calls `run` once, `ms` from now; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The machine's own clock; its timers keep no process alive. */
export const systemClock: StandInClock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A clock that stands still until it is told to move. */
export interface ManualClock extends StandInClock {
  /** Moves on by `ms`, running what falls due on the way, in order. */
  advance(ms: number): void;
}

/** A clock for tests. @param startAt milliseconds since the Unix epoch; now by default */
export const manualClock = (startAt: number = Date.now()): ManualClock => {
  let now = startAt;
  const due = new Set<{ at: number; run: () => void }>();
  const earliest = (until: number) =>
    [...due].filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after(ms, run) {
      const entry = { at: now + ms, run };
      due.add(entry);
      return () => due.delete(entry);
    },
    advance(ms) {
      const until = now + ms;
      for (let next = earliest(until); next !== undefined; next = earliest(until)) {
        due.delete(next);
        now = next.at;
        next.run();
      }
      now = until;
    },
  };
};
