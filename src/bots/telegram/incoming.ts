import type { Api } from 'grammy';
import type { Chat, Message, Update, User } from 'grammy/types';
import type { Identity } from '../../core/events/refs.js';
import type { Incoming, IncomingSpace, QuotedMessage } from '../chat/turn.js';
import { GROUP_SEND_EVERY_MS } from './budget.js';
import { type FileDependencies, fileIn } from './files.js';
import { asWritten } from './formatted.js';
import { canPost, isMember } from './membership.js';
import { isQuestion } from './questions.js';
import { PLATFORM, type Place, placeRef } from './refs.js';
import { eventOf, wordsOf } from './updates.js';

export const identityOf = ({ id, first_name, last_name }: User): Identity => ({
  platform: PLATFORM,
  platformUserId: String(id),
  displayName: last_name === undefined ? first_name : `${first_name} ${last_name}`,
});

export interface Circumstances {
  readonly update: Update;
  readonly from: User;
  readonly chat: Chat;
  readonly place: Place;
  readonly quoted?: QuotedMessage | undefined;
  readonly moderator?: boolean;
  /** The command is open to administrators alone. */
  readonly forAdministrators?: boolean;
  readonly stepAside: () => void;
}

export const incomingOf = (
  {
    update,
    from,
    chat,
    place,
    quoted,
    moderator = false,
    forAdministrators = false,
    stepAside,
  }: Circumstances,
  { api, signal }: { api: Api; signal: AbortSignal },
): Incoming => ({
  event: eventOf(update),
  identity: identityOf(from),
  moderator,
  place: placeRef(place),
  privatePlace: placeRef({ chat: from.id }),
  where: chat.type === 'private' ? 'botDm' : moderator && forAdministrators ? 'groupAdmin' : 'group',
  canPost: () => canPost(api, chat.id),
  isMemberOf: (platformSpaceId) => isMember(api, Number(platformSpaceId), from.id),
  ...(from.language_code !== undefined && { locale: from.language_code }),
  typed: true,
  ...(chat.type !== 'private' && { space: spaceOf(chat), sendEveryMs: GROUP_SEND_EVERY_MS }),
  ...(quoted && { quoted }),
  stepAside,
  signal,
});

/** @param locale that of whoever added the bot */
export const spaceOf = (chat: Chat, locale?: string): IncomingSpace => ({
  platformSpaceId: String(chat.id),
  name: chat.title ?? '',
  ...(locale === undefined ? {} : { locale }),
});

/**
 * The message that somebody replied to. None is a topic's first message, which every message there replies to, and a
 * form's question.
 */
export const quotedIn = (
  message: Message,
  { username, files }: { readonly username: string; readonly files: FileDependencies },
): QuotedMessage | undefined => {
  const target = message.reply_to_message;
  if (!target || target.forum_topic_created || isQuestion(target)) return undefined;
  const isOwn = target.from?.username === username;
  const file = isOwn ? undefined : fileIn(files, target);
  return {
    text: asWritten(message.quote?.is_manual ? message.quote.text : wordsOf(target)),
    files: file ? [file] : [],
    isOwn,
  };
};
