import type { Changes } from './changes.js';
import type { StandInClock } from './clock.js';
import { refuse } from './errors.js';
import { COMMAND_CREATIONS_PER_DAY } from './limits.js';
import { type CommandForm, checkSet, parseCommand, parseCommands } from './validate/commands.js';
import type { DiscordChannel, DiscordUser } from './world.js';

/** A command as registered. */
export type RegisteredCommand = CommandForm & {
  readonly id: string;
  readonly application_id: string;
  readonly version: string;
  readonly guild_id?: string;
};

/** Where an interaction happens (https://docs.discord.com/developers/interactions/receiving-and-responding). */
export const Context = { guild: 0, botDm: 1, privateChannel: 2 } as const;
/** For whom the app is installed. */
export const Install = { guild: 0, user: 1 } as const;

const DAY_MS = 24 * 3_600_000;
const GLOBAL = '';

/** The commands an application has registered: for everywhere, and for single guilds. */
export class Commands {
  readonly #scopes = new Map<string, RegisteredCommand[]>();
  readonly #creations: number[] = [];

  constructor(
    private readonly clock: StandInClock,
    private readonly nextId: () => string,
    private readonly applicationId: string,
    private readonly changes: Changes,
  ) {}

  /** Commands of a guild, or the global ones. */
  list(guildId: string = GLOBAL): readonly RegisteredCommand[] {
    return this.#scopes.get(guildId) ?? [];
  }

  /** What is registered, by guild; the global commands under an empty id. */
  registered(): Readonly<Record<string, readonly RegisteredCommand[]>> {
    return Object.fromEntries(this.#scopes);
  }

  /** Puts back what was registered before. */
  restore(registered: Readonly<Record<string, readonly RegisteredCommand[]>>): void {
    for (const [guildId, commands] of Object.entries(registered)) this.#store([...commands], guildId);
  }

  /** Puts a whole set in place; commands that were there keep their ids. @throws DiscordRefusal */
  overwrite(body: unknown, guildId: string = GLOBAL): readonly RegisteredCommand[] {
    return this.#set(parseCommands(body), guildId);
  }

  /** Adds one command, in place of its namesake. @throws DiscordRefusal */
  create(body: unknown, guildId: string = GLOBAL): RegisteredCommand {
    const form = parseCommand(body);
    const others = this.list(guildId).filter((command) => !isSame(command, form));
    checkSet([...others, form]);
    const created = this.#register(form, guildId);
    this.#store([...others, created], guildId);
    return created;
  }

  /** @throws DiscordRefusal 10063 */
  delete(id: string, guildId: string = GLOBAL): void {
    const rest = this.list(guildId).filter((command) => command.id !== id);
    if (rest.length === this.list(guildId).length) throw refuse.unknownCommand();
    this.#store(rest, guildId);
  }

  /** The commands that `user` is offered in `channel`. */
  offeredTo(user: DiscordUser, channel: DiscordChannel): RegisteredCommand[] {
    const inGuild = this.list(channel.guild?.id ?? 'none').filter(() => channel.guild?.hasBot);
    const global = this.list().filter((command) => isOffered(command, user, channel));
    return [...inGuild, ...global.filter((command) => !inGuild.some((other) => isSame(other, command)))];
  }

  #set(forms: readonly CommandForm[], guildId: string): readonly RegisteredCommand[] {
    const registered = forms.map((form) => this.#register(form, guildId));
    this.#store(registered, guildId);
    return registered;
  }

  #store(commands: RegisteredCommand[], guildId: string): void {
    this.#scopes.set(guildId, commands);
    this.changes.emit({ kind: 'commands' });
  }

  #register(form: CommandForm, guildId: string): RegisteredCommand {
    const known = this.list(guildId).find((command) => isSame(command, form));
    if (known === undefined) this.#countCreation();
    return {
      ...form,
      id: known?.id ?? this.nextId(),
      application_id: this.applicationId,
      version: this.nextId(),
      ...(guildId === GLOBAL ? {} : { guild_id: guildId }),
    };
  }

  #countCreation(): void {
    const since = this.clock.now() - DAY_MS;
    while (this.#creations[0] !== undefined && this.#creations[0] < since) this.#creations.shift();
    if (this.#creations.length >= COMMAND_CREATIONS_PER_DAY)
      throw refuse.tooManyCreations(COMMAND_CREATIONS_PER_DAY);
    this.#creations.push(this.clock.now());
  }
}

const isSame = (a: CommandForm, b: CommandForm): boolean => a.name === b.name && a.type === b.type;

/** The context that `channel` is. */
export const contextOf = (channel: DiscordChannel): number => {
  if (channel.guild !== undefined) return Context.guild;
  return channel.kind === 'dm' ? Context.botDm : Context.privateChannel;
};

/** By whose installation the app is reached: `{ installation: guild or user id }`. */
export const ownersOf = (user: DiscordUser, channel: DiscordChannel): Record<string, string> => {
  const isGuildInstalled = channel.guild?.hasBot ?? channel.kind === 'dm';
  return {
    ...(isGuildInstalled ? { [Install.guild]: channel.guild?.id ?? '0' } : {}),
    ...(user.hasApp ? { [Install.user]: user.id } : {}),
  };
};

const isOffered = (command: RegisteredCommand, user: DiscordUser, channel: DiscordChannel): boolean => {
  const contexts = command.contexts ?? [Context.guild, Context.botDm, Context.privateChannel];
  const installs = command.integration_types ?? [Install.guild];
  const reached = Object.keys(ownersOf(user, channel)).map(Number);
  return contexts.includes(contextOf(channel)) && installs.some((install) => reached.includes(install));
};
