import { Hono } from 'hono';
import { refuse } from '../errors.js';
import { applicationPayload } from '../payloads.js';
import type { Platform } from '../platform.js';
import type { RestEnv } from './app.js';

/** The application and its commands. */
export const applicationRoutes = (platform: Platform): Hono<RestEnv> => {
  const { commands, world } = platform;
  const scopes = ['/applications/:app/commands', '/applications/:app/guilds/:guild/commands'] as const;
  const app = new Hono<RestEnv>();
  const self = () =>
    applicationPayload(world.bot, {
      guilds: [...world.guilds.values()].filter((guild) => guild.hasBot).length,
      people: [...world.users.values()].filter((user) => user.hasApp).length,
    });
  app.get('/applications/@me', (c) => c.json(self()));
  app.get('/oauth2/applications/@me', (c) => c.json(self()));
  for (const scope of scopes) {
    app.use(`${scope}/*`, async (c, next) => {
      checkScope(platform, c.req.param());
      await next();
    });
    app.get(scope, (c) => c.json(commands.list(guildOf(c.req.param()))));
    app.put(scope, (c) => c.json(commands.overwrite(c.get('sent').json, guildOf(c.req.param()))));
    app.post(scope, (c) => c.json(commands.create(c.get('sent').json, guildOf(c.req.param())), 201));
    app.delete(`${scope}/:command`, (c) => {
      const params: Record<string, string> = c.req.param();
      commands.delete(params.command ?? '', params.guild);
      return c.body(null, 204);
    });
  }
  return app;
};

const guildOf = (params: Record<string, string>): string | undefined => params.guild;

const checkScope = ({ applicationId, world }: Platform, params: Record<string, string>): void => {
  if (params.app !== applicationId) throw refuse.unknownApplication();
  if (params.guild !== undefined && world.guilds.get(params.guild)?.hasBot !== true)
    throw refuse.missingAccess();
};
