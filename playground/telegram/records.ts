import type {
  Chat,
  ForceReply,
  InlineKeyboardMarkup,
  MessageEntity,
  ResponseParameters,
  User,
} from 'grammy/types';

export type TelegramUser = User;
export type TelegramChat = Chat;

export interface StoredFile {
  id: string;
  uniqueId: string;
  path: string;
  name: string;
  mimeType: string;
  bytes: Uint8Array;
}

export interface Size {
  width: number;
  height: number;
}

export type Attachment =
  | { kind: 'document'; file: StoredFile }
  | { kind: 'photo'; file: StoredFile; size: Size };

/** What a service message tells; the Bot API puts each into a field of its own. */
export type ServiceEvent =
  | { new_chat_members: TelegramUser[] }
  | { left_chat_member: TelegramUser }
  | { migrate_to_chat_id: number }
  | { migrate_from_chat_id: number }
  | { forum_topic_created: { name: string; icon_color: number } };

export interface EphemeralDetails {
  id: number;
  /** The only person who sees the message: who received it, or who sent it to the bot. */
  viewer: number;
  receiver: TelegramUser;
  /** The ordinary message that this one hides from its viewer. */
  replaces?: number;
}

/** A message as the server keeps it; `id` is unique inside its chat, also for ephemeral ones. */
export interface StoredMessage {
  id: number;
  chat: StoredChat;
  from: TelegramUser;
  /** The chat in whose name it was sent; then `from` is one of Telegram's fake users. */
  senderChat?: Chat;
  /** Unix milliseconds. */
  at: number;
  editedAt?: number;
  topic?: number;
  text?: string;
  caption?: string;
  /** Messages that were sent together have the same. */
  album?: string;
  entities: MessageEntity[];
  attachment?: Attachment;
  replyTo?: StoredMessage;
  keyboard?: InlineKeyboardMarkup;
  forceReply?: ForceReply;
  ephemeral?: EphemeralDetails;
  service?: ServiceEvent;
  /** The bot's own, an emoji. */
  reaction?: string;
}

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

export interface StoredChat {
  info: Chat;
  members: Map<number, MemberStatus>;
  topics: Map<number, string>;
  messages: StoredMessage[];
  migratedTo?: number;
  /** Only administrators may write. */
  isMuted?: boolean;
}

export interface CallbackAnswer {
  notice?: string;
  alert: boolean;
  url?: string;
}

export interface StoredQuery {
  id: string;
  from: TelegramUser;
  message: StoredMessage;
  at: number;
  answer?: CallbackAnswer;
}

/** One call that the bot made, in the order of arrival. */
export interface RecordedRequest {
  method: string;
  params: Record<string, unknown>;
  /** HTTP status of the answer; 0 when the connection was dropped; undefined while under way. */
  status?: number;
  description?: string;
  parameters?: ResponseParameters;
  /** Unix milliseconds. */
  at: number;
}
