import { createHash, randomUUID } from 'node:crypto';
import {
  LimitedCollection,
  MessageFlags,
  type REST,
  type RESTGetAPIChannelMessagesResult,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelMessageResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord.js';
import type { MessageRef, PlaceRef } from '../../core/events/refs.js';
import { type Messenger, type Person, PlaceClosed, viewNow } from '../chat/messenger.js';
import type { Readers } from '../chat/readers.js';
import type { BoundBlock, BoundView, View } from '../chat/view.js';
import { bindView } from '../messages/bind.js';
import { type Catalog, catalogs, DEFAULT_LANGUAGE } from '../messages/catalog.js';
import { failureCode, isClosed, isUneditable } from './failures.js';
import { NONCE_MAX } from './limits.js';
import type { Mentions } from './mentions.js';
import { messageRef, type PostedMessage, readMessage, readPlace } from './refs.js';
import { type Rendered, render } from './render.js';
import { matterOf, type Told } from './told.js';

/** A channel, and the person whose direct messages it is. */
type Address = Omit<PostedMessage, 'messageId'>;

/** Direct-message channels whose ids are kept, so that not every message asks for one first. */
const OPEN_CHANNELS_KEPT = 1_000;

/** A guild, with what it says of its language. */
export interface GuildAround {
  readonly id: string;
  readonly locale: string;
}

export interface MessengerDependencies {
  readonly rest: REST;
  readonly readers: Readers;
  /** The guild around a channel or thread, if it is in one. */
  readonly guildOf: (channelId: string) => GuildAround | undefined;
  readonly mentions: Pick<Mentions, 'in'>;
  readonly told: Pick<Told, 'last'>;
}

/**
 * Posts with the bot's own token. A message named by `once` shows once even when it is sent again within the few
 * minutes for which Discord remembers its nonce.
 */
export const createMessenger = (dependencies: MessengerDependencies): Messenger => {
  const openChannels = new LimitedCollection<string, string>({ maxSize: OPEN_CHANNELS_KEPT });
  const office: Office = { ...dependencies, openChannels };
  return {
    send: (place, view, once = randomUUID()) =>
      orClosed(async () => {
        const to = await addressOf(office, place);
        const words = await wordsIn(office, to);
        const bound = office.mentions.in(bindView(viewNow(view), words));
        return orWithoutPictures(bound, (shown) => sendTo(office, to, shown, once));
      }),
    edit: (message, view) => orClosed(() => edit(office, message, view)),
    isInSight: (message) => isInSight(office, message),
    tellAgain: (to, about, view) => tellAgain(office, to, about, view),
  };
};

interface Office extends MessengerDependencies {
  /** Direct-message channels by person. */
  readonly openChannels: LimitedCollection<string, string>;
}

const addressOf = async (office: Office, place: PlaceRef): Promise<Address> => {
  const where = readPlace(place);
  return 'channelId' in where ? where : { ...where, channelId: await directChannelOf(office, where.userId) };
};

const directChannelOf = async ({ rest, openChannels }: Office, userId: string): Promise<string> => {
  const known = openChannels.get(userId);
  if (known !== undefined) return known;
  const request = { body: { recipient_id: userId } };
  const opened = (await rest.post(
    Routes.userChannels(),
    request,
  )) as RESTPostAPICurrentUserCreateDMChannelResult;
  openChannels.set(userId, opened.id);
  return opened.id;
};

const wordsIn = async ({ readers, guildOf }: Office, { channelId, userId }: Address): Promise<Catalog> => {
  if (userId !== undefined) return readers.person(userId);
  const guild = guildOf(channelId);
  return guild ? readers.room(guild.id, guild.locale) : catalogs[DEFAULT_LANGUAGE];
};

const edit = async (office: Office, message: MessageRef, view: View): Promise<MessageRef> => {
  const to = readMessage(message);
  const bound = office.mentions.in(bindView(view, await wordsIn(office, to)));
  return orWithoutPictures(bound, (shown) => editTo(office, message, shown));
};

const editTo = async (office: Office, message: MessageRef, bound: BoundView): Promise<MessageRef> => {
  const { messageId, ...to } = readMessage(message);
  const [first, ...more] = render(bound);
  try {
    await office.rest.patch(Routes.channelMessage(to.channelId, messageId), messageRequest(first));
  } catch (error) {
    if (isUneditable(error)) return sendTo(office, to, bound, randomUUID());
    throw error;
  }
  await postAll(office, to, more, randomUUID());
  return message;
};

/** Where the bot may post but not attach files, what can do without its pictures does. */
const orWithoutPictures = async (
  view: BoundView,
  show: (view: BoundView) => Promise<MessageRef>,
): Promise<MessageRef> => {
  try {
    return await show(view);
  } catch (error) {
    const blocks = view.blocks.map(asText);
    const isPlainer = blocks.some((block, i) => block !== view.blocks[i]);
    if (!isPlainer || failureCode(error) !== RESTJSONErrorCodes.MissingPermissions) throw error;
    return show({ ...view, blocks });
  }
};

const asText = (block: BoundBlock): BoundBlock =>
  block.kind === 'image' && block.instead ? { kind: 'text', text: block.instead } : block;

const tellAgain = async (
  { readers, mentions, told }: Office,
  { platformUserId }: Person,
  about: string,
  view: View,
): Promise<void> => {
  const change = told.last(matterOf(platformUserId, about));
  if (!change) return;
  const [page] = render(mentions.in(bindView(view, await readers.person(platformUserId))));
  await change(page);
};

/** Messages that are looked through for one by a person. */
const LOOKED_THROUGH = 50;

/** Who wrote is told without the intent that tells what. In sight, too, where the bot may not read the history. */
const isInSight = async ({ rest }: Office, message: MessageRef): Promise<boolean> => {
  const { channelId, messageId } = readMessage(message);
  const query = new URLSearchParams({ after: messageId, limit: `${LOOKED_THROUGH}` });
  try {
    const later = await rest.get(Routes.channelMessages(channelId), { query });
    return (later as RESTGetAPIChannelMessagesResult).every(({ author }) => author.bot === true);
  } catch (error) {
    if (isClosed(error)) return true;
    throw error;
  }
};

const sendTo = async (office: Office, to: Address, view: BoundView, once: string): Promise<MessageRef> => {
  const [first, ...more] = render(view);
  const ref = await post(office, to, first, nonceOf(once, 0));
  await postAll(office, to, more, `${once}+`);
  return ref;
};

const postAll = async (
  office: Office,
  to: Address,
  pages: readonly Rendered[],
  once: string,
): Promise<void> => {
  for (const [index, page] of pages.entries()) await post(office, to, page, nonceOf(once, index));
};

const post = async (
  { rest }: Office,
  { channelId, userId }: Address,
  page: Rendered,
  nonce: string,
): Promise<MessageRef> => {
  const { body, files } = messageRequest(page);
  const request = { body: { ...body, nonce, enforce_nonce: true }, files };
  const sent = (await rest.post(
    Routes.channelMessages(channelId),
    request,
  )) as RESTPostAPIChannelMessageResult;
  return messageRef(sent.channel_id, sent.id, userId);
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
