import type { Files } from './files.js';
import type { StoredMessage } from './messages.js';
import { ChannelType, memberPayload, userPayload } from './payloads.js';
import type { DiscordUser } from './world.js';

/** The kind of a reference (https://docs.discord.com/developers/resources/message#message-reference-types). */
const FORWARD = 1;

/** The message object, as its own app sees it. */
export const messagePayload = (files: Files, message: StoredMessage): Record<string, unknown> => {
  const { origin, repliesTo, forwards } = message;
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channel.id,
    author: userPayload(message.author),
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments.map((file) =>
      files.attachmentPayload(file, message.ephemeralFor !== undefined),
    ),
    flags: message.flags,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    mentions: message.pings.users.map((id) => ({ id, username: id, discriminator: '0', avatar: null })),
    mention_roles: message.pings.roles,
    mention_everyone: message.pings.everyone,
    pinned: false,
    tts: false,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.author.isBot
      ? { application_id: message.author.id, ...(origin ? { webhook_id: message.author.id } : {}) }
      : {}),
    ...(origin ? { interaction_metadata: originPayload(origin) } : {}),
    ...(repliesTo
      ? {
          message_reference: { type: 0, channel_id: repliesTo.channel.id, message_id: repliesTo.id },
          referenced_message: { ...messagePayload(files, repliesTo), referenced_message: null },
        }
      : {}),
    ...(forwards ? forwardPayload(files, forwards) : {}),
  };
};

/** https://docs.discord.com/developers/resources/message#message-snapshot-object */
const forwardPayload = (files: Files, forwarded: StoredMessage) => {
  const { type, content, embeds, attachments, timestamp, edited_timestamp, flags, components } =
    messagePayload(files, forwarded);
  const message = { type, content, embeds, attachments, timestamp, edited_timestamp, flags, components };
  return {
    message_reference: { type: FORWARD, channel_id: forwarded.channel.id, message_id: forwarded.id },
    message_snapshots: [{ message: { ...message, mentions: [], mention_roles: [] } }],
  };
};

const originPayload = (origin: NonNullable<StoredMessage['origin']>) => ({
  id: origin.interactionId,
  type: origin.interactionType,
  user: userPayload(origin.user),
  authorizing_integration_owners: {},
});

/** MESSAGE_CREATE and MESSAGE_UPDATE: the message with its place and its author's member. */
export const messageEventPayload = (files: Files, message: StoredMessage): Record<string, unknown> => {
  const { guild, kind } = message.channel;
  const placed = guild === undefined ? {} : { guild_id: guild.id, member: bareMember(message.author) };
  return { ...messagePayload(files, message), channel_type: ChannelType[kind], ...placed };
};

/** What an app without the message content intent sees of a message that does not concern it. */
export const withoutContent = (payload: Record<string, unknown>): Record<string, unknown> => ({
  ...payload,
  content: '',
  embeds: [],
  attachments: [],
  components: [],
  ...('message_snapshots' in payload ? { message_snapshots: [] } : {}),
});

const bareMember = (user: DiscordUser) => {
  const { user: _, ...member } = memberPayload(user);
  return member;
};
