/** Runs work in order within a line; lines run side by side. */
export interface Lines {
  /**
   * Starts `work` at once, with what it must wait for itself: the work before it in the same line.
   * @returns what `work` does
   */
  enter(line: string, work: (before: Promise<void> | undefined) => Promise<void>): Promise<void>;
  /** Resolves when all work entered so far is done. */
  idle(): Promise<void>;
}

export const createLines = (): Lines => {
  const tails = new Map<string, Promise<void>>();
  return {
    enter(line, work) {
      const done = work(tails.get(line));
      const tail = done
        .catch(() => {})
        .finally(() => {
          if (tails.get(line) === tail) tails.delete(line);
        });
      tails.set(line, tail);
      return done;
    },
    async idle() {
      await Promise.all(tails.values());
    },
  };
};

/** What one person does in one channel stays in order. */
export const lineOf = (userId: string, channelId: string | null): string => `${userId}/${channelId}`;
