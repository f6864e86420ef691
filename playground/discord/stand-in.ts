import type { Server } from 'node:http';
import type { Change } from './changes.js';
import type { RegisteredCommand } from './commands.js';
import type { Fault } from './faults.js';
import { Intent } from './gateway-codes.js';
import { channelPayload, guildPayload } from './payloads.js';
import { Person } from './people/person.js';
import type { Platform } from './platform.js';
import type { RecordedRequest } from './requests.js';
import type { ShownMessage } from './shown.js';
import { type DiscordSnapshot, takeSnapshot } from './snapshot.js';
import type { DiscordChannel, DiscordGuild, DiscordUser, NewChannel, NewGuild, NewUser } from './world.js';

/**
 * A Discord of one's own: REST API, gateway and CDN on one port, and the people on it.
 *
 * ```ts
 * const discord = await startDiscordStandIn();
 * const ada = discord.addUser({ name: 'Ada' });
 * const channel = discord.addChannel(discord.addGuild({ name: 'Study', owner: ada }), { name: 'general' });
 * // …a client with `rest: { api: discord.apiUrl }` logs in with `discord.token`…
 * const outcome = await discord.as(ada).command(channel, 'flashcard add', { front: 'mitosis' });
 * (await outcome.shown()).text;
 * ```
 */
export class DiscordStandIn {
  readonly token: string;
  readonly applicationId: string;
  /** REST calls of the bot, in the order they came. */
  readonly requests: readonly RecordedRequest[];

  constructor(
    private readonly platform: Platform,
    private readonly server: Server,
  ) {
    this.token = platform.token;
    this.applicationId = platform.applicationId;
    this.requests = platform.requests;
  }

  /** REST base, for `DISCORD_API_URL`. */
  get apiUrl(): string {
    return `${this.platform.origin()}/api`;
  }

  /** Where attachments are served, for `DISCORD_CDN_ORIGINS`. */
  get cdnOrigin(): string {
    return this.platform.origin();
  }

  /** The bot as a user. */
  get bot(): DiscordUser {
    return this.platform.world.bot;
  }

  /** The people there are, the bot apart. */
  get users(): readonly DiscordUser[] {
    return [...this.platform.world.users.values()].filter(({ isBot }) => !isBot);
  }

  get channels(): readonly DiscordChannel[] {
    return [...this.platform.world.channels.values()];
  }

  /** Everything that another stand-in needs to go on from here. Interactions under way are not part of it. */
  snapshot(): DiscordSnapshot {
    return takeSnapshot(this.platform);
  }

  addUser(user: NewUser): DiscordUser {
    return this.platform.world.addUser(user);
  }

  /** Adds a guild; with the bot in it, the bot is told. Channels come after. */
  addGuild(guild: NewGuild): DiscordGuild {
    const added = this.platform.world.addGuild(guild);
    if (added.hasBot) this.#tellOfGuild(added);
    return added;
  }

  addChannel(guild: DiscordGuild, channel: NewChannel): DiscordChannel {
    const { gateway, world } = this.platform;
    const added = world.addChannel(guild, channel);
    if (world.canSee(world.bot, added))
      gateway.dispatch(
        added.kind === 'thread' ? 'THREAD_CREATE' : 'CHANNEL_CREATE',
        channelPayload(world, added),
        Intent.guilds,
      );
    return added;
  }

  /** A chat among people, without the bot, where only those who installed the app for themselves can use it. */
  addPrivateChat(people: readonly DiscordUser[]): DiscordChannel {
    return this.platform.world.addPrivateChat(people);
  }

  /** The direct messages between a person and the bot. */
  dmOf(user: DiscordUser): DiscordChannel {
    return this.platform.world.dmOf(user);
  }

  /** Invites the bot to a guild at run time. */
  inviteBot(guild: DiscordGuild): void {
    guild.hasBot = true;
    this.#tellOfGuild(guild);
  }

  /** Throws the bot out of a guild. */
  removeBot(guild: DiscordGuild): void {
    guild.hasBot = false;
    this.platform.gateway.dispatch('GUILD_DELETE', { id: guild.id }, Intent.guilds);
  }

  /** Acts as a person. */
  as(user: DiscordUser): Person {
    return new Person(this.platform, user);
  }

  /** Messages of a channel, oldest first: what everybody sees, and with `viewer` also what only they see. */
  messages(channel: DiscordChannel, viewer?: DiscordUser): ShownMessage[] {
    const { messages } = this.platform;
    return messages.in(channel, viewer).map((message) => messages.shown.of(message));
  }

  /** A channel as lines of a transcript. */
  transcript(channel: DiscordChannel, viewer?: DiscordUser): string[] {
    return this.messages(channel, viewer).flatMap((message) => message.lines);
  }

  /** Registered commands: the global ones, or a guild's own. */
  commands(guild?: DiscordGuild): readonly RegisteredCommand[] {
    return this.platform.commands.list(guild?.id);
  }

  /** Whether a bot is connected to the gateway. */
  get isConnected(): boolean {
    return this.platform.gateway.connected > 0;
  }

  /** Listens to changes until the returned function is called. */
  on(event: 'change', listener: (change: Change) => void): () => void {
    return event === 'change' ? this.platform.changes.on(listener) : (event satisfies never);
  }

  /**
   * Resolves with the first value of `look` that is neither undefined nor false, asked now and after every change.
   * @throws Error after `timeoutMs`
   */
  waitFor<T>(look: () => T | undefined | false, timeoutMs?: number): Promise<T> {
    return this.platform.changes.waitFor(look, timeoutMs);
  }

  /** Ways in which Discord can fail. */
  readonly faults = {
    /** Befalls the next matching REST request. The returned function disarms it. */
    next: (fault: Fault) => this.platform.faults.next(fault),
    /** Disarms what was armed for requests. */
    clear: () => this.platform.faults.clear(),
    /** Closes the bot's connections. @param forget whether the session is lost, too */
    closeGateway: (code?: number, forget?: boolean) => this.platform.gateway.closeConnections(code, forget),
    /** Tells the bot of the last event of a type once more. */
    repeatEvent: (type: string) => this.platform.gateway.repeat(type),
    /** Asks the bot to reconnect. */
    askToReconnect: () => this.platform.gateway.askToReconnect(),
    /** Whether direct messages from the bot reach a person. */
    refuseDms: (user: DiscordUser, refused = true) => {
      user.takesDms = !refused;
    },
    /** Whether the bot may post in a channel. */
    refusePosts: (channel: DiscordChannel, refused = true) => {
      channel.botMaySend = !refused;
    },
    /** Whether the bot sees a channel at all. */
    hideChannel: (channel: DiscordChannel, hidden = true) => {
      channel.botMaySee = !hidden;
    },
  };

  /** Stops it; connections are cut. */
  async close(): Promise<void> {
    this.platform.gateway.close();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  #tellOfGuild(guild: DiscordGuild): void {
    const { gateway, world } = this.platform;
    gateway.dispatch('GUILD_CREATE', guildPayload(world, guild), Intent.guilds);
  }
}
