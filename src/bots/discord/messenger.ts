import { createHash, randomUUID } from 'node:crypto';
import {
  LimitedCollection,
  MessageFlags,
  type REST,
  type RESTPostAPIChannelMessageResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord.js';
import type { MessageRef, PlaceRef } from '../../core/events/refs.js';
import { type Messenger, PlaceClosed, viewNow } from '../chat/messenger.js';
import type { View } from '../chat/view.js';
import { isClosed, isUneditable } from './failures.js';
import { NONCE_MAX } from './limits.js';
import { messageRef, readMessage, readPlace } from './refs.js';
import { type Rendered, render } from './render.js';

/** Direct-message channels whose ids are kept, so that not every message asks for one first. */
const OPEN_CHANNELS_KEPT = 1_000;

/**
 * Posts with the bot's own token. A message named by `once` shows once even when it is sent again within the few
 * minutes for which Discord remembers its nonce.
 */
export const createMessenger = (rest: REST): Messenger => {
  const openChannels = new LimitedCollection<string, string>({ maxSize: OPEN_CHANNELS_KEPT });

  const channelOf = async (place: PlaceRef): Promise<string> => {
    const where = readPlace(place);
    if ('channelId' in where) return where.channelId;
    const known = openChannels.get(where.userId);
    if (known !== undefined) return known;
    const body = { recipient_id: where.userId };
    const opened = (await rest.post(Routes.userChannels(), {
      body,
    })) as RESTPostAPICurrentUserCreateDMChannelResult;
    openChannels.set(where.userId, opened.id);
    return opened.id;
  };
  const post = async (channelId: string, page: Rendered, nonce: string): Promise<MessageRef> => {
    const request = {
      ...messageRequest(page),
      body: { ...messageRequest(page).body, nonce, enforce_nonce: true },
    };
    const sent = (await rest.post(
      Routes.channelMessages(channelId),
      request,
    )) as RESTPostAPIChannelMessageResult;
    return messageRef(sent.channel_id, sent.id);
  };
  const postAll = async (
    channelId: string,
    pages: readonly Rendered[],
    once: string,
  ): Promise<MessageRef[]> => {
    const refs: MessageRef[] = [];
    for (const [index, page] of pages.entries()) refs.push(await post(channelId, page, nonceOf(once, index)));
    return refs;
  };
  const sendTo = async (channelId: string, view: View, once: string): Promise<MessageRef> => {
    const [first, ...more] = render(view);
    const ref = await post(channelId, first, nonceOf(once, 0));
    await postAll(channelId, more, `${once}+`);
    return ref;
  };

  return {
    send: (place, view, once = randomUUID()) =>
      orClosed(async () => sendTo(await channelOf(place), viewNow(view), once)),
    edit: (message, view) =>
      orClosed(async () => {
        const { channelId, messageId } = readMessage(message);
        const [first, ...more] = render(view);
        try {
          await rest.patch(Routes.channelMessage(channelId, messageId), messageRequest(first));
        } catch (error) {
          if (isUneditable(error)) return sendTo(channelId, view, randomUUID());
          throw error;
        }
        await postAll(channelId, more, randomUUID());
        return message;
      }),
  };
};

/** What an edit leaves out of `attachments` is gone from the message. */
const messageRequest = ({ components, files }: Rendered) => ({
  body: {
    components,
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    attachments: files.map(({ name }, id) => ({ id, filename: name })),
  },
  files: files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes) })),
});

const nonceOf = (once: string, index: number): string =>
  createHash('sha256').update(`${once}/${index}`).digest('base64url').slice(0, NONCE_MAX);

const orClosed = async (post: () => Promise<MessageRef>): Promise<MessageRef> => {
  try {
    return await post();
  } catch (error) {
    if (isClosed(error)) throw new PlaceClosed('Discord no longer lets the bot post there', { cause: error });
    throw error;
  }
};
