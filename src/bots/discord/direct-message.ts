import { MessageType } from 'discord.js';
import { z } from 'zod';

const attachment = z.object({
  id: z.string(),
  filename: z.string(),
  url: z.string(),
  size: z.int(),
  content_type: z.string().nullish(),
});
const said = { content: z.string().default(''), attachments: z.array(attachment).default([]) };

/** A message in the bot's direct messages: what is stored of it, in Discord's own names. */
export const directMessage = z.object({
  id: z.string().regex(/^\d+$/),
  channel_id: z.string(),
  author: z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish() }),
  ...said,
  /** What it forwards. */
  message_snapshots: z.array(z.object({ message: z.object(said) })).default([]),
});
export type DirectMessage = z.output<typeof directMessage>;
export type DirectAttachment = z.output<typeof attachment>;

const ofPerson = z.object({
  // The others tell of pins, calls and the like.
  type: z.literal([MessageType.Default, MessageType.Reply]),
  guild_id: z.undefined().optional(),
  author: z.object({ bot: z.literal(false).optional(), system: z.literal(false).optional() }),
});

/** What a person wrote to the bot; undefined for any other message of the gateway's. */
export const readDirectMessage = (data: unknown): DirectMessage | undefined =>
  ofPerson.safeParse(data).success ? directMessage.safeParse(data).data : undefined;

/** Everything attached, to what is forwarded as well, in order. */
export const attachedTo = (message: DirectMessage): readonly DirectAttachment[] =>
  [message, ...message.message_snapshots.map((snapshot) => snapshot.message)].flatMap(
    ({ attachments }) => attachments,
  );
