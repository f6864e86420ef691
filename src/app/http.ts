import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** The state of a component. */
export type Health = 'ok' | 'starting' | 'down';

export interface HttpDependencies {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Called for each request to `/healthz`, which answers 200 only when all are `ok`. */
  readonly health: () => Promise<Readonly<Record<string, Health>>>;
  /** Called for each request to `/metrics`. */
  readonly metrics: () => Promise<string>;
  /** Where Telegram delivers updates, under the path of the configured address. */
  readonly webhook?: { readonly path: string; readonly handle: (request: Request) => Promise<Response> };
}

export interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves health, metrics and the webhook. @throws an Error for the operator when the port is taken */
export const startHttp = async ({
  host,
  port,
  health,
  metrics,
  webhook,
}: HttpDependencies): Promise<HttpServer> => {
  const app = new Hono();
  app.get('/healthz', async (context) => {
    const parts = await health();
    return context.json(parts, Object.values(parts).every((state) => state === 'ok') ? 200 : 503);
  });
  app.get('/metrics', async (context) => context.text(await metrics()));
  if (webhook) app.post(webhook.path, (context) => webhook.handle(context.req.raw));
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (address) =>
      resolve({
        port: address.port,
        close: () => new Promise((done, failed) => server.close((error) => (error ? failed(error) : done()))),
      }),
    );
    server.once('error', (error) => reject(isTaken(error) ? new Error(takenText(host, port)) : error));
  });
};

const isTaken = (error: Error): boolean => 'code' in error && error.code === 'EADDRINUSE';
const takenText = (host: string, port: number): string =>
  `port ${port} of ${host} is in use by another program; set HTTP_PORT to a free one`;
