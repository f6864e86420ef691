import { setMaxListeners } from 'node:events';

/** Something to do until it is done or the signal is aborted. */
export type Task = (signal: AbortSignal) => Promise<void>;

/**
 * Does tasks as they come, at most `size` at once. When one of them fails, or the next one cannot be had, the others
 * are aborted; the failure is thrown once all are at rest, so that nothing goes on behind the caller's back.
 * @throws the first failure; the signal's reason if aborted
 */
export const sideBySide = async (
  tasks: (signal: AbortSignal) => AsyncIterable<Task>,
  size: number,
  signal: AbortSignal,
): Promise<void> => {
  const failing = new AbortController();
  const either = AbortSignal.any([signal, failing.signal]);
  // Each task may listen several times; many at once are no leak.
  setMaxListeners(0, either);
  const running = new Set<Promise<void>>();
  const start = (task: Task): void => {
    const work = task(either)
      .catch((error: unknown) => failing.abort(error))
      .finally(() => running.delete(work));
    running.add(work);
  };
  try {
    for await (const task of tasks(either)) {
      while (running.size >= size) await Promise.race(running);
      if (either.aborted) break;
      start(task);
    }
  } catch (error) {
    failing.abort(error);
  }
  await Promise.all(running);
  either.throwIfAborted();
};
