/** Runs the work for a key at most once in so many milliseconds, for the latest of its calls. */
export interface Throttle<Key, Call> {
  /** Returns at once; the work follows. */
  call(key: Key, latest: Call): void;
  /** Runs at once what is pending. Resolves when nothing is running. */
  flush(): Promise<void>;
}

interface Pending<Call> {
  readonly latest: Call;
  readonly timer: NodeJS.Timeout;
}

/** @param work its failures go to `onFailure`, since nobody waits for it */
export const createThrottle = <Key, Call>(
  everyMs: number,
  work: (key: Key, latest: Call) => Promise<void>,
  onFailure: (error: unknown) => void,
): Throttle<Key, Call> => {
  const pending = new Map<Key, Pending<Call>>();
  const running = new Set<Promise<void>>();
  const run = (key: Key): void => {
    const due = pending.get(key);
    if (!due) return;
    clearTimeout(due.timer);
    pending.delete(key);
    const done = work(key, due.latest)
      .catch(onFailure)
      .finally(() => running.delete(done));
    running.add(done);
  };
  return {
    call(key, latest) {
      const timer = pending.get(key)?.timer ?? setTimeout(() => run(key), everyMs);
      pending.set(key, { latest, timer });
    },
    async flush() {
      for (const key of [...pending.keys()]) run(key);
      await Promise.all(running);
    },
  };
};
