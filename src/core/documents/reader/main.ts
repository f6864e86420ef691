import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { GuardSettings } from './guard-settings.js';
import { createPdfReader, readerFailure } from './pdf-reader.js';
import type { ReaderMessage, ReaderRequest } from './protocol.js';

/** The reader process: parses hostile files away from the bot, and may be killed at any moment. */
const [parent, maxMegabytes, maxSeconds] = process.argv.slice(2).map(Number);
if (!parent || !maxMegabytes || !maxSeconds) throw new Error('usage: main PARENT_PID MEGABYTES SECONDS');

const busySince = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
const reader = createPdfReader();

const say = (message: ReaderMessage): void => {
  if (process.connected) process.send?.(message);
};

/** What pdf.js throws outside its promises may be harmless, or the request waits in vain: it gets so long to end. */
const GRACE_MS = 500;
let onStrayError: (error: unknown) => void = () => undefined;
process.on('uncaughtException', (error) => onStrayError(error));

const strayError = (): Promise<never> =>
  new Promise((_, reject) => {
    onStrayError = (error) => setTimeout(() => reject(error), GRACE_MS);
  });

const answer = async (request: ReaderRequest): Promise<void> => {
  busySince[0] = Date.now();
  try {
    say({ kind: 'answer', value: await Promise.race([handle(request), strayError()]) });
  } catch (error) {
    say({ kind: 'failure', failure: readerFailure(error), detail: String(error) });
  } finally {
    busySince[0] = 0;
  }
};

const handle = (request: ReaderRequest): Promise<unknown> => {
  switch (request.kind) {
    case 'open':
      return reader.open(request.bytes, request.maxPages);
    case 'read':
      return reader.read(request.from, request.to);
    case 'picture':
      return reader.picture(request.page);
    case 'close':
      return reader.close();
    default:
      throw new Error(`unknown request ${JSON.stringify(request satisfies never)}`);
  }
};

const settings: GuardSettings = { parent, maxMegabytes, maxSeconds, busySince };
process.on('disconnect', () => process.exit());
const guard = new Worker(new URL('./guard.js', import.meta.url), { workerData: settings });
await once(guard, 'message');
guard.unref();
process.on('message', (request: ReaderRequest) => void answer(request));
say({ kind: 'ready' });
