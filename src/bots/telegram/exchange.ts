import type { Api } from 'grammy';
import type { CallbackQuery, Message, Update, User } from 'grammy/types';
import type { AnyCommand } from '../chat/command.js';
import type { Incoming } from '../chat/turn.js';
import type { Administrators } from './administrators.js';
import {
  type EphemeralMessage,
  type Occasion,
  occasionOfCommand,
  occasionOfPress,
  pressedEphemeral,
} from './ephemeral.js';
import type { FileDependencies } from './files.js';
import { incomingOf, quotedIn } from './incoming.js';
import type { Place, Posted } from './refs.js';
import { placeOf } from './updates.js';

/** One thing that a person did, and where its answer can go. */
export interface Exchange {
  readonly incoming: Incoming;
  readonly place: Place;
  /** Number of the person, and of the private chat with them. */
  readonly person: number;
  /** In a group, what lets the bot answer the person alone. */
  readonly occasion?: Occasion | undefined;
  /** The path of the command that was given. */
  readonly command?: string;
  /** The message to be seen as the question, in groups. */
  readonly question?: number;
  readonly press?: {
    readonly query: string;
    readonly message?: Posted | undefined;
    readonly ephemeral?: EphemeralMessage | undefined;
  };
}

export const isPrivate = ({ place, person }: Exchange): boolean => place.chat === person;

/** What a command is called among all. */
export const pathOf = ({ path }: AnyCommand): string => path.join(' ');

/** An update at work. */
export interface TakenUpdate {
  readonly update: Update;
  readonly stepAside: () => void;
}

/** A message of a person's. */
export interface Arrival extends TakenUpdate {
  readonly message: Message;
  readonly from: User;
}

interface PressDependencies {
  readonly api: Api;
  readonly signal: AbortSignal;
}

export interface ExchangeDependencies extends PressDependencies {
  readonly administrators: Administrators;
  readonly files: FileDependencies;
  /** The bot's own. */
  readonly username: string;
}

/** @param command the one that the message gives, if it gives one */
export const exchangeOfMessage = async (
  dependencies: ExchangeDependencies,
  { update, message, from, stepAside }: Arrival,
  command?: AnyCommand,
): Promise<Exchange> => {
  const { chat } = message;
  const place = placeOf(message);
  const isGroup = chat.type !== 'private';
  const mayModerate = isGroup && (command?.where.includes('groupAdmin') ?? false);
  const moderator = mayModerate && (await dependencies.administrators.includes(chat.id, from.id));
  const forAdministrators = mayModerate && !command?.where.includes('group');
  const quoted = quotedIn(message, dependencies);
  return {
    incoming: incomingOf(
      { update, from, chat, place, quoted, moderator, forAdministrators, stepAside },
      dependencies,
    ),
    place,
    person: from.id,
    ...(command && { command: pathOf(command) }),
    ...(isGroup && { occasion: occasionOfCommand(message, place) }),
    ...(isGroup && message.message_id !== 0 && { question: message.message_id }),
  };
};

/** A button that a person pressed; `message` is the one with the button. */
export interface Pressed extends TakenUpdate {
  readonly query: CallbackQuery;
  readonly message: NonNullable<CallbackQuery['message']>;
}

/** What a press is answered with and where; decided without asking anybody. */
export const exchangeOfPress = (
  dependencies: PressDependencies,
  { update, query, message, stepAside }: Pressed,
): Exchange => {
  const { from } = query;
  const { chat } = message;
  const place = 'is_topic_message' in message ? placeOf(message as Message) : { chat: chat.id };
  return {
    // No button needs a moderator, and looking up who may moderate would delay every press.
    incoming: incomingOf({ update, from, chat, place, stepAside }, dependencies),
    place,
    person: from.id,
    press: { query: query.id, message: postedOf(message, place), ephemeral: pressedEphemeral(query) },
    ...(chat.type !== 'private' && { occasion: occasionOfPress(query, place, Date.now()) }),
  };
};

/** The pressed message, if the bot can still edit it: one too old is shown without content and date. */
const postedOf = (message: NonNullable<CallbackQuery['message']>, place: Place): Posted | undefined => {
  if (message.date === 0 || message.message_id === 0) return undefined;
  const content = 'photo' in message ? 'photo' : 'document' in message ? 'document' : 'text';
  return { ...place, message: message.message_id, content };
};
