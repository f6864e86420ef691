/** For so long, presses are gathered: much less than a question stays open after the last of them. */
const GATHER_MS = 300;

/**
 * Looks at something a little after it was touched, once for all touches of that time and by the last of them: in a
 * storm of presses, a look for each would cost as much as the presses. Nobody waits for it.
 */
export const createLooks = <Key, Touch>(
  look: (key: Key, last: Touch) => Promise<void>,
  onFailure: (error: unknown) => void,
) => {
  const gathering = new Map<Key, { last: Touch; readonly timer: NodeJS.Timeout }>();
  const running = new Set<Promise<void>>();
  const begin = (key: Key): void => {
    const gathered = gathering.get(key);
    if (!gathered) return;
    clearTimeout(gathered.timer);
    gathering.delete(key);
    const done = look(key, gathered.last)
      .catch(onFailure)
      .finally(() => running.delete(done));
    running.add(done);
  };
  return {
    touched(key: Key, touch: Touch): void {
      const gathered = gathering.get(key);
      if (gathered) gathered.last = touch;
      else gathering.set(key, { last: touch, timer: setTimeout(() => begin(key), GATHER_MS) });
    },
    /** Looks at once at what was touched. Resolves when no look is under way. */
    async settled(): Promise<void> {
      for (const key of gathering.keys()) begin(key);
      await Promise.all(running);
    },
  };
};
