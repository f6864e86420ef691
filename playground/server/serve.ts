import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

const HOST = '127.0.0.1';
const PORTS_TRIED = 50;

/** @throws Error with one sentence, for what is no port */
export const readPort = (typed: string | undefined, usual: number): number => {
  if (typed === undefined || typed === '') return usual;
  if (/^\d{1,5}$/.test(typed) && Number(typed) < 2 ** 16) return Number(typed);
  throw new Error(`PORT must be a number from 0 to 65535, not “${typed}”.`);
};

export interface Served {
  readonly url: string;
  /** The port that was asked for, when it was taken and this is another. */
  readonly taken?: number;
  close(): Promise<void>;
}

/** Serves on this machine alone, at the port or the next one that is free. 0 takes any. */
export const serveLocally = async (app: Hono, port: number): Promise<Served> => {
  const server = createServer(getRequestListener(app.fetch));
  for (let tried = 0; tried < PORTS_TRIED; tried++) {
    const taken = await listen(server, port === 0 ? 0 : port + tried);
    if (taken) continue;
    return { url: addressOf(server), ...(tried > 0 && { taken: port }), close: () => closed(server) };
  }
  throw new Error(`No port from ${port} to ${port + PORTS_TRIED - 1} is free.`);
};

/** @returns whether the port is taken */
const listen = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(true) : reject(error);
    server.once('error', onError);
    server.listen(port, HOST, () => {
      server.off('error', onError);
      resolve(false);
    });
  });

const addressOf = (server: Server): string => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://${HOST}:${address.port}`;
};

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
