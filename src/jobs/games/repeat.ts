import { setInterval } from 'node:timers';

/**
 * Runs the work now and every so many milliseconds, never twice at once, until the returned function is called, which
 * waits for what is running.
 * @param onFailure told of failures, after which it goes on
 */
export const repeat = (
  everyMs: number,
  work: () => Promise<void>,
  onFailure: (error: unknown) => void,
): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  const run = (): void => {
    running ??= work()
      .catch(onFailure)
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(run, everyMs);
  timer.unref();
  run();
  return async () => {
    clearInterval(timer);
    await running;
  };
};
