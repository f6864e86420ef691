import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A load balancer before processes of the bot. */
export interface Balancer {
  /** Where Telegram delivers. */
  readonly url: string;
  /** Ports that take deliveries. */
  readonly backends: number[];
  close(): Promise<void>;
}

/** Hands requests to its backends in turn, and to another one when one is gone, as a load balancer does. */
export const startBalancer = async (): Promise<Balancer> => {
  const backends: number[] = [];
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const server: Server = createServer((incoming, response) => {
    const port = backends[turn++ % backends.length];
    const { url: path, method, headers } = incoming;
    const outgoing = request({ agent, host: '127.0.0.1', port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502);
      answer.pipe(response);
    });
    outgoing.once('error', () => response.writeHead(502).end());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/telegram`,
    backends,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
