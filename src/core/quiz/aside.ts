/** Work that goes on while nobody waits for it, until it settles. */
export const createAside = (onFailure: (error: unknown) => void) => {
  const running = new Set<Promise<void>>();
  return {
    begin(work: Promise<void>): void {
      const done = work.catch(onFailure).finally(() => running.delete(done));
      running.add(done);
    },
    settled: async (): Promise<void> => void (await Promise.all(running)),
  };
};
