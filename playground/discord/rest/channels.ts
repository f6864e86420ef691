import { Hono } from 'hono';
import { names } from '../answering.js';
import { refuse } from '../errors.js';
import { messagePayload } from '../message-payload.js';
import type { StoredMessage } from '../messages.js';
import { channelPayload } from '../payloads.js';
import type { Platform } from '../platform.js';
import { parseMessage } from '../validate/message.js';
import type { DiscordChannel } from '../world.js';
import type { RestEnv } from './app.js';
import type { ParsedBody } from './body.js';

const REPLY = 19;
const DEFAULT_PAGE = 50;

/** Channels and the messages in them, with what the bot may do there. */
export const channelRoutes = (platform: Platform): Hono<RestEnv> => {
  const { world, files, messages, changes } = platform;
  const served = (message: StoredMessage) => messagePayload(files, message);
  const own = '/channels/:channel/messages/:message';
  return new Hono<RestEnv>()
    .get('/channels/:channel', (c) =>
      c.json(channelPayload(world, readable(platform, c.req.param('channel')))),
    )
    .post('/channels/:channel/typing', (c) => {
      const channel = writable(platform, c.req.param('channel'));
      changes.emit({ kind: 'typing', channelId: channel.id });
      return c.body(null, 204);
    })
    .get('/channels/:channel/messages', (c) => {
      const channel = readable(platform, c.req.param('channel'));
      const limit = Number(c.req.query('limit') ?? DEFAULT_PAGE);
      const after = BigInt(c.req.query('after') ?? 0);
      const before = c.req.query('before');
      const isEarlier = (id: string): boolean => before === undefined || BigInt(id) < BigInt(before);
      const later = messages.in(channel).filter(({ id }) => BigInt(id) > after && isEarlier(id));
      // Newest first, also where only what came after one was asked for.
      const page = after > 0n ? later.slice(0, limit) : later.slice(-limit);
      return c.json(page.reverse().map(served));
    })
    .post('/channels/:channel/messages', (c) => {
      const channel = writable(platform, c.req.param('channel'));
      return c.json(served(send(platform, channel, c.get('sent'))));
    })
    .get(own, (c) => c.json(served(messageIn(platform, c.req.param()))))
    .patch(own, (c) => {
      const message = messageIn(platform, c.req.param());
      if (message.author !== world.bot) throw refuse.foreignMessage();
      const { json, uploads } = c.get('sent');
      messages.edit(message, parseMessage(json, names(uploads), message), uploads);
      return c.json(served(message));
    })
    .delete(own, (c) => {
      const message = messageIn(platform, c.req.param());
      if (message.author !== world.bot) throw refuse.missingPermissions();
      messages.delete(message);
      return c.body(null, 204);
    });
};

const send = (
  { messages, world }: Platform,
  channel: DiscordChannel,
  { json, uploads }: ParsedBody,
): StoredMessage => {
  const form = parseMessage(json, names(uploads));
  const repeated = messages.repeated(channel, world.bot, form);
  if (repeated !== undefined) return repeated;
  const type = form.message_reference?.message_id ? REPLY : 0;
  return messages.create({ channel, author: world.bot, form, uploads, type });
};

/** A channel the bot sees. @throws DiscordRefusal 10003, 50001 */
const readable = ({ world }: Platform, id: string): DiscordChannel => {
  const channel = world.channels.get(id);
  if (channel === undefined) throw refuse.unknownChannel();
  if (!world.canSee(world.bot, channel)) throw refuse.missingAccess();
  return channel;
};

/** A channel the bot may write to. @throws DiscordRefusal 10003, 50001, 50007, 50013 */
const writable = (platform: Platform, id: string): DiscordChannel => {
  const channel = readable(platform, id);
  if (channel.kind === 'dm' && !channel.people.every((person) => person.takesDms)) throw refuse.cannotDm();
  if (!channel.botMaySend) throw refuse.missingPermissions();
  return channel;
};

/** A message that the channel's routes reach; ephemeral ones are not among them. @throws DiscordRefusal 10008 */
const messageIn = (platform: Platform, params: { channel: string; message: string }): StoredMessage => {
  const channel = readable(platform, params.channel);
  const message = platform.messages.find(params.message);
  if (message?.channel !== channel || message.ephemeralFor !== undefined) throw refuse.unknownMessage();
  return message;
};
