import type { RepeatingClock } from './ports.js';
import { systemClock } from './time.js';

/**
 * Runs the work with a signal that is aborted with the given one, or after `ms` with a `TimeoutError`.
 * In place of `AbortSignal.any([signal, AbortSignal.timeout(ms)])`, whose timeout Node 20 loses to the garbage
 * collector: a hang then lasts until somebody else ends it.
 */
export const withTimeLimit = async <T>(
  ms: number,
  signal: AbortSignal,
  work: (limited: AbortSignal) => Promise<T>,
  clock: Pick<RepeatingClock, 'after'> = systemClock,
): Promise<T> => {
  const limited = new AbortController();
  const pass = (): void => limited.abort(signal.reason);
  const stopTimer = clock.after(ms, () => limited.abort(new DOMException('timeout', 'TimeoutError')));
  signal.addEventListener('abort', pass, { once: true });
  if (signal.aborted) pass();
  try {
    return await work(limited.signal);
  } finally {
    stopTimer();
    signal.removeEventListener('abort', pass);
  }
};
