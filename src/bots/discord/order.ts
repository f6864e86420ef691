/** Runs work in order within a line; lines run side by side. */
export interface Lines {
  /**
   * Starts `work` at once, with what it must wait for itself: the work before it in the same line. It may step aside,
   * to let the work behind it in the line go ahead of what is left to do.
   * @returns what `work` does
   */
  enter(line: string, work: Work): Promise<void>;
  /** Resolves when all work entered so far is done. */
  idle(): Promise<void>;
}

type Work = (before: Promise<void> | undefined, stepAside: () => void) => Promise<void>;

export const createLines = (): Lines => {
  const tails = new Map<string, Promise<void>>();
  const working = new Set<Promise<void>>();
  return {
    enter(line, work) {
      const aside = new AbortController();
      const isAside = new Promise<void>((resolve) => aside.signal.addEventListener('abort', () => resolve()));
      const done = work(tails.get(line), () => aside.abort());
      const ended = done.catch(() => {}).finally(() => working.delete(ended));
      working.add(ended);
      const tail = Promise.race([ended, isAside]).finally(() => {
        if (tails.get(line) === tail) tails.delete(line);
      });
      tails.set(line, tail);
      return done;
    },
    async idle() {
      await Promise.all(working);
    },
  };
};

/** What one person does in one channel stays in order. */
export const lineOf = (userId: string, channelId: string | null): string => `${userId}/${channelId}`;
