/** A person, or the bot itself. */
export interface DiscordUser {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
  /** Language of their Discord client, such as `en-US`. */
  locale: string;
  /** Whether they installed the app for themselves, so that its commands follow them everywhere. */
  hasApp: boolean;
  /** Whether direct messages from the bot reach them. */
  takesDms: boolean;
}

export interface DiscordGuild {
  readonly id: string;
  readonly name: string;
  readonly owner: DiscordUser;
  readonly members: Set<DiscordUser>;
  /** Members who may manage messages. */
  readonly moderators: Set<DiscordUser>;
  hasBot: boolean;
}

/** `dm` is the direct messages between a person and the bot, `private` a chat among people without it. */
export type ChannelKind = 'text' | 'thread' | 'dm' | 'private';

export interface DiscordChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly guild: DiscordGuild | undefined;
  /** The channel a thread hangs from. */
  readonly parent: DiscordChannel | undefined;
  /** People in a chat outside guilds, the bot apart. */
  readonly people: readonly DiscordUser[];
  botMaySee: boolean;
  botMaySend: boolean;
}

export interface NewUser {
  name: string;
  id?: string;
  locale?: string;
  hasApp?: boolean;
  takesDms?: boolean;
}
export interface NewGuild {
  name: string;
  owner: DiscordUser;
  members?: readonly DiscordUser[];
  moderators?: readonly DiscordUser[];
  /** Whether the bot was invited; it was, by default. */
  hasBot?: boolean;
}
export interface NewChannel {
  name: string;
  type?: 'text' | 'thread';
  /** The channel a thread hangs from. */
  parent?: DiscordChannel;
  botMaySee?: boolean;
  botMaySend?: boolean;
}

/** The people, guilds and channels there are. It knows nothing of protocols. */
export class World {
  readonly users = new Map<string, DiscordUser>();
  readonly guilds = new Map<string, DiscordGuild>();
  readonly channels = new Map<string, DiscordChannel>();
  readonly bot: DiscordUser;
  readonly #nextId: () => string;

  /** @param botId a new one by default */
  constructor(nextId: () => string, botName: string, botId?: string) {
    this.#nextId = nextId;
    this.bot = this.#keepUser({ name: botName, ...(botId === undefined ? {} : { id: botId }) }, true);
  }

  addUser(user: NewUser): DiscordUser {
    return this.#keepUser(user, false);
  }

  addGuild({ name, owner, members = [], moderators = [], hasBot = true }: NewGuild): DiscordGuild {
    const guild: DiscordGuild = {
      id: this.#nextId(),
      name,
      owner,
      members: new Set([owner, ...members, ...moderators]),
      moderators: new Set(moderators),
      hasBot,
    };
    this.guilds.set(guild.id, guild);
    return guild;
  }

  addChannel(guild: DiscordGuild, channel: NewChannel): DiscordChannel {
    return this.#keepChannel({
      kind: channel.type ?? 'text',
      name: channel.name,
      guild,
      parent: channel.parent,
      people: [],
      botMaySee: channel.botMaySee ?? true,
      botMaySend: channel.botMaySend ?? true,
    });
  }

  /** The direct messages between `user` and the bot; the same channel every time. */
  dmOf(user: DiscordUser): DiscordChannel {
    const known = [...this.channels.values()].find(
      (channel) => channel.kind === 'dm' && channel.people.includes(user),
    );
    return known ?? this.#keepPeoplesChannel('dm', user.name, [user]);
  }

  /** A chat among people, without the bot. */
  addPrivateChat(people: readonly DiscordUser[]): DiscordChannel {
    return this.#keepPeoplesChannel('private', people.map((person) => person.name).join(', '), people);
  }

  channelsOf(guild: DiscordGuild): DiscordChannel[] {
    return [...this.channels.values()].filter((channel) => channel.guild === guild);
  }

  /** Whether `user` can read `channel`. */
  canSee(user: DiscordUser, channel: DiscordChannel): boolean {
    if (user.isBot) return channel.botMaySee && (channel.guild?.hasBot ?? channel.kind === 'dm');
    return channel.guild?.members.has(user) ?? channel.people.includes(user);
  }

  #keepUser({ name, id, locale = 'en-US', hasApp = false, takesDms = true }: NewUser, isBot: boolean) {
    const user: DiscordUser = { id: id ?? this.#nextId(), name, isBot, locale, hasApp, takesDms };
    this.users.set(user.id, user);
    return user;
  }

  #keepPeoplesChannel(kind: 'dm' | 'private', name: string, people: readonly DiscordUser[]) {
    const guildless = { guild: undefined, parent: undefined, botMaySend: true };
    return this.#keepChannel({ ...guildless, kind, name, people, botMaySee: kind === 'dm' });
  }

  #keepChannel(channel: Omit<DiscordChannel, 'id'>): DiscordChannel {
    const kept = { id: this.#nextId(), ...channel };
    this.channels.set(kept.id, kept);
    return kept;
  }
}
