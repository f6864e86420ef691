import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { GuardSettings } from './guard-settings.js';
import type { ReaderFailure, ReaderMessage } from './messages.js';

/** A reader, seen from its process. */
export interface Served<Request> {
  readonly handle: (request: Request) => Promise<unknown>;
  /** What a thrown error means to the person who sent the file. */
  readonly failureOf: (error: unknown) => ReaderFailure;
}

/** What a library throws outside its promises may be harmless, or the request waits in vain: it gets so long to end. */
const GRACE_MS = 500;

/**
 * Answers requests of the parent process, one at a time, under the eyes of a guard.
 * @param start begins once the guard watches; it is given the arguments behind those of every reader
 */
export const serve = async <Request>(
  start: (args: readonly string[]) => Served<Request> | Promise<Served<Request>>,
): Promise<void> => {
  const [parent, maxMegabytes, maxSeconds] = process.argv.slice(2, 5).map(Number);
  if (!parent || !maxMegabytes || !maxSeconds) throw new Error('usage: PARENT_PID MEGABYTES SECONDS');
  const busySince = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  process.on('disconnect', () => process.exit());
  await startGuard({ parent, maxMegabytes, maxSeconds, busySince });
  const strayError = catchStrayErrors();
  const reader = await start(process.argv.slice(5));
  process.on('message', (request: Request) => void answer(reader, request, { busySince, strayError }));
  say({ kind: 'ready' });
};

/** Rejects some time after an error that was thrown outside of all promises since. */
const catchStrayErrors = (): (() => Promise<never>) => {
  let onStrayError: (error: unknown) => void = () => undefined;
  process.on('uncaughtException', (error) => onStrayError(error));
  return () =>
    new Promise((_, reject) => {
      onStrayError = (error) => setTimeout(() => reject(error), GRACE_MS);
    });
};

const startGuard = async (settings: GuardSettings): Promise<void> => {
  const guard = new Worker(new URL('./guard.js', import.meta.url), { workerData: settings });
  await once(guard, 'message');
  guard.unref();
};

const answer = async <Request>(
  { handle, failureOf }: Served<Request>,
  request: Request,
  { busySince, strayError }: { readonly busySince: Float64Array; readonly strayError: () => Promise<never> },
): Promise<void> => {
  busySince[0] = Date.now();
  try {
    say({ kind: 'answer', value: await Promise.race([handle(request), strayError()]) });
  } catch (error) {
    say({ kind: 'failure', failure: failureOf(error), detail: String(error) });
  } finally {
    busySince[0] = 0;
  }
};

const say = (message: ReaderMessage): void => {
  if (process.connected) process.send?.(message);
};
