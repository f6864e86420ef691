import type { Chat, UserFromGetMe } from 'grammy/types';
import { CommandBook } from './commands.js';
import { FileStore } from './files.js';
import type {
  EphemeralDetails,
  MemberStatus,
  StoredChat,
  StoredMessage,
  StoredQuery,
  TelegramUser,
} from './records.js';
import { type UpdateContent, UpdateQueue } from './updates.js';

const FIRST_USER_ID = 200_000_001;
const FIRST_GROUP_ID = 4_000_000_001;
/** Supergroups and channels are numbered below this; https://core.telegram.org/api/bots/ids */
const SUPERGROUP_BASE = -1_000_000_000_000;
const FIRST_SUPERGROUP_NUMBER = 2_000_000_001;

/** A message before the server has numbered and dated it. */
export type Draft = Omit<StoredMessage, 'id' | 'at' | 'ephemeral'> & {
  ephemeral?: Omit<EphemeralDetails, 'id'>;
};

/** Everything that Telegram's servers know: people, chats, messages, files, one bot. */
export class World {
  readonly users = new Map<number, TelegramUser>();
  readonly chats = new Map<number, StoredChat>();
  readonly queries = new Map<string, StoredQuery>();
  readonly files = new FileStore();
  readonly commands = new CommandBook();
  readonly updates = new UpdateQueue(() => this.changed());
  readonly #listeners = new Set<() => void>();
  /** False for a Bot API server from before 10.2, which ignores what asks for ephemeral messages. */
  knowsEphemeral = true;
  /** How many there were of each, from which the next is numbered. */
  readonly counted = { users: 0, groups: 0, supergroups: 0, messages: 0, ephemeral: 0, queries: 0 };

  /** The bot as everybody sees it; `profile` is what getMe tells the bot itself. */
  readonly bot: TelegramUser;

  constructor(
    readonly profile: UserFromGetMe,
    readonly now: () => number,
  ) {
    const { id, is_bot, first_name, username } = profile;
    this.bot = { id, is_bot, first_name, username };
    this.users.set(id, this.bot);
  }

  newUserId = (): number => FIRST_USER_ID + this.counted.users++;
  newGroupId = (): number => -(FIRST_GROUP_ID + this.counted.groups++);
  newSupergroupId = (): number => SUPERGROUP_BASE - (FIRST_SUPERGROUP_NUMBER + this.counted.supergroups++);
  newQueryId = (): string => `${this.bot.id}${String(this.counted.queries++).padStart(8, '0')}`;

  addChat(info: Chat): StoredChat {
    const chat: StoredChat = { info, members: new Map(), topics: new Map(), messages: [] };
    this.chats.set(info.id, chat);
    return chat;
  }

  /** @throws if the world has no such chat: a slip of the caller, not of the bot */
  chat(id: number): StoredChat {
    const chat = this.chats.get(id);
    if (chat === undefined) throw new Error(`No chat ${id} in this world.`);
    return chat;
  }

  /** The private chat with the bot; made when first asked for, unknown to the bot until the person writes. */
  privateChat(user: TelegramUser): StoredChat {
    const { id, first_name, last_name, username } = user;
    return (
      this.chats.get(id) ??
      this.addChat({
        id,
        type: 'private',
        first_name,
        ...(last_name !== undefined && { last_name }),
        ...(username !== undefined && { username }),
      })
    );
  }

  status(chat: StoredChat, user: TelegramUser): MemberStatus {
    return chat.members.get(user.id) ?? 'left';
  }

  isMember = (chat: StoredChat, user: TelegramUser): boolean =>
    ['creator', 'administrator', 'member'].includes(this.status(chat, user));

  isAdministrator = (chat: StoredChat, user: TelegramUser): boolean =>
    ['creator', 'administrator'].includes(this.status(chat, user));

  /** Adds a message to its chat; the bot hears of it only through `tell`. */
  post(draft: Draft): StoredMessage {
    const { ephemeral, ...rest } = draft;
    const message: StoredMessage = {
      ...rest,
      id: ++this.counted.messages,
      at: this.now(),
      ...(ephemeral !== undefined && { ephemeral: { ...ephemeral, id: ++this.counted.ephemeral } }),
    };
    draft.chat.messages.push(message);
    this.changed();
    return message;
  }

  /** @returns whether the message was there */
  delete(message: StoredMessage): boolean {
    const at = message.chat.messages.indexOf(message);
    if (at === -1) return false;
    message.chat.messages.splice(at, 1);
    this.changed();
    return true;
  }

  /** Tells the bot, if it wants to hear of such things. */
  tell(content: UpdateContent): void {
    this.updates.push(content);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
