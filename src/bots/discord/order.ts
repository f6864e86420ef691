/** Runs work in order within a line; lines run side by side. */
export interface Lines {
  /**
   * Starts `work` at once, with what it must wait for itself: the work before it in the same line.
   * @param work must not reject
   */
  enter(line: string, work: (before: Promise<void> | undefined) => Promise<void>): void;
  /** Resolves when all work entered so far is done. */
  idle(): Promise<void>;
}

export const createLines = (): Lines => {
  const tails = new Map<string, Promise<void>>();
  return {
    enter(line, work) {
      const tail = work(tails.get(line)).finally(() => {
        if (tails.get(line) === tail) tails.delete(line);
      });
      tails.set(line, tail);
    },
    async idle() {
      await Promise.all(tails.values());
    },
  };
};
