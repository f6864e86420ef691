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

export const createSender = ({ api, budget }: { api: Api; budget: SendBudget }): Sender => {
  const moves = new Map<number, number>();
  /** A supergroup has topics of its own: those of the group before it name nothing there. */
  const follow = <P extends Place>(place: P): P | Place => {
    const chat = moves.get(place.chat);
    return chat === undefined ? place : { chat };
  };

  /** Runs a call for a place, and once more for the supergroup that the group has become. */
  const at = async <T>(place: Place, priority: Priority, call: (place: Place) => Promise<T>): Promise<T> => {
    const now = follow(place);
    await budget.slot(now.chat, priority);
    try {
      return await call(now);
    } catch (error) {
      const chat = migratedTo(error);
      if (chat !== undefined && moves.get(place.chat) !== chat) {
        moves.set(place.chat, chat);
        return at(place, priority, call);
      }
      throw isClosed(error)
        ? new PlaceClosed('Telegram does not let the bot post there', { cause: error })
        : error;
    }
  };

  const send: Sender['send'] = (place, draft, options) =>
    at(place, options.priority, async (here) => {
      const drawn = typeof draft === 'function' ? draft() : draft;
      const message = await post(api, here, drawn, extras(options));
      return { ...here, message: message.message_id, content: contentOf(drawn) };
    });

  const replace = async (message: Posted, draft: Draft, priority: Priority): Promise<Posted> => {
    const posted = await send(message, draft, { priority });
    // Best effort: it may be gone, or older than the 48 hours in which it can be deleted.
    await api.deleteMessage(message.chat, message.message).catch(() => {});
    return posted;
  };

  return {
    send,
    async edit(message, draft, priority) {
      const isMoved = moves.has(message.chat);
      if (isMoved || (message.content !== 'text' && !draft.media)) return replace(message, draft, priority);
      try {
        await at(message, priority, () => change(api, message, draft));
      } catch (error) {
        if (isBeyondEditing(error) || moves.has(message.chat)) return replace(message, draft, priority);
        if (!isNotModified(error)) throw error;
      }
      return { ...message, content: contentOf(draft) };
    },
    moved: (from, to) => void moves.set(from, to),
  };
};

export const contentOf = ({ media }: Draft): Content => media?.kind ?? 'text';

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
