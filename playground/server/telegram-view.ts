import type { Stage } from '../stage/stage.js';
import type { ShownFile, ShownMessage, TelegramChat, TelegramUser } from '../telegram/index.js';
import type { ChatView, WireMessage } from './patches.js';

export interface WireFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly url: string;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface TelegramWireMessage extends WireMessage {
  readonly topic: number | undefined;
  readonly author: { readonly id: number; readonly name: string; readonly isBot: boolean };
  readonly text: string;
  readonly entities: ShownMessage['entities'];
  readonly buttons: ShownMessage['buttons'];
  readonly photo: (WireFile & Size) | undefined;
  readonly document: WireFile | undefined;
  readonly isPrivate: boolean;
  readonly edited: boolean;
  readonly at: number;
  readonly replyTo: number | undefined;
  readonly forceReply: ShownMessage['forceReply'];
  readonly service: string | undefined;
  readonly reaction: string | undefined;
}

/** All chats of a person, with their messages. */
export const telegramChats = (
  { telegram, chatsOf }: Stage,
  viewer: TelegramUser,
): ChatView<TelegramWireMessage>[] =>
  chatsOf(viewer).map((chat) => ({
    id: String(chat.id),
    messages: telegram.messages(chat, { viewer }).map(toWire),
  }));

const toWire = (message: ShownMessage): TelegramWireMessage => {
  const { id, chat, from, entities, buttons, edited, replyTo, forceReply, topic } = message;
  const address = `/files/telegram/${chat.id}/${id}`;
  return {
    id: String(id),
    topic,
    author: from,
    text: message.text ?? message.caption ?? '',
    entities,
    buttons,
    photo: message.photo && { ...fileEntry(message.photo, address), ...sizeOf(message.photo) },
    document: message.document && fileEntry(message.document, address),
    isPrivate: message.ephemeralFor !== undefined,
    edited,
    at: message.date.getTime(),
    replyTo,
    forceReply,
    service: serviceText(message),
    reaction: message.reaction,
  };
};

/** The file's id in the address makes a page load the picture anew after an edit. */
const fileEntry = ({ name, mimeType, bytes, fileId }: ShownFile, address: string): WireFile => ({
  name,
  type: mimeType,
  size: bytes.length,
  url: `${address}?file=${encodeURIComponent(fileId)}`,
});

const sizeOf = ({ width, height }: Size): Size => ({ width, height });

const serviceText = ({ service, from }: ShownMessage): string | undefined => {
  if (service === undefined) return undefined;
  if ('new_chat_members' in service)
    return `${from.name} added ${service.new_chat_members.map(({ first_name }) => first_name).join(', ')}`;
  if ('left_chat_member' in service) return `${service.left_chat_member.first_name} left`;
  if ('forum_topic_created' in service) return `Topic “${service.forum_topic_created.name}” was created`;
  return 'The group was upgraded to a supergroup';
};

/** A chat as the list shows it. */
export const chatEntry = ({ telegram }: Stage, chat: TelegramChat, botName: string) => {
  const isPrivate = chat.type === 'private';
  return {
    id: String(chat.id),
    isPrivate,
    name: isPrivate ? botName : (chat.title ?? 'Group'),
    topics: [...telegram.topics(chat)].map(([id, name]) => ({ id, name })),
  };
};
