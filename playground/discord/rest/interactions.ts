import { Hono } from 'hono';
import type { Interaction } from '../interactions.js';
import { messagePayload } from '../message-payload.js';
import type { Platform } from '../platform.js';
import { MessageFlag } from '../validate/message.js';
import type { RestEnv } from './app.js';

/** First answers to interactions. */
export const interactionRoutes = (platform: Platform): Hono<RestEnv> =>
  new Hono<RestEnv>().post('/interactions/:id/:token/callback', (c) => {
    const { id, token } = c.req.param();
    const { json, uploads } = c.get('sent');
    const { interaction, type } = platform.answering.answer(id, token, json, uploads);
    return c.req.query('with_response') === 'true'
      ? c.json(callbackResponse(platform, interaction, type))
      : c.body(null, 204);
  });

const callbackResponse = ({ files }: Platform, interaction: Interaction, type: number) => {
  const message = interaction.original;
  const has = (flag: number) => message !== undefined && (message.flags & flag) !== 0;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.kind,
      ...(message === undefined
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: has(MessageFlag.loading),
            response_message_ephemeral: has(MessageFlag.ephemeral),
          }),
    },
    resource: { type, ...(message === undefined ? {} : { message: messagePayload(files, message) }) },
  };
};
