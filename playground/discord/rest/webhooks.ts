import { Hono } from 'hono';
import { refuse } from '../errors.js';
import { messagePayload } from '../message-payload.js';
import type { StoredMessage } from '../messages.js';
import type { Platform } from '../platform.js';
import type { RestEnv } from './app.js';

/** What an interaction's token gives access to after its first answer. */
export const webhookRoutes = ({ answering, applicationId, files }: Platform): Hono<RestEnv> => {
  const served = (message: StoredMessage) => messagePayload(files, message);
  const one = '/webhooks/:app/:token/messages/:message';
  return new Hono<RestEnv>()
    .use('/webhooks/:app/*', async (c, next) => {
      if (c.req.param('app') !== applicationId) throw refuse.unknownWebhook();
      await next();
    })
    .post('/webhooks/:app/:token', (c) => {
      const { json, uploads } = c.get('sent');
      return c.json(served(answering.followUp(c.req.param('token'), json, uploads)));
    })
    .get(one, (c) => c.json(served(answering.find(c.req.param('token'), c.req.param('message')))))
    .patch(one, (c) => {
      const { json, uploads } = c.get('sent');
      const { token, message } = c.req.param();
      return c.json(served(answering.edit(token, message, json, uploads)));
    })
    .delete(one, (c) => {
      answering.delete(c.req.param('token'), c.req.param('message'));
      return c.body(null, 204);
    });
};
