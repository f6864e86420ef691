import {
  ChannelType,
  type Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayDispatchEvents,
  type Guild,
  PermissionFlagsBits,
  RESTEvents,
  Status,
} from 'discord.js';
import type { Inbox } from '../../core/events/inbox.js';
import type { Prompts } from '../../core/events/prompts.js';
import type { PlaceRef } from '../../core/events/refs.js';
import type { Registrations } from '../../core/events/registrations.js';
import type { Log } from '../../log.js';
import type { Messenger } from '../chat/messenger.js';
import type { Readers } from '../chat/readers.js';
import type { Router } from '../chat/router.js';
import { TokenRefused } from '../chat/token-refused.js';
import type { Incoming } from '../chat/turn.js';
import { createClient } from './client.js';
import { createDirectMessages } from './direct.js';
import { createDrafts } from './drafts.js';
import { loggable } from './failures.js';
import { originOf } from './files.js';
import { createMentions, type Mentions } from './mentions.js';
import { createMessenger, type GuildAround } from './messenger.js';
import { createLines } from './order.js';
import { createReceiver } from './receive.js';
import { channelPlace } from './refs.js';
import { register } from './register.js';
import { createTold } from './told.js';

export interface DiscordDependencies {
  readonly token: string;
  /** REST base; Discord's own by default. It also gives the gateway's address. */
  readonly apiUrl?: string;
  /** Where attachments may be fetched from. */
  readonly cdnOrigins: readonly string[];
  readonly router: Router;
  readonly readers: Readers;
  readonly log: Log;
  readonly registration: Registrations;
  readonly prompts: Prompts;
  readonly inbox: Inbox;
  /** The bot was added to a guild; `place` is where it may greet. */
  onSpaceJoined?(space: NonNullable<Incoming['space']>, place: PlaceRef): Promise<void>;
  /** The bot was removed from a guild. */
  onSpaceLeft?(platformSpaceId: string): Promise<void>;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
}

export interface DiscordBot {
  readonly messenger: Messenger;
  /** `invalid`: Discord refuses the session for good, as after a token was reset. */
  status(): 'ready' | 'connecting' | 'invalid' | 'closed';
  /** Takes nothing more, answers what it has, and disconnects. */
  close(): Promise<void>;
}

/** Longest that people may still be answered when the bot stops. */
const FAREWELL_MS = 10_000;

/**
 * Connects to Discord, registers the commands where they changed, and answers interactions and direct messages through
 * the router.
 * @throws TokenRefused, or whatever keeps it from reaching Discord
 */
export const startDiscord = async (dependencies: DiscordDependencies): Promise<DiscordBot> => {
  const client = createClient(dependencies.apiUrl);
  const guildOf = (channelId: string) => guildAround(client, channelId);
  const mentions = createMentions();
  const { readers } = dependencies;
  const told = createTold();
  const messenger = createMessenger({ rest: client.rest, readers, guildOf, mentions, told });
  const cdnOrigins = dependencies.cdnOrigins.map(originOf);
  const lines = createLines();
  const shared = { ...dependencies, messenger, cdnOrigins, lines };
  const drafts = createDrafts(dependencies);
  const receiver = createReceiver({ ...shared, mentions, drafts, told });
  const direct = createDirectMessages({ ...shared, rest: client.rest });
  let isInvalid = false;
  let isClosed = false;

  client.once(Events.Invalidated, () => {
    isInvalid = true;
  });
  logClientErrors(client, dependencies.log);
  client.on(Events.InteractionCreate, (interaction) => receiver.receive(interaction));
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: unknown) => void direct.receive(message));
  client.on(Events.GuildCreate, (guild) => void greet(guild, dependencies));
  client.on(Events.GuildDelete, (guild) => void leave(guild, dependencies));
  await connect(client, dependencies);
  await registerCommands(client, dependencies, mentions);
  const endDirect = direct.serve();

  return {
    messenger,
    status() {
      if (isClosed) return 'closed';
      if (isInvalid) return 'invalid';
      // `client.isReady` stays true after a lost connection, so each shard is checked.
      const isConnected = client.ws.shards.every((shard) => shard.status === Status.Ready);
      return client.isReady() && isConnected ? 'ready' : 'connecting';
    },
    async close() {
      isClosed = true;
      await close(client, () => Promise.all([lines.idle(), endDirect()]));
    },
  };
};

