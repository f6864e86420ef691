import { type Api, InputFile } from 'grammy';
import type { ForceReply, InputMedia, Message, MessageEntity, ReplyParameters } from 'grammy/types';
import { PlaceClosed } from '../chat/messenger.js';
import type { Priority, SendBudget } from './budget.js';
import { isBeyondEditing, isClosed, isNotModified, migratedTo } from './failures.js';
import type { Content, Place, Posted } from './refs.js';
import type { Draft, Media } from './render.js';

/** What a message is sent with, its content apart. */
export interface SendOptions {
  readonly priority: Priority;
  readonly replyTo?: number;
  readonly forceReply?: ForceReply;
}

/** Sends and edits within the budget, and follows groups that became supergroups. */
export interface Sender {
  /** A function draws the draft when its turn has come. @throws PlaceClosed */
  send(place: Place, draft: Draft | (() => Draft), options: SendOptions): Promise<Posted>;
  /** Sends anew where the message cannot become the draft. @throws PlaceClosed */
  edit(message: Posted, draft: Draft, priority: Priority): Promise<Posted>;
  /** Reports that a group has become a supergroup with another number. */
  moved(from: number, to: number): void;
}

interface Dependencies {
  readonly api: Api;
  readonly budget: SendBudget;
}

interface Context extends Dependencies {
  /** Groups that became supergroups, each with the number it has since. */
  readonly moves: Map<number, number>;
}

export const createSender = ({ api, budget }: Dependencies): Sender => {
  const context: Context = { api, budget, moves: new Map() };
  return {
    send: (place, draft, options) => send(context, place, draft, options),
    edit: (message, draft, priority) => edit(context, message, draft, priority),
    moved: (from, to) => void context.moves.set(from, to),
  };
};

const send = (
  context: Context,
  place: Place,
  draft: Draft | (() => Draft),
  options: SendOptions,
): Promise<Posted> =>
  callIn(context, place, options.priority, async (here) => {
    const drawn = typeof draft === 'function' ? draft() : draft;
    const message = await post(context.api, here, drawn, extras(options));
    return { ...here, message: message.message_id, content: contentOf(drawn) };
  });

const edit = async (context: Context, message: Posted, draft: Draft, priority: Priority): Promise<Posted> => {
  const { api, moves } = context;
  const becomesText = message.content !== 'text' && !draft.media;
  if (becomesText || moves.has(message.chat)) return replace(context, message, draft, priority);
  try {
    await callIn(context, message, priority, () => change(api, message, draft));
  } catch (error) {
    if (isBeyondEditing(error) || moves.has(message.chat)) return replace(context, message, draft, priority);
    if (!isNotModified(error)) throw error;
  }
  return { ...message, content: contentOf(draft) };
};

const replace = async (
  context: Context,
  message: Posted,
  draft: Draft,
  priority: Priority,
): Promise<Posted> => {
  const posted = await send(context, message, draft, { priority });
  // Best effort: it may be gone, or older than the 48 hours in which it can be deleted.
  await context.api.deleteMessage(message.chat, message.message).catch(() => {});
  return posted;
};

/** Runs a call for a place, and once more for the supergroup that the group has become. */
const callIn = async <T>(
  context: Context,
  place: Place,
  priority: Priority,
  call: (place: Place) => Promise<T>,
): Promise<T> => {
  const { budget, moves } = context;
  const now = follow(context, place);
  await budget.slot(now.chat, priority);
  try {
    return await call(now);
  } catch (error) {
    const chat = migratedTo(error);
    if (chat !== undefined && moves.get(place.chat) !== chat) {
      moves.set(place.chat, chat);
      return callIn(context, place, priority, call);
    }
    throw isClosed(error)
      ? new PlaceClosed('Telegram does not let the bot post there', { cause: error })
      : error;
  }
};

/** A supergroup has topics of its own: those of the group before it name nothing there. */
const follow = ({ moves }: Context, place: Place): Place => {
  const chat = moves.get(place.chat);
  return chat === undefined ? place : { chat };
};

const contentOf = ({ media }: Draft): Content => media?.kind ?? 'text';

const extras = ({ replyTo, forceReply }: SendOptions): Extras => ({
  ...(replyTo !== undefined && {
    reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
  }),
  ...(forceReply && { reply_markup: forceReply }),
});

export interface Extras {
  readonly reply_parameters?: ReplyParameters;
  readonly reply_markup?: ForceReply;
  readonly ephemeral_message_parameters?: {
    readonly receiver_user_id: number;
    readonly callback_query_id?: string;
  };
}

/** One message with the draft's content. */
export const post = (api: Api, { chat, topic }: Place, draft: Draft, extra: Extras): Promise<Message> => {
  const { text, entities, media, keyboard } = draft;
  const shared = {
    ...(topic !== undefined && { message_thread_id: topic }),
    ...(keyboard && { reply_markup: keyboard }),
    ...extra,
  };
  if (!media) return api.sendMessage(chat, text, { ...NO_PREVIEW, ...shared, entities: [...entities] });
  const captioned = { ...shared, ...caption(draft) };
  const file = new InputFile(media.bytes, media.name);
  return media.kind === 'photo'
    ? api.sendPhoto(chat, file, captioned)
    : api.sendDocument(chat, file, captioned);
};

/** Puts the draft into a message; a text can become media, which nothing turns back. */
const change = (api: Api, { chat, message }: Posted, draft: Draft): Promise<unknown> => {
  const markup = draft.keyboard ? { reply_markup: draft.keyboard } : {};
  return draft.media
    ? api.editMessageMedia(chat, message, inputMedia(draft.media, draft), markup)
    : api.editMessageText(chat, message, draft.text, {
        ...NO_PREVIEW,
        ...markup,
        entities: [...draft.entities],
      });
};

export const NO_PREVIEW = { link_preview_options: { is_disabled: true } } as const;

export const inputMedia = ({ kind, bytes, name }: Media, draft: Draft): InputMedia => ({
  type: kind,
  media: new InputFile(bytes, name),
  ...caption(draft),
});

const caption = ({ text, entities }: Draft): { caption?: string; caption_entities?: MessageEntity[] } =>
  text ? { caption: text, caption_entities: [...entities] } : {};
