import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { incomingFile } from '../../../src/bots/discord/files.js';
import { UserError } from '../../../src/core/errors.js';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});
const serve = async (listener: RequestListener): Promise<string> => {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
};
const attached = (url: string, size = 5) => ({ name: 'a.pdf', url, size, contentType: 'application/pdf' });
const { signal } = new AbortController();
const failure = (reading: Promise<unknown>) =>
  reading.then(
    () => 'no failure',
    (error: unknown) => (error instanceof UserError ? { code: error.code, ...error.details } : error),
  );

it('fetches when it is read, not before', async () => {
  let requests = 0;
  const origin = await serve((_request, response) => {
    requests += 1;
    response.end('hello');
  });
  const file = incomingFile(attached(`${origin}/a.pdf`), [origin]);
  expect(file).toMatchObject({ name: 'a.pdf', mimeType: 'application/pdf', size: 5 });
  expect(requests).toBe(0);
  expect(Buffer.from(await file.read(5, signal)).toString()).toBe('hello');
});

it('does not begin with what says that it is too large', async () => {
  const file = incomingFile(attached('https://cdn.discordapp.com/a.pdf', 11_000_000), [
    'https://cdn.discordapp.com',
  ]);
  expect(await failure(file.read(10 * 1_024 * 1_024, signal))).toEqual({
    code: 'file.too_large',
    megabytes: 10.5,
    limit: 10,
  });
});

it('stops at the limit when more comes than was said', async () => {
  let isCut = false;
  const origin = await serve((_request, response) => {
    const endless = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1_024)));
    };
    response.on('drain', endless).on('close', () => {
      isCut = true;
    });
    endless();
  });
  const file = incomingFile(attached(`${origin}/a.pdf`), [origin]);
  expect(await failure(file.read(1_024 * 1_024, signal))).toMatchObject({ code: 'file.too_large', limit: 1 });
  await expect.poll(() => isCut).toBe(true);
});

it.each([
  ['another host', 'https://example.com/a.pdf'],
  ['a host that begins alike', 'https://cdn.discordapp.com.example.com/a.pdf'],
  ['plain http', 'http://cdn.discordapp.com/a.pdf'],
  ['the machine itself', 'http://127.0.0.1:1/a.pdf'],
  ['no address', 'a.pdf'],
])('fetches nothing from %s', async (_, url) => {
  const file = incomingFile(attached(url), ['https://cdn.discordapp.com']);
  expect(await failure(file.read(10, signal))).toEqual({ code: 'file.unavailable' });
});

it('follows no redirect', async () => {
  const origin = await serve((request, response) => {
    if (request.url === '/secret') response.end('secret');
    else response.writeHead(302, { location: '/secret' }).end();
  });
  const file = incomingFile(attached(`${origin}/a.pdf`), [origin]);
  expect(await failure(file.read(10, signal))).toEqual({ code: 'file.unavailable' });
});

it('says so when the file is gone or the connection breaks', async () => {
  const origin = await serve((request, response) => {
    if (request.url === '/gone') response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': '9' }).write('half', () => response.destroy());
  });
  for (const path of ['gone', 'half'])
    expect(await failure(incomingFile(attached(`${origin}/${path}`), [origin]).read(10, signal))).toEqual({
      code: 'file.unavailable',
    });
});

it('ends when the process stops', async () => {
  const stop = new AbortController();
  const origin = await serve(() => stop.abort(new Error('stopping')));
  const file = incomingFile(attached(`${origin}/a.pdf`), [origin]);
  expect(await failure(file.read(10, stop.signal))).toEqual(new Error('stopping'));
});
