import type { Chat, InlineKeyboardButton, MessageEntity } from 'grammy/types';
import { covered } from './entities.js';
import { dataOf } from './markup.js';
import type { ServiceEvent, Size, StoredChat, StoredMessage, TelegramUser } from './records.js';

export interface ShownButton {
  label: string;
  data?: string;
  url?: string;
  style?: string;
}

export interface ShownFile {
  fileId: string;
  name: string;
  mimeType: string;
  bytes: Uint8Array;
}

/** A message as a person's app shows it. */
export interface ShownMessage {
  /** Unique in its chat; also for ephemeral messages, whose id on the wire is 0. */
  id: number;
  chat: Chat;
  topic?: number;
  from: { id: number; name: string; isBot: boolean };
  text?: string;
  caption?: string;
  /** Of the text or of the caption, in UTF-16 units. */
  entities: readonly MessageEntity[];
  buttons: readonly (readonly ShownButton[])[];
  document?: ShownFile;
  photo?: ShownFile & Size;
  /** The one person who sees it. */
  ephemeralFor?: number;
  edited: boolean;
  replyTo?: number;
  /** The bot asks for a reply; the placeholder stands in the input field. */
  forceReply?: { placeholder?: string; selective: boolean };
  service?: ServiceEvent;
  /** What the bot reacted with, an emoji. */
  reaction?: string;
  date: Date;
  /** People who are notified because the text names them. */
  pings: readonly TelegramUser[];
}

export interface ViewOptions {
  /** Shows ephemeral messages only to the person that they are for. Without a viewer all are shown. */
  viewer?: TelegramUser;
  /** Only messages of this topic. */
  topic?: number;
}

/** A chat's messages, oldest first, as the viewer sees them. */
export const showChat = (
  chat: StoredChat,
  users: Iterable<TelegramUser>,
  { viewer, topic }: ViewOptions,
): ShownMessage[] => {
  const people = [...users];
  const visible = chat.messages.filter(
    ({ ephemeral }) => viewer === undefined || ephemeral === undefined || ephemeral.viewer === viewer.id,
  );
  const replaced = new Set(visible.map(({ ephemeral }) => (viewer ? ephemeral?.replaces : undefined)));
  return visible
    .filter((message) => !replaced.has(message.id) && (topic === undefined || message.topic === topic))
    .map((message) => showMessage(message, people));
};

/** @param people whom a mention in the text can reach */
export const showMessage = (message: StoredMessage, people: readonly TelegramUser[]): ShownMessage => {
  const { id, chat, topic, text, caption, entities, ephemeral, replyTo, service, reaction } = message;
  const sender = message.senderChat;
  return {
    id,
    chat: chat.info,
    from: {
      id: sender?.id ?? message.from.id,
      name: sender?.title ?? fullName(message.from),
      isBot: message.from.is_bot && sender === undefined,
    },
    entities,
    buttons: (message.keyboard?.inline_keyboard ?? []).map((row) => row.map(showButton)),
    edited: message.editedAt !== undefined,
    date: new Date(message.at),
    pings: mentioned(message, people),
    ...showAttachment(message),
    ...showForceReply(message),
    ...(topic !== undefined && { topic }),
    ...(text !== undefined && { text }),
    ...(caption !== undefined && { caption }),
    ...(ephemeral !== undefined && { ephemeralFor: ephemeral.viewer }),
    ...(replyTo !== undefined && { replyTo: replyTo.id }),
    ...(service !== undefined && { service }),
    ...(reaction !== undefined && { reaction }),
  };
};

export const fullName = ({ first_name, last_name }: TelegramUser): string =>
  last_name === undefined ? first_name : `${first_name} ${last_name}`;

const showButton = (button: InlineKeyboardButton): ShownButton => {
  const data = dataOf(button);
  return {
    label: button.text,
    ...(data !== undefined && { data }),
    ...('url' in button && { url: button.url }),
    ...(button.style !== undefined && { style: button.style }),
  };
};

const showAttachment = ({ attachment }: StoredMessage): Pick<ShownMessage, 'document' | 'photo'> => {
  if (attachment === undefined) return {};
  const { id: fileId, name, mimeType, bytes } = attachment.file;
  const file = { fileId, name, mimeType, bytes };
  return attachment.kind === 'photo' ? { photo: { ...file, ...attachment.size } } : { document: file };
};

const showForceReply = ({ forceReply }: StoredMessage): Pick<ShownMessage, 'forceReply'> => {
  if (forceReply === undefined) return {};
  const placeholder = forceReply.input_field_placeholder;
  return {
    forceReply: {
      selective: forceReply.selective ?? false,
      ...(placeholder !== undefined && { placeholder }),
    },
  };
};

const mentioned = (message: StoredMessage, people: readonly TelegramUser[]): TelegramUser[] => {
  const text = message.text ?? message.caption ?? '';
  const found = message.entities.flatMap((entity) => {
    if (entity.type === 'text_mention') return people.filter(({ id }) => id === entity.user.id);
    if (entity.type !== 'mention') return [];
    const username = covered(text, entity).slice(1).toLowerCase();
    return people.filter((person) => person.username?.toLowerCase() === username);
  });
  return [...new Set(found)].filter(({ id }) => id !== message.from.id);
};

/** One message as lines of a transcript: who, what, then its buttons. */
export const transcriptLines = (message: ShownMessage): string[] => {
  const marks = [
    ...(message.ephemeralFor === undefined ? [] : ['only you see this']),
    ...(message.edited ? ['edited'] : []),
  ];
  const head = `${message.from.name}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}:`;
  const attached = message.document ?? message.photo;
  const icon = message.photo === undefined ? '📎' : '🖼';
  const lines = [
    ...(attached === undefined ? [] : [`${icon} ${attached.name}`]),
    ...(message.text ?? message.caption ?? '').split('\n').filter((line) => line !== ''),
    ...(message.service === undefined ? [] : [`— ${Object.keys(message.service)[0]}`]),
    ...message.buttons.map((row) => row.map(({ label }) => `[ ${label} ]`).join(' ')),
  ];
  return [head, ...lines.map((line) => `  ${line}`)];
};
