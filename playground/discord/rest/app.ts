import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { DiscordRefusal, refuse } from '../errors.js';
import type { Platform } from '../platform.js';
import { applicationRoutes } from './applications.js';
import { type ParsedBody, readBody } from './body.js';
import { cdnRoutes } from './cdn.js';
import { channelRoutes } from './channels.js';
import { gatewayRoutes } from './gateway.js';
import { guildRoutes } from './guilds.js';
import { interactionRoutes } from './interactions.js';
import { RateLimits } from './rate-limits.js';
import { userRoutes } from './users.js';
import { webhookRoutes } from './webhooks.js';

/** What a route finds in its context: the request's body, read and recorded. */
export type RestEnv = { Bindings: HttpBindings; Variables: { sent: ParsedBody } };

/** The versions of the API that are served. */
const API = '/api/:version{v(?:9|10)}';

/** The whole HTTP side: the REST API below `/api`, and the CDN. */
export function restApp(platform: Platform): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  const limits = new RateLimits(platform.clock, platform.rateLimit);
  app.use(`${API}/*`, async (c, next) => {
    const path = c.req.path.replace(/^\/api\/v\d+/, '');
    const query = new URL(c.req.url).search;
    const sent = await readBody(c.req.raw);
    c.set('sent', sent);
    const record = {
      method: c.req.method,
      path: path + query,
      body: sent.json,
      files: sent.uploads.map((upload) => upload.name),
      status: 0,
      at: platform.clock.now(),
    };
    platform.requests.push(record);
    const fault = platform.faults.take(record);
    if (fault?.delayMs !== undefined) await delay(fault.delayMs);
    if (fault?.drop === 'before') return cut(c.env);
    if (fault?.status !== undefined) {
      record.status = fault.status;
      const body = fault.body ?? { message: 'Injected fault', code: 0 };
      return Response.json(body, {
        status: fault.status,
        ...(fault.headers ? { headers: fault.headers } : {}),
      });
    }
    const limited = limits.take(record.method, path);
    if ('refusal' in limited) {
      record.status = limited.refusal.status;
      return limited.refusal;
    }
    authorize(platform, c.req.header('authorization'), path);
    await next();
    for (const [name, value] of Object.entries(limited.headers)) c.res.headers.set(name, value);
    record.status = c.res.status;
    if (fault?.drop === 'after') return cut(c.env);
    return undefined;
  });
  for (const routes of [
    applicationRoutes,
    channelRoutes,
    gatewayRoutes,
    guildRoutes,
    interactionRoutes,
    userRoutes,
    webhookRoutes,
  ])
    app.route(API, routes(platform));
  app.route('/', cdnRoutes(platform));
  app.notFound(() => toResponse(refuse.notFound()));
  app.onError((error) => {
    if (error instanceof DiscordRefusal) return toResponse(error);
    throw error;
  });
  return app;
}

function toResponse(refusal: DiscordRefusal): Response {
  return Response.json(refusal.body, { status: refusal.status });
}

/** Interactions are answered by their own token; everything else needs the bot's. */
function authorize(platform: Platform, header: string | undefined, path: string): void {
  const carriesOwnToken = /^\/(?:interactions|webhooks)\/\d+\//.test(path);
  if (!carriesOwnToken && header !== `Bot ${platform.token}`) throw refuse.unauthorized();
}

function cut(env: HttpBindings): Response {
  env.incoming.socket.resetAndDestroy();
  return new Response(null);
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
