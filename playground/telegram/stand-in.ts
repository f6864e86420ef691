import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { BotCommand, BotCommandScope } from 'grammy/types';
import { PATIENCE_MS } from '../patience.js';
import { conflict } from './failure.js';
import { Faults } from './faults.js';
import { announceTopic, depart, join, migrate, setStatus } from './membership.js';
import type { Backend } from './methods/method.js';
import { backendOf, botProfile, type NewGroup, type NewUser, type StandInOptions } from './options.js';
import { Person } from './people.js';
import type { RecordedRequest, StoredChat, TelegramChat, TelegramUser } from './records.js';
import { telegramApi } from './server.js';
import { type ShownMessage, showChat, type ViewOptions } from './shown.js';
import { restoreSnapshot, type TelegramSnapshot, takeSnapshot } from './snapshot.js';
import type { QueuedUpdate } from './updates.js';
import { World } from './world.js';

const DEFAULT_TOKEN = '123456789:AAStandInTokenThatOpensNothingElsewhere';
const DEFAULT_BOT_USERNAME = 'deckhand_bot';
/** Longer than clients keep idle connections: one that is closed while it is taken up again loses a request. */
const KEEP_ALIVE_MS = 75_000;

/** Telegram as one bot and the people who talk with it know it, in this process. */
export class TelegramStandIn {
  readonly token: string;
  readonly botUsername: string;
  readonly faults = new Faults();
  /** Every call that the bot made, getUpdates included. */
  readonly requests: RecordedRequest[] = [];
  readonly #world: World;
  readonly #backend: Backend;
  readonly #server: Server;
  #apiUrl = '';

