import type { Api } from 'grammy';
import type { CallbackQuery, ChatMemberUpdated, Message, Update } from 'grammy/types';
import { UserError } from '../../core/errors.js';
import type { PlaceRef } from '../../core/events/refs.js';
import type { Log } from '../../log.js';
import { decodeAction } from '../chat/action.js';
import { PlaceClosed } from '../chat/messenger.js';
import { noticeView } from '../chat/notice-view.js';
import { refusal } from '../chat/outcome.js';
import type { Readers } from '../chat/readers.js';
import type { Router } from '../chat/router.js';
import type { IncomingSpace } from '../chat/turn.js';
import { bindText, bindView } from '../messages/bind.js';
import { errorMessage, messages } from '../messages/messages.js';
import type { Albums } from './albums.js';
import type { CallbackAnswers } from './callback-answers.js';
import type { CommandRunner } from './command-runner.js';
import { exchangeOfPress, isPrivate, type TakenUpdate } from './exchange.js';
import { mayHaveArrived } from './failures.js';
import { spaceOf } from './incoming.js';
import { isIn } from './membership.js';
import type { Newest } from './newest.js';
import { placeRef } from './refs.js';
import { render, wordsIn } from './render.js';
import type { Responder } from './respond.js';
import type { Sender } from './sender.js';
import { placeOf } from './updates.js';

/** A group, as it is stored. */
interface Address {
  readonly platformSpaceId: string;
  readonly place: PlaceRef;
}
/** A group became a supergroup, which has another number. */
export type SpaceMoved = (from: Address, to: Address) => Promise<void>;

export interface ReceiverDependencies {
  readonly router: Router;
  readonly readers: Readers;
  readonly responder: Responder;
  readonly commands: CommandRunner;
  readonly albums: Albums;
  readonly answers: CallbackAnswers;
  readonly sender: Sender;
  readonly newest: Newest;
  readonly api: Api;
  readonly onSpaceJoined?: ((space: IncomingSpace, place: PlaceRef) => Promise<void>) | undefined;
  readonly onSpaceLeft?: ((platformSpaceId: string) => Promise<void>) | undefined;
  readonly onSpaceMoved?: SpaceMoved | undefined;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Handles each update. A replayed one is answered again; its event id keeps it from taking effect twice. */
export interface Receiver {
  handle(taken: TakenUpdate): Promise<void>;
  /** Tells the person that the update was given up. */
  giveUp(update: Update): Promise<void>;
}

export const createReceiver = (dependencies: ReceiverDependencies): Receiver => ({
  handle: (taken) => handle(dependencies, taken),
  giveUp: (update) => giveUp(dependencies, update),
});

const handle = async (dependencies: ReceiverDependencies, taken: TakenUpdate): Promise<void> => {
  const { log } = dependencies;
  try {
    await dispatch(dependencies, taken);
  } catch (error) {
    if (error instanceof PlaceClosed)
      log.info({ update: taken.update.update_id }, 'answer not sent: place closed');
    // The answer may be there already; handled again, it could be there twice.
    else if (mayHaveArrived(error)) log.warn({ err: error }, 'answer may be lost: no reply from Telegram');
    else throw error;
  }
};

const dispatch = async (dependencies: ReceiverDependencies, taken: TakenUpdate): Promise<void> => {
  const { message, channel_post: posted, callback_query: query, my_chat_member: membership } = taken.update;
  if (message) return onMessage(dependencies, taken, message);
  if (posted) return refuseAnonymous(dependencies, posted);
  if (query) return onPress(dependencies, taken, query);
  if (membership) return onMembership(dependencies, membership);
};

const onMessage = async (
  dependencies: ReceiverDependencies,
  taken: TakenUpdate,
  message: Message,
): Promise<void> => {
  const { chat, from, migrate_to_chat_id: newChat } = message;
  if (newChat !== undefined) return onMoved(dependencies, chat.id, newChat);
  // Anonymous administrators and channels come with a made-up person.
  if (!from || message.sender_chat) return refuseAnonymous(dependencies, message);
  if (from.is_bot) return;
  dependencies.newest.note(message);
  await dependencies.commands.run({
    ...taken,
    message: await dependencies.albums.captioned(taken.update, message),
    from,
  });
};

const onMoved = async (
  { sender, onSpaceMoved }: ReceiverDependencies,
  chat: number,
  newChat: number,
): Promise<void> => {
  sender.moved(chat, newChat);
  await onSpaceMoved?.(addressOf(chat), addressOf(newChat));
};

const addressOf = (chat: number): Address => ({ platformSpaceId: `${chat}`, place: placeRef({ chat }) });

const refuseAnonymous = async (
  { commands, readers, sender }: ReceiverDependencies,
  message: Message,
): Promise<void> => {
  if (message.is_automatic_forward || !commands.isMeant(message)) return;
  const said = refusal(errorMessage(new UserError('person.anonymous', {})));
  const [draft] = render(bindView(noticeView(said), await readers.room(`${message.chat.id}`)));
  const reply = { priority: 'answer', replyTo: message.message_id } as const;
  if (draft) await sender.send(placeOf(message), draft, reply);
};

const onPress = async (
  dependencies: ReceiverDependencies,
  taken: TakenUpdate,
  query: CallbackQuery,
): Promise<void> => {
  const { router, responder, answers, commands } = dependencies;
  answers.expect(query.id);
  const { data, message } = query;
  if (data === undefined || message === undefined) return void (await answers.answer(query.id));
  const exchange = exchangeOfPress(dependencies, { ...taken, query, message });
  if (!isPrivate(exchange) && router.isPrivate(data)) return responder.lead(exchange, data);
  const action = decodeAction(data);
  if (action?.type === 'form.answer') return commands.takeOffered(exchange, action);
  await responder.respond(exchange, router.press(exchange.incoming, data));
};

const onMembership = async (
  { onSpaceJoined, onSpaceLeft }: ReceiverDependencies,
  { chat, from, old_chat_member: before, new_chat_member: after }: ChatMemberUpdated,
): Promise<void> => {
  if (chat.type !== 'group' && chat.type !== 'supergroup') return;
  if (isIn(after) === isIn(before)) return;
  if (!isIn(after)) return onSpaceLeft?.(`${chat.id}`);
  await onSpaceJoined?.(spaceOf(chat, from.language_code), placeRef({ chat: chat.id }));
};

const giveUp = async (
  { readers, answers, sender }: ReceiverDependencies,
  { message, callback_query: query }: Update,
): Promise<void> => {
  const person = (message ?? query)?.from;
  if (!person) return;
  const words = await readers.person(`${person.id}`, person.language_code);
  const said = messages.answers.gaveUp;
  const notice = wordsIn(bindText(said, words));
  if (query && (await answers.answer(query.id, { notice }))) return;
  const [draft] = render(bindView(noticeView(refusal(said)), words));
  if (!draft) return;
  await sender.send({ chat: person.id }, draft, { priority: 'answer' }).catch((error: unknown) => {
    if (!(error instanceof PlaceClosed)) throw error;
  });
};
