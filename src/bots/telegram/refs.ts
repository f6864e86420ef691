import type { MessageRef, PlaceRef } from '../../core/events/refs.js';

export const PLATFORM = 'telegram';

/** A chat, or one topic of it. */
export interface Place {
  readonly chat: number;
  readonly topic?: number;
}

export type Content = 'text' | 'photo' | 'document';

/** A message of the bot's own; what it holds decides how it can be edited. */
export interface Posted extends Place {
  readonly message: number;
  readonly content: Content;
}

const placeId = ({ chat, topic }: Place): string => (topic === undefined ? `${chat}` : `${chat}/${topic}`);

/** `<chat>` or `<chat>/<topic>`. */
export const placeRef = (place: Place): PlaceRef => ({
  kind: 'place',
  platform: PLATFORM,
  id: placeId(place),
});

/** `<chat>#<message>:<content>` or `<chat>/<topic>#<message>:<content>`. */
export const messageRef = (posted: Posted): MessageRef => ({
  kind: 'message',
  platform: PLATFORM,
  id: `${placeId(posted)}#${posted.message}:${posted.content}`,
});

/** @throws if this adapter did not write the reference */
export const readPlace = ({ id }: PlaceRef): Place => {
  const match = /^(-?\d+)(?:\/(\d+))?$/.exec(id);
  if (!match) throw new Error(`Not a place on Telegram: ${id}`);
  return place(match[1], match[2]);
};

/** @throws if this adapter did not write the reference */
export const readMessage = ({ id }: MessageRef): Posted => {
  const match = /^(-?\d+)(?:\/(\d+))?#(\d+):(text|photo|document)$/.exec(id);
  if (!match) throw new Error(`Not a message on Telegram: ${id}`);
  return { ...place(match[1], match[2]), message: Number(match[3]), content: match[4] as Content };
};

const place = (chat: string | undefined, topic: string | undefined): Place => ({
  chat: Number(chat),
  ...(topic !== undefined && { topic: Number(topic) }),
});
