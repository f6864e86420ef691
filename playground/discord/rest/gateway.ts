import { Hono } from 'hono';
import { IDENTIFIES_PER_DAY } from '../limits.js';
import type { Platform } from '../platform.js';
import type { RestEnv } from './app.js';

const DAY_MS = 24 * 3_600_000;

/** Where the gateway is, and how often it may be identified to. */
export const gatewayRoutes = ({ gateway, origin }: Platform): Hono<RestEnv> => {
  const url = () => `${origin().replace('http', 'ws')}/gateway`;
  return new Hono<RestEnv>()
    .get('/gateway', (c) => c.json({ url: url() }))
    .get('/gateway/bot', (c) =>
      c.json({
        url: url(),
        shards: 1,
        session_start_limit: {
          total: IDENTIFIES_PER_DAY,
          remaining: gateway.identifiesLeft,
          reset_after: DAY_MS,
          max_concurrency: 1,
        },
      }),
    );
};
