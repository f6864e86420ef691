import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from 'grammy';
import type { CallbackQuery, Message } from 'grammy/types';
import type { Log } from '../../log.js';
import type { AnyCommand } from '../chat/command.js';
import type { SendBudget } from './budget.js';
import { TelegramRefusal, TelegramUnreachable } from './failures.js';
import { EPHEMERAL_WITHIN_MS } from './limits.js';
import type { Place } from './refs.js';
import type { Draft } from './render.js';
import { inputMedia, NO_PREVIEW, post } from './sender.js';

// All that is known of messages which one member of a group sees:
// https://core.telegram.org/bots/api#ephemeral-messages-and-commands. Delivery is not guaranteed, so nothing is
// sent like this that would be missed, and none is ever stored as a reference.

/** No message has this number. */
const NO_MESSAGE = 0;
/** A person waits for an answer meanwhile. */
const PROBE_MS = 2_000;

/** What a person did in a group that lets the bot answer them alone for a while. */
export interface Occasion {
  readonly place: Place;
  readonly person: number;
  /** Unix milliseconds. */
  readonly until: number;
  readonly cause: { readonly query: string } | { readonly ephemeralCommand: number };
}

/** A message of the bot's that one person sees. */
export interface EphemeralMessage {
  readonly chat: number;
  readonly person: number;
  readonly id: number;
}

/** In a group such a command goes to the bot alone, where the app knows how. */
export const isEphemeralCommand = ({ audience, messageMenu }: AnyCommand): boolean =>
  // Commands that need the message they reply to are left out: it is not documented whether an ephemeral one has it.
  audience === 'actor' && messageMenu === undefined;

export const occasionOfPress = (query: CallbackQuery, place: Place, at: number): Occasion => ({
  place,
  person: query.from.id,
  until: at + EPHEMERAL_WITHIN_MS,
  cause: { query: query.id },
});

/** Undefined when everybody saw the command. */
export const occasionOfCommand = (message: Message, place: Place): Occasion | undefined => {
  const { ephemeral_message_id: id, from, date } = message;
  if (id === undefined || from === undefined) return undefined;
  return {
    place,
    person: from.id,
    until: date * 1_000 + EPHEMERAL_WITHIN_MS,
    cause: { ephemeralCommand: id },
  };
};

/** The ephemeral message whose button was pressed, if it is one. */
export const pressedEphemeral = ({ message, from }: CallbackQuery): EphemeralMessage | undefined => {
  const id = message && 'ephemeral_message_id' in message ? message.ephemeral_message_id : undefined;
  return message && id !== undefined ? { chat: message.chat.id, person: from.id, id } : undefined;
};

export interface Ephemeral {
  /** Whether an ephemeral message can go at once and still leave room for the others. */
  hasRoom(occasion: Occasion): boolean;
  /** @returns false when it is too late, or Telegram refuses it */
  send(occasion: Occasion | undefined, drafts: readonly Draft[]): Promise<boolean>;
  /** @returns false when the message cannot become the draft */
  edit(message: EphemeralMessage, draft: Draft): Promise<boolean>;
  /** Best effort, like all that is done to such a message. */
  delete(message: EphemeralMessage): Promise<void>;
}

interface Dependencies {
  readonly api: Api;
  readonly budget: SendBudget;
  readonly log: Log;
}

type Context = Dependencies & {
  /** Whether the Bot API server is older than ephemeral messages, and shows them to everybody. Asked once. */
  isIgnored: Promise<boolean> | undefined;
};

export const createEphemeral = (dependencies: Dependencies): Ephemeral => {
  const context: Context = { ...dependencies, isIgnored: undefined };
  const { api, budget } = dependencies;
  return {
    hasRoom: ({ place }) => budget.hasRoom(place.chat, 'progress'),
    async send(occasion, drafts) {
      if (!occasion || isOver(occasion) || !(await isPossible(context, occasion))) return false;
      return accepted(async () => {
        for (const draft of drafts) if (!(await sendOne(context, occasion, draft))) return false;
        return true;
      });
    },
    async edit({ chat, person, id }, draft) {
      const markup = draft.keyboard ? { reply_markup: draft.keyboard } : {};
      return accepted(async () => {
        await budget.slot(chat, 'answer');
        return draft.media
          ? api.editEphemeralMessageMedia(chat, person, id, inputMedia(draft.media, draft), markup)
          : api.editEphemeralMessageText(chat, person, id, draft.text, {
              ...NO_PREVIEW,
              ...markup,
              entities: [...draft.entities],
            });
      });
    },
    async delete({ chat, person, id }) {
      await accepted(() => api.deleteEphemeralMessage(chat, person, id));
    },
  };
};

const isOver = ({ until }: Occasion): boolean => Date.now() > until;

/** Whether the message can still go out, and reaches this person alone. Without an answer in time it is not known. */
const isPossible = async (context: Context, occasion: Occasion): Promise<boolean> => {
  context.isIgnored ??= isIgnored(context, occasion);
  const unknown = sleep(PROBE_MS, true, { ref: false });
  return !(await Promise.race([context.isIgnored, unknown])) && !isOver(occasion);
};

/** A method that the server has not is not found; one that it has finds no such message. */
const isIgnored = async ({ api, log }: Dependencies, { place, person }: Occasion): Promise<boolean> => {
  const error = await api.deleteEphemeralMessage(place.chat, person, NO_MESSAGE).catch((e: unknown) => e);
  const isUnknown = error instanceof TelegramRefusal && error.code === 404;
  if (isUnknown) warn(log);
  return isUnknown;
};

const warn = (log: Log): void =>
  log.warn('the Bot API server knows no ephemeral messages; private answers go to the private chat');

/** @returns false when everybody saw it: then it is taken away, and none is sent any more */
const sendOne = async (context: Context, occasion: Occasion, draft: Draft): Promise<boolean> => {
  const { api, budget, log } = context;
  const { place } = occasion;
  await budget.slot(place.chat, 'answer');
  const sent = await post(api, place, draft, parametersOf(occasion));
  if (sent.ephemeral_message_id !== undefined) return true;
  context.isIgnored = Promise.resolve(true);
  warn(log);
  await api.deleteMessage(place.chat, sent.message_id);
  return false;
};

const parametersOf = ({ person, cause }: Occasion) =>
  'query' in cause
    ? { ephemeral_message_parameters: { receiver_user_id: person, callback_query_id: cause.query } }
    : {
        ephemeral_message_parameters: { receiver_user_id: person },
        reply_parameters: { ephemeral_message_id: cause.ephemeralCommand },
      };

const accepted = async (send: () => Promise<boolean>): Promise<boolean> => {
  try {
    return await send();
  } catch (error) {
    if (error instanceof TelegramRefusal || error instanceof TelegramUnreachable) return false;
    throw error;
  }
};
