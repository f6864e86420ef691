import type { RegisteredCommand } from './commands.js';
import type { Files, StoredFile } from './files.js';
import type { MessageOrigin, StoredMessage } from './messages.js';
import type { Platform } from './platform.js';
import type { DiscordChannel, DiscordGuild, DiscordUser } from './world.js';

type FileRecord = Omit<StoredFile, 'bytes'> & { readonly bytes: string };

interface GuildRecord {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly members: readonly string[];
  readonly moderators: readonly string[];
  readonly hasBot: boolean;
}

type ChannelRecord = Omit<DiscordChannel, 'guild' | 'parent' | 'people'> & {
  readonly guild: string | undefined;
  readonly parent: string | undefined;
  readonly people: readonly string[];
};

type Pointing = 'channel' | 'author' | 'origin' | 'repliesTo' | 'forwards' | 'attachments' | 'shownFiles';
type MessageRecord = Omit<StoredMessage, Pointing> & {
  readonly channel: string;
  readonly author: string;
  readonly origin: (Omit<MessageOrigin, 'user'> & { readonly user: string }) | undefined;
  readonly repliesTo: string | undefined;
  readonly forwards: string | undefined;
  readonly attachments: readonly FileRecord[];
  readonly shownFiles: readonly FileRecord[];
};

/** A stand-in's world as JSON: who points to whom by id, files in base64. */
export interface DiscordSnapshot {
  /** Milliseconds since the Unix epoch. */
  readonly takenAt: number;
  /** The bot's id. */
  readonly bot: string;
  readonly users: readonly DiscordUser[];
  readonly guilds: readonly GuildRecord[];
  readonly channels: readonly ChannelRecord[];
  readonly messages: readonly MessageRecord[];
  readonly commands: Readonly<Record<string, readonly RegisteredCommand[]>>;
}

export const takeSnapshot = ({ clock, world, messages, commands }: Platform): DiscordSnapshot => ({
  takenAt: clock.now(),
  bot: world.bot.id,
  users: [...world.users.values()].filter((user) => user !== world.bot),
  guilds: [...world.guilds.values()].map((guild) => ({
    ...guild,
    owner: guild.owner.id,
    members: [...guild.members].map(({ id }) => id),
    moderators: [...guild.moderators].map(({ id }) => id),
  })),
  channels: [...world.channels.values()].map((channel) => ({
    ...channel,
    guild: channel.guild?.id,
    parent: channel.parent?.id,
    people: channel.people.map(({ id }) => id),
  })),
  messages: messages.all().map(messageRecord),
  commands: commands.registered(),
});

/** Fills a new platform, whose bot has the snapshot's id. What happened is as long ago as it was then. */
export const restoreSnapshot = (platform: Platform, snapshot: DiscordSnapshot): void => {
  const { clock, world, commands } = platform;
  const laterBy = clock.now() - snapshot.takenAt;
  for (const user of snapshot.users) world.users.set(user.id, { ...user });
  for (const guild of snapshot.guilds) world.guilds.set(guild.id, guildFrom(platform, guild));
  for (const channel of snapshot.channels) world.channels.set(channel.id, channelFrom(platform, channel));
  for (const message of snapshot.messages) platform.messages.keep(messageFrom(platform, message, laterBy));
  commands.restore(snapshot.commands);
};

const messageRecord = (message: StoredMessage): MessageRecord => {
  const { channel, author, origin, repliesTo, forwards, attachments, shownFiles } = message;
  return {
    ...message,
    channel: channel.id,
    author: author.id,
    origin: origin && { ...origin, user: origin.user.id },
    repliesTo: repliesTo?.id,
    forwards: forwards?.id,
    attachments: attachments.map(fileRecord),
    shownFiles: [...shownFiles.values()].map(fileRecord),
  };
};

const fileRecord = (file: StoredFile): FileRecord => ({
  ...file,
  bytes: Buffer.from(file.bytes).toString('base64'),
});

const guildFrom = ({ world }: Platform, guild: GuildRecord): DiscordGuild => ({
  ...guild,
  owner: known(world.users, guild.owner),
  members: new Set(guild.members.map((id) => known(world.users, id))),
  moderators: new Set(guild.moderators.map((id) => known(world.users, id))),
});

const channelFrom = ({ world }: Platform, channel: ChannelRecord): DiscordChannel => ({
  ...channel,
  guild: channel.guild === undefined ? undefined : known(world.guilds, channel.guild),
  parent: channel.parent === undefined ? undefined : known(world.channels, channel.parent),
  people: channel.people.map((id) => known(world.users, id)),
});

const messageFrom = (platform: Platform, message: MessageRecord, laterBy: number): StoredMessage => {
  const { world, messages, files } = platform;
  const { origin, editedAt, nonce, ephemeralFor } = message;
  return {
    ...message,
    // JSON has no undefined.
    ephemeralFor,
    nonce,
    lastChange: 0,
    createdAt: message.createdAt + laterBy,
    editedAt: editedAt === undefined ? undefined : editedAt + laterBy,
    channel: known(world.channels, message.channel),
    author: known(world.users, message.author),
    origin: origin && { ...origin, user: known(world.users, origin.user) },
    repliesTo: messages.find(message.repliesTo),
    forwards: messages.find(message.forwards),
    attachments: message.attachments.map((file) => fileFrom(files, file)),
    shownFiles: new Map(message.shownFiles.map((file) => [file.id, fileFrom(files, file)])),
  };
};

const fileFrom = (files: Files, file: FileRecord): StoredFile =>
  files.keep({ ...file, description: file.description, bytes: Buffer.from(file.bytes, 'base64') });

/** @throws Error when the snapshot names what it does not hold */
const known = <T>(all: ReadonlyMap<string, T>, id: string): T => {
  const found = all.get(id);
  if (found === undefined) throw new Error(`The snapshot does not hold ${id}.`);
  return found;
};
