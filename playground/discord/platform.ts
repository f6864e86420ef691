import type { Server } from 'node:http';
import { Answering } from './answering.js';
import { Changes } from './changes.js';
import type { StandInClock } from './clock.js';
import { Commands } from './commands.js';
import { RestFaults } from './faults.js';
import { Files } from './files.js';
import { Gateway } from './gateway.js';
import { Intent } from './gateway-codes.js';
import { Interactions } from './interactions.js';
import { messageEventPayload, withoutContent } from './message-payload.js';
import { Messages, type StoredMessage } from './messages.js';
import { guildPayload, userPayload } from './payloads.js';
import type { RecordedRequest } from './requests.js';
import { snowflakes } from './snowflake.js';
import { World } from './world.js';

/** What the stand-in is made with. */
export interface PlatformOptions {
  readonly clock: StandInClock;
  readonly botName: string;
  /** A new one by default. */
  readonly botId?: string;
  readonly token: string;
  /** Privileged intents switched on for the application; none by default. */
  readonly privilegedIntents: number;
  /** Requests allowed in each bucket, and the milliseconds of its window. */
  readonly rateLimit: { readonly requests: number; readonly perMs: number };
}

/** All parts of the stand-in, wired together. */
export interface Platform extends PlatformOptions {
  readonly nextId: () => string;
  readonly applicationId: string;
  readonly changes: Changes;
  readonly world: World;
  readonly files: Files;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly answering: Answering;
  readonly commands: Commands;
  readonly gateway: Gateway;
  readonly faults: RestFaults;
  readonly requests: RecordedRequest[];
  /** `http://host:port`, without a path. */
  origin(): string;
}

/** Builds the parts around an HTTP server, which the gateway shares. */
export const buildPlatform = (server: Server, options: PlatformOptions): Platform => {
  const { clock } = options;
  const nextId = snowflakes(clock);
  let listening: string | undefined;
  // Also once it has closed: what is left of messages may still be looked at.
  const origin = () => (listening ??= originOf(server));
  const changes = new Changes();
  const world = new World(nextId, options.botName, options.botId);
  const files = new Files(clock, nextId, origin);
  const gateway = new Gateway(server, {
    ...options,
    changes,
    nextId,
    url: () => `${origin().replace('http', 'ws')}/gateway`,
    ready: () => readyFields(world),
    guilds: () => guildsOfBot(world).map((guild) => guildPayload(world, guild)),
  });
  const messages = new Messages(clock, nextId, files, changes, (what, message) =>
    tellBot(gateway, world, files, what, message),
  );
  const interactions = new Interactions(clock, nextId, changes);
  return {
    ...options,
    nextId,
    applicationId: world.bot.id,
    changes,
    world,
    files,
    messages,
    interactions,
    answering: new Answering(world.bot, interactions, messages),
    commands: new Commands(clock, nextId, world.bot.id, changes),
    gateway,
    faults: new RestFaults(),
    requests: [],
    origin,
  };
};

const originOf = (server: Server): string => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stand-in is not listening');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
};

const guildsOfBot = (world: World) => [...world.guilds.values()].filter((guild) => guild.hasBot);

const readyFields = (world: World) => ({
  user: { ...userPayload(world.bot), verified: true, mfa_enabled: true, email: null },
  user_settings: {},
  guilds: guildsOfBot(world).map(({ id }) => ({ id, unavailable: true })),
  private_channels: [],
  relationships: [],
  application: { id: world.bot.id, flags: 0 },
});

const EVENTS = { created: 'MESSAGE_CREATE', edited: 'MESSAGE_UPDATE', deleted: 'MESSAGE_DELETE' } as const;

/** Sends a message's event to the bot where it may read; ephemeral messages exist for their person alone. */
const tellBot = (
  gateway: Gateway,
  world: World,
  files: Files,
  what: keyof typeof EVENTS,
  message: StoredMessage,
): void => {
  const { channel, author, ephemeralFor } = message;
  if (ephemeralFor !== undefined || !world.canSee(world.bot, channel)) return;
  const guildId = channel.guild === undefined ? {} : { guild_id: channel.guild.id };
  const full =
    what === 'deleted'
      ? { id: message.id, channel_id: channel.id, ...guildId }
      : messageEventPayload(files, message);
  const concernsBot =
    channel.guild === undefined || author === world.bot || message.pings.users.includes(world.bot.id);
  const seenBy = (intents: number) =>
    what === 'deleted' || concernsBot || intents & Intent.messageContent ? full : withoutContent(full);
  gateway.dispatch(EVENTS[what], seenBy, channel.guild ? Intent.guildMessages : Intent.directMessages);
};
