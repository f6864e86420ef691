import { Hono } from 'hono';
import { refuse } from '../errors.js';
import { channelPayload, guildPayload, memberPayload } from '../payloads.js';
import type { Platform } from '../platform.js';
import type { DiscordGuild } from '../world.js';
import type { RestEnv } from './app.js';

/** Guilds, their channels and members, as far as the bot was let in. */
export const guildRoutes = ({ world }: Platform): Hono<RestEnv> => {
  const guildOf = (id: string): DiscordGuild => {
    const guild = world.guilds.get(id);
    if (guild === undefined) throw refuse.unknownGuild();
    if (!guild.hasBot) throw refuse.missingAccess();
    return guild;
  };
  return new Hono<RestEnv>()
    .get('/guilds/:guild', (c) => c.json(guildPayload(world, guildOf(c.req.param('guild')))))
    .get('/guilds/:guild/channels', (c) =>
      c.json(
        world.channelsOf(guildOf(c.req.param('guild'))).map((channel) => channelPayload(world, channel)),
      ),
    )
    .get('/guilds/:guild/members/:user', (c) => {
      const guild = guildOf(c.req.param('guild'));
      const user = world.users.get(c.req.param('user'));
      if (user === undefined) throw refuse.unknownUser();
      if (!guild.members.has(user) && !user.isBot) throw refuse.unknownMember();
      return c.json(memberPayload(user));
    });
};
