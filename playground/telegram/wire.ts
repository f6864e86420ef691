import type { CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, PhotoSize } from 'grammy/types';
import type {
  Attachment,
  MemberStatus,
  StoredFile,
  StoredMessage,
  StoredQuery,
  TelegramUser,
} from './records.js';

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

/** A message as the Bot API shows it to the bot; a message replied to is shown one level deep. */
export const toMessage = (message: StoredMessage, level = 0): Message => {
  const { chat, ephemeral, replyTo } = message;
  const shown = {
    message_id: ephemeral === undefined ? message.id : 0,
    from: message.from,
    chat: chat.info,
    date: seconds(message.at),
    ...(message.senderChat !== undefined && { sender_chat: message.senderChat }),
    ...(message.editedAt !== undefined && { edit_date: seconds(message.editedAt) }),
    ...threadOf(message),
    ...(ephemeral !== undefined && {
      ephemeral_message_id: ephemeral.id,
      receiver_user: ephemeral.receiver,
    }),
    ...content(message),
    ...(message.keyboard !== undefined && { reply_markup: message.keyboard }),
    ...message.service,
  };
  if (replyTo === undefined || level > 0) return asMessage(shown);
  return asMessage({ ...shown, reply_to_message: asReply(toMessage(replyTo, level + 1)) });
};

/** A reply in a supergroup without topics carries a thread as well: the message that began the exchange. */
const threadOf = (message: StoredMessage): Partial<Message> => {
  if (message.topic !== undefined) return { message_thread_id: message.topic, is_topic_message: true };
  const { type, is_forum } = message.chat.info;
  let root = message.replyTo;
  if (type !== 'supergroup' || is_forum === true || root === undefined) return {};
  while (root.replyTo !== undefined) root = root.replyTo;
  return { message_thread_id: root.id };
};

/** grammY's Message lists every field of every kind of message; the fields above make a subset of it. */
const asMessage = (shown: Partial<Message> & Pick<Message, 'message_id' | 'date' | 'chat'>): Message =>
  shown as Message;

/** One level deep: what was replied to does not show its own reply. */
const asReply = ({ reply_to_message: _, ...message }: Message): NonNullable<Message['reply_to_message']> =>
  message as NonNullable<Message['reply_to_message']>;

const content = (message: StoredMessage): Partial<Message> => {
  const { text, caption, entities, attachment, album } = message;
  const hasEntities = entities.length > 0;
  if (text !== undefined) return { text, ...(hasEntities && { entities }) };
  if (attachment === undefined) return {};
  return {
    ...media(attachment),
    ...(album !== undefined && { media_group_id: album }),
    ...(caption !== undefined && caption !== '' && { caption }),
    ...(hasEntities && { caption_entities: entities }),
  };
};

const media = (attachment: Attachment): Partial<Message> => {
  const { id, uniqueId, name, mimeType, bytes } = attachment.file;
  const file = { file_id: id, file_unique_id: uniqueId, file_size: bytes.length };
  switch (attachment.kind) {
    case 'document':
      return { document: { ...file, file_name: name, mime_type: mimeType } };
    case 'photo':
      return { photo: [previewOf(attachment.file), { ...file, ...attachment.size }] };
    default:
      return attachment satisfies never;
  }
};

/** Photos come in several sizes, the smallest first; the playground draws none but the one that was sent. */
const previewOf = ({ id, uniqueId }: StoredFile): PhotoSize => ({
  file_id: `${id}-small`,
  file_unique_id: `${uniqueId}s`,
  width: 1,
  height: 1,
});

export const toCallbackQuery = (query: StoredQuery, data: string): CallbackQuery => ({
  id: query.id,
  from: query.from,
  message: toMessage(query.message),
  chat_instance: String(query.message.chat.info.id),
  data,
});

const ADMINISTRATOR_RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: false,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
};

export const toChatMember = (user: TelegramUser, status: MemberStatus): ChatMember => {
  switch (status) {
    case 'creator':
      return { status, user, is_anonymous: false };
    case 'administrator':
      return { status, user, ...ADMINISTRATOR_RIGHTS };
    case 'kicked':
      return { status, user, until_date: 0 };
    case 'member':
    case 'left':
      return { status, user };
    default:
      return status satisfies never;
  }
};

export interface MembershipChange {
  chat: Chat;
  by: TelegramUser;
  of: TelegramUser;
  at: number;
  before: MemberStatus;
  after: MemberStatus;
}

export const toMembershipUpdate = (change: MembershipChange): ChatMemberUpdated => ({
  chat: change.chat,
  from: change.by,
  date: seconds(change.at),
  old_chat_member: toChatMember(change.of, change.before),
  new_chat_member: toChatMember(change.of, change.after),
});
