import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type StandInClock, systemClock } from './clock.js';
import { Intent } from './gateway-codes.js';
import { buildPlatform } from './platform.js';
import { restApp } from './rest/app.js';
import { type DiscordSnapshot, restoreSnapshot } from './snapshot.js';
import { DiscordStandIn } from './stand-in.js';

export type { Change } from './changes.js';
export { type ManualClock, manualClock, type StandInClock, systemClock } from './clock.js';
export type { RegisteredCommand } from './commands.js';
export type { Fault } from './faults.js';
export type { Upload } from './files.js';
export type { Pings } from './mentions.js';
export { ImpossibleError } from './people/impossible.js';
export type { FieldInput, ShownField, ShownModal } from './people/modal.js';
export type { OptionInput, OptionInputs } from './people/options.js';
export { InteractionOutcome } from './people/outcome.js';
export { Person } from './people/person.js';
export type { RecordedRequest } from './requests.js';
export type { ShownButton, ShownFile, ShownMessage } from './shown.js';
export type { DiscordSnapshot } from './snapshot.js';
export { DiscordStandIn } from './stand-in.js';
export type { Choice } from './validate/choices.js';
export type {
  ChannelKind,
  DiscordChannel,
  DiscordGuild,
  DiscordUser,
  NewChannel,
  NewGuild,
  NewUser,
} from './world.js';

/** How a stand-in is started; everything has a default. */
export interface DiscordStandInOptions {
  /** Address to listen on; 127.0.0.1 by default. */
  host?: string;
  /** Port to listen on; any free one by default. */
  port?: number;
  botName?: string;
  /** An earlier stand-in's world, in which this one goes on. */
  snapshot?: DiscordSnapshot;
  token?: string;
  /** Deadlines of interactions, tokens and addresses follow it. */
  clock?: StandInClock;
  /** Whether the message content intent is switched on for the application; it is not, by default. */
  messageContent?: boolean;
  /** Requests allowed in each bucket and the milliseconds of its window; 50 a second by default. */
  rateLimit?: { requests: number; perMs: number };
}

const DEFAULT_RATE_LIMIT = { requests: 50, perMs: 1_000 };

/** Starts a stand-in. */
export const startDiscordStandIn = async (options: DiscordStandInOptions = {}): Promise<DiscordStandIn> => {
  const server = createServer();
  const platform = buildPlatform(server, {
    clock: options.clock ?? systemClock,
    botName: options.botName ?? 'Deckhand',
    token: options.token ?? 'stand-in-discord-token',
    privilegedIntents: options.messageContent ? Intent.messageContent : Intent.none,
    rateLimit: options.rateLimit ?? DEFAULT_RATE_LIMIT,
    ...(options.snapshot ? { botId: options.snapshot.bot } : {}),
  });
  if (options.snapshot) restoreSnapshot(platform, options.snapshot);
  server.on('request', getRequestListener(restApp(platform).fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  return new DiscordStandIn(platform, server);
};
