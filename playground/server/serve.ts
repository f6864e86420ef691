import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

const HOST = '127.0.0.1';
const PORTS_TRIED = 50;

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves on this machine alone, at the port or the next one that is free. 0 takes any. */
export const serveLocally = async (app: Hono, port: number): Promise<Served> => {
  const server = createServer(getRequestListener(app.fetch));
  for (let tried = 0; tried < PORTS_TRIED; tried++) {
    const taken = await listen(server, port === 0 ? 0 : port + tried);
    if (!taken) return { url: addressOf(server), close: () => closed(server) };
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