const guildAround = ({ channels }: Client, channelId: string): GuildAround | undefined => {
  const channel = channels.cache.get(channelId);
  if (!channel || channel.isDMBased()) return;
  return { id: channel.guildId, locale: channel.guild.preferredLocale };
};

const logClientErrors = (client: Client, log: Log): void => {
  client.on(Events.Error, (error) => log.error(loggable(error), 'discord client error'));
  client.on(Events.Warn, (message) => log.warn({ message }, 'discord client warning'));
  client.on(Events.ShardError, (error) => log.warn(loggable(error), 'discord gateway error'));
  client.on(Events.ShardDisconnect, ({ code }) => log.warn({ code }, 'discord gateway closed'));
  client.on(Events.Invalidated, () => log.error('discord refuses the session: check the token'));
  client.rest.on(RESTEvents.InvalidRequestWarning, (warning) =>
    log.warn(warning, 'discord refused many requests; it bans the address at 10,000 in ten minutes'),
  );
};

const connect = async (client: Client, { token, signal }: DiscordDependencies): Promise<void> => {
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    signal.throwIfAborted();
    await Promise.all([client.login(token), ready]);
  } catch (error) {
    await client.destroy();
    throw isTokenRefused(error)
      ? new TokenRefused('Discord refuses DISCORD_TOKEN: copy it anew, under Bot in the developer portal', {
          cause: error,
        })
      : error;
  }
};

const isTokenRefused = (error: unknown): boolean =>
  error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;

/** A failure is only logged: the bot works with the commands registered earlier. */
const registerCommands = async (
  client: Client,
  { router, registration, log }: DiscordDependencies,
  mentions: Mentions,
): Promise<void> => {
  try {
    const application = client.application?.id ?? '';
    const { isNew, ids } = await register(client.rest, application, router.commands, registration);
    mentions.learn(ids);
    log.info({ commands: router.commands.length, isNew }, 'discord commands registered');
  } catch (error) {
    log.error(loggable(error), 'discord commands not registered');
  }
};

const greet = async (guild: Guild, { onSpaceJoined, log }: DiscordDependencies): Promise<void> => {
  try {
    const place = await greetingPlace(guild);
    if (place)
      await onSpaceJoined?.(
        { platformSpaceId: guild.id, name: guild.name, locale: guild.preferredLocale },
        place,
      );
  } catch (error) {
    log.warn({ guild: guild.id, ...loggable(error) }, 'no greeting');
  }
};

const leave = async (guild: Guild, { onSpaceLeft, log }: DiscordDependencies): Promise<void> => {
  try {
    await onSpaceLeft?.(guild.id);
  } catch (error) {
    log.warn({ guild: guild.id, ...loggable(error) }, 'not noted that the bot was removed');
  }
};

/** The channel for system messages, else the topmost that the bot may write in. */
const greetingPlace = async (guild: Guild): Promise<PlaceRef | undefined> => {
  const me = await guild.members.fetchMe();
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages];
  const topDown = [...guild.channels.cache.values()]
    .filter((channel) => channel.type === ChannelType.GuildText)
    .sort((a, b) => a.rawPosition - b.rawPosition);
  const open = [guild.systemChannel, ...topDown].find((channel) => channel?.permissionsFor(me).has(needed));
  return open ? channelPlace(open.id) : undefined;
};

/** @param answered resolves when everything received so far has been answered */
const close = async (client: Client, answered: () => Promise<unknown>): Promise<void> => {
  client.removeAllListeners(Events.InteractionCreate);
  client.ws.removeAllListeners(GatewayDispatchEvents.MessageCreate);
  client.removeAllListeners(Events.GuildCreate);
  client.removeAllListeners(Events.GuildDelete);
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, FAREWELL_MS);
  });
  await Promise.race([answered(), enough]);
  clearTimeout(timer);
  await client.destroy();
};
