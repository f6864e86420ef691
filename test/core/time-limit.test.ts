import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { withTimeLimit } from '../../src/core/time-limit.js';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const forever = () => new AbortController().signal;

test('ends a request that hangs, whatever the garbage collector does meanwhile', async () => {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const hanging = withTimeLimit(300, forever(), (signal) => fetch(url, { signal }));
  const ended = expect(hanging).rejects.toMatchObject({ name: 'TimeoutError' });
  for (let i = 0; i < 20; i += 1) {
    collect();
    await sleep(10);
  }
  await ended;
  server.closeAllConnections();
  server.close();
});

test('passes on the end of the given signal, with its reason', async () => {
  const controller = new AbortController();
  const reason = new Error('cancelled');
  const waiting = withTimeLimit(60_000, controller.signal, (signal) => sleep(60_000, undefined, { signal }));
  controller.abort(reason);
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError', cause: reason });
  const late = withTimeLimit(60_000, controller.signal, async (signal) => signal.reason);
  expect(await late).toBe(reason);
});

test('leaves nothing behind once the work is done', async () => {
  const limited: AbortSignal[] = [];
  await withTimeLimit(20, forever(), async (signal) => void limited.push(signal));
  await sleep(40);
  expect(limited[0]?.aborted).toBe(false);
});
