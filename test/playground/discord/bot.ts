import { Client, type ClientOptions, Events, GatewayIntentBits, Options, Partials } from 'discord.js';
import {
  type DiscordChannel,
  type DiscordGuild,
  type DiscordStandIn,
  type DiscordStandInOptions,
  type DiscordUser,
  startDiscordStandIn,
} from '../../../playground/discord/index.js';

/** A stand-in with a guild in it, and a real discord.js client logged in. */
export interface Stage {
  readonly discord: DiscordStandIn;
  readonly client: Client<true>;
  readonly guild: DiscordGuild;
  readonly channel: DiscordChannel;
  readonly ada: DiscordUser;
  readonly ben: DiscordUser;
  close(): Promise<void>;
}

/** A client that speaks to the stand-in and differs in nothing else. */
export const newClient = (discord: DiscordStandIn, options: Partial<ClientOptions> = {}): Client => {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    makeCache: Options.cacheWithLimits(Options.DefaultMakeCacheSettings),
    // The client's own throttler would wait five seconds before it identifies a second time.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  });
};

/** Logs in and waits until everything has arrived. */
export const login = async (discord: DiscordStandIn, client: Client): Promise<Client<true>> => {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
};

export const setStage = async (
  options: DiscordStandInOptions = {},
  clientOptions: Partial<ClientOptions> = {},
): Promise<Stage> => {
  const discord = await startDiscordStandIn(options);
  const ada = discord.addUser({ name: 'Ada' });
  const ben = discord.addUser({ name: 'Ben' });
  const guild = discord.addGuild({ name: 'Study group', owner: ada, members: [ben] });
  const channel = discord.addChannel(guild, { name: 'general' });
  const client = await login(discord, newClient(discord, clientOptions));
  return {
    discord,
    client,
    guild,
    channel,
    ada,
    ben,
    async close() {
      await client.destroy();
      await discord.close();
    },
  };
};
