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

const written = z.object({
  author: z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish() }),
  ...said,
  /** What it forwards. */
  message_snapshots: z.array(z.object({ message: z.object(said) })).default([]),
});

/** A message in the bot's direct messages: what is stored of it, in Discord's own names. */
export const directMessage = written.extend({
  id: z.string().regex(/^\d+$/),
  channel_id: z.string(),
  /** What it replies to. */
  referenced_message: written.nullish(),
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

/** Everything attached, in order; where that is nothing, what is attached to one's own message that is replied to. */
export const attachedTo = (message: DirectMessage): readonly DirectAttachment[] => {
  const attached = attachedIn(message);
  const { author, referenced_message: earlier } = message;
  return attached.length > 0 || earlier?.author.id !== author.id ? attached : attachedIn(earlier);
};

/** What is forwarded has attachments as well. */
const attachedIn = (message: z.output<typeof written>): readonly DirectAttachment[] =>
  [message, ...message.message_snapshots.map((snapshot) => snapshot.message)].flatMap(
    ({ attachments }) => attachments,
  );
