import type { MessageRef, PlaceRef } from '../../core/events/refs.js';

export const PLATFORM = 'discord';
const DIRECT = 'dm:';

/** A channel or thread of a guild. */
export const channelPlace = (channelId: string): PlaceRef => ({
  kind: 'place',
  platform: PLATFORM,
  id: channelId,
});

/** The person's direct messages with the bot, which may have to be opened first. */
export const directPlace = (userId: string): PlaceRef => ({
  kind: 'place',
  platform: PLATFORM,
  id: DIRECT + userId,
});

export const readPlace = ({ id }: PlaceRef): { userId: string } | { channelId: string } =>
  id.startsWith(DIRECT) ? { userId: id.slice(DIRECT.length) } : { channelId: id };

/**
 * A message that the bot can edit with its own token: never an ephemeral one.
 * @param userId the person whose direct messages it is in
 */
export const messageRef = (channelId: string, messageId: string, userId?: string): MessageRef => ({
  kind: 'message',
  platform: PLATFORM,
  id: [channelId, messageId, ...(userId === undefined ? [] : [userId])].join('/'),
});

export interface PostedMessage {
  readonly channelId: string;
  readonly messageId: string;
  /** Missing for direct messages that earlier versions stored. */
  readonly userId?: string;
}

export const readMessage = ({ id }: MessageRef): PostedMessage => {
  const [channelId = '', messageId = '', userId] = id.split('/');
  return { channelId, messageId, ...(userId === undefined ? {} : { userId }) };
};
