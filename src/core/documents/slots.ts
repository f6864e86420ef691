/** A place taken; calling it twice is harmless. */
export type Release = () => void;

/** Waits for a place and takes it. Its signal ends the waiting, with the signal's reason. */
export type TakeSlot = (signal?: AbortSignal) => Promise<Release>;

/** Lets at most `size` holders in at once; the others wait in order. */
export const createSlots = (size: number): TakeSlot => {
  let free = size;
  const waiting = new Set<() => void>();

  const take = (): Release => {
    free--;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      free++;
      const [next] = waiting;
      next?.();
    };
  };

  return (signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (free > 0) return resolve(take());
      const giveUp = () => {
        waiting.delete(enter);
        reject(signal?.reason);
      };
      const enter = () => {
        waiting.delete(enter);
        signal?.removeEventListener('abort', giveUp);
        resolve(take());
      };
      waiting.add(enter);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
};
