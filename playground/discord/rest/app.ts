import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { DiscordRefusal, refuse } from '../errors.js';
import type { Platform } from '../platform.js';
import { applicationRoutes } from './applications.js';
import type { ParsedBody } from './body.js';
import { cdnRoutes } from './cdn.js';
import { channelRoutes } from './channels.js';
import { gatewayRoutes } from './gateway.js';
import { guildRoutes } from './guilds.js';
import { intake } from './intake.js';
import { interactionRoutes } from './interactions.js';
import { userRoutes } from './users.js';
import { webhookRoutes } from './webhooks.js';

/** What a route finds in its context: the request's body, read and recorded. */
export type RestEnv = { Bindings: HttpBindings; Variables: { sent: ParsedBody } };

/** The versions of the API that are served. */
const API = '/api/:version{v(?:9|10)}';

/** The whole HTTP side: the REST API below `/api`, and the CDN. */
export const restApp = (platform: Platform): Hono<RestEnv> => {
  const app = new Hono<RestEnv>();
  app.use(`${API}/*`, intake(platform));
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
  app.notFound(() => refuse.notFound().toResponse());
  app.onError((error) => {
    if (error instanceof DiscordRefusal) return error.toResponse();
    throw error;
  });
  return app;
};
