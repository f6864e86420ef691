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

/** A message that the bot can edit with its own token: never an ephemeral one. */
export const messageRef = (channelId: string, messageId: string): MessageRef => ({
  kind: 'message',
  platform: PLATFORM,
  id: `${channelId}/${messageId}`,
});

export const readMessage = ({ id }: MessageRef): { channelId: string; messageId: string } => {
  const [channelId = '', messageId = ''] = id.split('/');
  return { channelId, messageId };
};
