import { Hono } from 'hono';
import { z } from 'zod';
import { refuse } from '../errors.js';
import { channelPayload, userPayload } from '../payloads.js';
import type { Platform } from '../platform.js';
import { parseForm } from '../validate/form.js';
import type { RestEnv } from './app.js';

const dm = z.object({ recipient_id: z.string() });

/** Users, the bot itself among them, and opening direct messages. */
export const userRoutes = ({ world }: Platform): Hono<RestEnv> =>
  new Hono<RestEnv>()
    .get('/users/@me', (c) => c.json({ ...userPayload(world.bot), verified: true, mfa_enabled: true }))
    .get('/users/:id', (c) => {
      const user = world.users.get(c.req.param('id'));
      if (user === undefined) throw refuse.unknownUser();
      return c.json(userPayload(user));
    })
    .post('/users/@me/channels', (c) => {
      const { recipient_id } = parseForm(dm, c.get('sent').json);
      const user = world.users.get(recipient_id);
      if (user === undefined) throw refuse.unknownUser();
      if (user.isBot) throw refuse.cannotDm();
      return c.json(channelPayload(world, world.dmOf(user)));
    });
