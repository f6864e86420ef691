import type { Message, Update } from 'grammy/types';
import type { NewUpdate } from '../../core/events/inbox.js';
import type { EventId } from '../../core/ids.js';
import { PLATFORM, type Place } from './refs.js';

/** Kinds of updates that are asked for, by polling and by webhook alike. */
export const ALLOWED_UPDATES = ['message', 'channel_post', 'callback_query', 'my_chat_member'] as const;

/** The name under which an update takes effect once. */
export const eventOf = ({ update_id }: Update): EventId => `${PLATFORM}:${update_id}` as EventId;

/** What one person does in one chat stays in order; everything else goes side by side. */
export const laneOf = ({ message, channel_post, callback_query, my_chat_member }: Update): string => {
  const chat = (message ?? channel_post ?? callback_query?.message ?? my_chat_member)?.chat.id;
  const person = (message ?? callback_query ?? my_chat_member)?.from?.id;
  return `${chat ?? ''}:${person ?? ''}`;
};

export const asNewUpdate = (update: Update): NewUpdate => ({
  id: BigInt(update.update_id),
  lane: laneOf(update),
  payload: update,
});

/** What the inbox holds for this platform is what {@link asNewUpdate} put there. */
export const asUpdate = (payload: unknown): Update => payload as Update;

/** The topic a message is in. In other supergroups a thread is only a chain of replies. */
export const placeOf = ({ chat, is_topic_message, message_thread_id: topic }: Message): Place => ({
  chat: chat.id,
  ...(is_topic_message && topic !== undefined && { topic }),
});

/** The words of a message, or below its media. */
export const wordsOf = ({ text, caption }: Message): string => text ?? caption ?? '';

/** A service message: someone joined, a title changed, a message was pinned. */
export const isServiceMessage = (message: Message): boolean =>
  SAYINGS.every((kind) => message[kind] === undefined);

const SAYINGS = [
  'text',
  'document',
  'photo',
  'audio',
  'voice',
  'video',
  'video_note',
  'sticker',
  'location',
  'contact',
  'poll',
  'animation',
] as const;
