/**
 * Collects the items of calls that come while a batch is under way, and hands them to `work` together afterwards.
 * An item that comes alone is handed over at once.
 * @returns adds items; the promise resolves or rejects with their batch
 * @example
 * const store = inBatches<NewUpdate>((updates) => rows.store(updates));
 * await Promise.all([store([first]), store([second]), store([third])]); // two statements instead of three
 */
export const inBatches = <T>(work: (items: readonly T[]) => Promise<void>) => {
  let pending: T[] = [];
  let next: Promise<void> | undefined;
  let current: Promise<void> = Promise.resolve();

  const begin = async (): Promise<void> => {
    await current.catch(() => {});
    const batch = pending;
    pending = [];
    next = undefined;
    current = work(batch);
    await current;
  };

  return (items: readonly T[]): Promise<void> => {
    pending.push(...items);
    next ??= begin();
    return next;
  };
};