  constructor(options: StandInOptions) {
    this.token = options.token ?? DEFAULT_TOKEN;
    this.botUsername = options.botUsername ?? DEFAULT_BOT_USERNAME;
    this.#world = new World(botProfile(this.token, this.botUsername, options), options.now ?? Date.now);
    if (options.snapshot) restoreSnapshot(this.#world, options.snapshot);
    this.#backend = backendOf(this.#world, options);
    this.#server = serverFor({
      token: this.token,
      backend: this.#backend,
      faults: this.faults,
      requests: this.requests,
    });
  }

  /** The `apiRoot` of a bot; files lie under `<apiUrl>/file/bot<token>/`. */
  get apiUrl(): string {
    return this.#apiUrl;
  }

  async listen(host: string, port: number): Promise<void> {
    this.#server.listen(port, host);
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The stand-in has no port.');
    this.#apiUrl = `http://${host}:${address.port}`;
  }

  /** The people there are, the bot apart. */
  get users(): readonly TelegramUser[] {
    return [...this.#world.users.values()].filter(({ is_bot }) => !is_bot);
  }

  get chats(): readonly TelegramChat[] {
    return [...this.#world.chats.values()].map(({ info }) => info);
  }

  /** Everything that another stand-in needs to go on from here. Presses under way are not part of it. */
  snapshot(): TelegramSnapshot {
    return takeSnapshot(this.#world);
  }

  addUser({ name, username, language }: NewUser): TelegramUser {
    const [first = name, ...rest] = name.split(' ');
    const user: TelegramUser = {
      id: this.#world.newUserId(),
      is_bot: false,
      first_name: first,
      ...(rest.length > 0 && { last_name: rest.join(' ') }),
      ...(username !== undefined && { username }),
      ...(language !== undefined && { language_code: language }),
    };
    this.#world.users.set(user.id, user);
    this.#world.changed();
    return user;
  }

  addGroup(group: NewGroup): TelegramChat {
    const { title, members = [], admins = [], forum = false, supergroup = forum, bot = 'member' } = group;
    const info: TelegramChat = supergroup
      ? { id: this.#world.newSupergroupId(), type: 'supergroup', title, ...(forum && { is_forum: true }) }
      : { id: this.#world.newGroupId(), type: 'group', title };
    const chat = this.#world.addChat(info);
    for (const user of members) chat.members.set(user.id, 'member');
    for (const user of admins) chat.members.set(user.id, user === admins[0] ? 'creator' : 'administrator');
    if (bot !== 'absent') chat.members.set(this.#world.bot.id, bot);
    this.#world.changed();
    return info;
  }

  /** @returns the topic's `message_thread_id` */
  addTopic(chat: TelegramChat, name: string): number {
    const stored = this.#world.chat(chat.id);
    return announceTopic(this.#world, stored, ownerOf(this.#world, stored), name);
  }

  privateChat(user: TelegramUser): TelegramChat {
    return this.#world.privateChat(user).info;
  }

  as(user: TelegramUser): Person {
    return new Person(this.#world, user, this.#backend.queryLifetimeMs);
  }

  /** The bot is added by an owner; a later call can make it an administrator. */
  addBotToGroup(chat: TelegramChat, as: 'member' | 'administrator' = 'member'): void {
    const stored = this.#world.chat(chat.id);
    const by = ownerOf(this.#world, stored);
    if (!this.#world.isMember(stored, this.#world.bot)) join(this.#world, stored, this.#world.bot, by);
    if (as === 'administrator') setStatus(this.#world, stored, this.#world.bot, as, by);
  }

  removeBot(chat: TelegramChat): void {
    const stored = this.#world.chat(chat.id);
    depart(this.#world, stored, this.#world.bot, ownerOf(this.#world, stored));
  }

  /** Lets only administrators write there. */
  muteMembers(chat: TelegramChat, isMuted = true): void {
    this.#world.chat(chat.id).isMuted = isMuted;
  }

  /** Becomes a Bot API server from before ephemeral messages: it has no methods for them, and shows them to everybody. */
  forgetEphemeral(): void {
    this.#world.knowsEphemeral = false;
  }

  /** @returns the supergroup; the old group refuses everything from now on and names it */
  migrateToSupergroup(chat: TelegramChat): TelegramChat {
    const stored = this.#world.chat(chat.id);
    return migrate(this.#world, stored, ownerOf(this.#world, stored)).info;
  }

  messages(chat: TelegramChat, options: ViewOptions = {}): ShownMessage[] {
    return showChat(this.#world.chat(chat.id), this.#world.users.values(), options);
  }

  /** The chats in a person's list: the groups that they are in, and the bot once they opened its chat. */
  chatsOf(user: TelegramUser): TelegramChat[] {
    return [...this.#world.chats.values()]
      .filter((chat) => chat.info.id === user.id || this.#world.isMember(chat, user))
      .filter((chat) => chat.migratedTo === undefined)
      .map(({ info }) => info);
  }

  topics(chat: TelegramChat): ReadonlyMap<number, string> {
    return this.#world.chat(chat.id).topics;
  }

  /** What setMyCommands registered for exactly this scope and language. */
  commands(scope?: BotCommandScope, language?: string): readonly BotCommand[] {
    return this.#world.commands.get(scope, language);
  }

  /** Updates that the bot has not confirmed, or its webhook not accepted, yet. */
  get pendingUpdates(): readonly QueuedUpdate[] {
    return this.#world.updates.pending;
  }

  /** Whether a getUpdates call is waiting for news. */
  get isPolled(): boolean {
    return this.#backend.polling.isWaiting;
  }

  /** Calls back after every change, often more than once for one event. @returns what ends that */
  on(_event: 'change', listener: () => void): () => void {
    return this.#world.onChange(listener);
  }

  /**
   * Looks now and after every change until the look gives something.
   * @throws when `timeoutMs` pass without
   */
  async waitFor<T>(look: () => T | undefined | null | false, timeoutMs = PATIENCE_MS): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = () => {
        try {
          const found = look();
          if (found !== undefined && found !== null && found !== false) finish(() => resolve(found));
        } catch (error) {
          finish(() => reject(error));
        }
      };
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        unsubscribe();
        settle();
      };
      const timer = setTimeout(
        () => finish(() => reject(new Error(`Nothing of the kind within ${timeoutMs} ms: ${look}`))),
        timeoutMs,
      );
      const unsubscribe = this.#world.onChange(check);
      check();
    });
  }

  async close(): Promise<void> {
    this.#backend.webhook.clear();
    this.#backend.polling.stop(conflict('the server is closing'));
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}

const serverFor = (options: Parameters<typeof telegramApi>[0]): Server => {
  const server = createAdaptorServer({ fetch: telegramApi(options).fetch });
  if (!('closeAllConnections' in server)) throw new Error('The stand-in speaks HTTP/1.1 only.');
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
};

const ownerOf = (world: World, chat: StoredChat): TelegramUser => {
  const isOwner = (user: TelegramUser) => world.status(chat, user) === 'creator';
  const people = [...world.users.values()].filter((user) => !user.is_bot && world.isMember(chat, user));
  const owner = people.find(isOwner) ?? people[0];
  if (owner === undefined) throw new Error('That group has no member who could do this.');
  return owner;
};
