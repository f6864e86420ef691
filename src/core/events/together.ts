/** Things that are handed to `work` in lots. @returns resolves or rejects as the lot does that the things went with */
export const together = <T>(work: (things: readonly T[]) => Promise<void>) => {
  let waiting: T[] = [];
  let next: Promise<void> | undefined;
  let current: Promise<void> = Promise.resolve();

  const begin = async (): Promise<void> => {
    await current.catch(() => {});
    const lot = waiting;
    waiting = [];
    next = undefined;
    current = work(lot);
    await current;
  };

  /** What comes while a lot is under way goes together in the next one. */
  return (things: readonly T[]): Promise<void> => {
    waiting.push(...things);
    next ??= begin();
    return next;
  };
};
