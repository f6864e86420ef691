import type { Api } from 'grammy';
import type { CallbackQuery, Chat, ChatMemberUpdated, Message, Update } from 'grammy/types';
import { UserError } from '../../core/errors.js';
import type { PlaceRef } from '../../core/events/refs.js';
import type { Log } from '../../log.js';
import { PlaceClosed } from '../chat/messenger.js';
import type { Readers } from '../chat/readers.js';
import type { Router } from '../chat/router.js';
import type { IncomingSpace } from '../chat/turn.js';
import { text } from '../chat/view.js';
import { bindText, bindView } from '../messages/bind.js';
import { errorMessage, messages } from '../messages/messages.js';
import type { CallbackAnswers } from './callback-answers.js';
import type { CommandRunner } from './command-runner.js';
import { occasionOfPress, pressedEphemeral } from './ephemeral.js';
import { mayHaveArrived } from './failures.js';
import { incomingOf, spaceOf } from './incoming.js';
import { isIn } from './membership.js';
import { type Place, type Posted, placeRef } from './refs.js';
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
  readonly answers: CallbackAnswers;
  readonly sender: Sender;
  readonly api: Api;
  readonly onSpaceJoined?: ((space: IncomingSpace, place: PlaceRef) => Promise<void>) | undefined;
  readonly onSpaceMoved?: SpaceMoved | undefined;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Handles each update. A replayed one is answered again; its event id keeps it from taking effect twice. */
export interface Receiver {
  handle(update: Update): Promise<void>;
  /** Tells the person that the update was given up. */
  giveUp(update: Update): Promise<void>;
}

export const createReceiver = (dependencies: ReceiverDependencies): Receiver => {
  const { router, readers, responder, commands, answers, sender, log } = dependencies;

  const onMessage = async (update: Update, message: Message): Promise<void> => {
    const { chat, from, migrate_to_chat_id: newChat } = message;
    if (newChat !== undefined) return onMoved(chat, newChat);
    // Anonymous administrators and channels come with a made-up person.
    if (!from || message.sender_chat) return refuseAnonymous(message);
    if (from.is_bot) return;
    await commands.run({ update, message, from });
  };

  const onMoved = async (chat: Chat, newChat: number): Promise<void> => {
    sender.moved(chat.id, newChat);
    await dependencies.onSpaceMoved?.(addressOf(chat.id), addressOf(newChat));
  };

  const refuseAnonymous = async (message: Message): Promise<void> => {
    if (message.is_automatic_forward || !commands.isMeant(message)) return;
    const refusal = { blocks: [text(errorMessage(new UserError('person.anonymous', {})))] };
    const [draft] = render(bindView(refusal, await readers.room(`${message.chat.id}`)));
    const reply = { priority: 'answer', replyTo: message.message_id } as const;
    if (draft) await sender.send(placeOf(message), draft, reply);
  };

  const onPress = async (update: Update, query: CallbackQuery): Promise<void> => {
    answers.expect(query.id);
    const { data, from, message } = query;
    if (data === undefined || message === undefined) return void (await answers.answer(query.id));
    const { chat } = message;
    const place = 'is_topic_message' in message ? placeOf(message as Message) : { chat: chat.id };
    // No button needs a moderator, and looking up who may moderate would delay every press.
    const incoming = incomingOf({ update, from, chat, place }, dependencies);
    const exchange = {
      incoming,
      place,
      person: from.id,
      press: { query: query.id, message: postedOf(query, place), ephemeral: pressedEphemeral(query) },
      ...(chat.type !== 'private' && { occasion: occasionOfPress(query, place, Date.now()) }),
    };
    if (chat.type !== 'private' && router.isPrivate(data)) return responder.lead(exchange, data);
    await responder.respond(exchange, router.press(incoming, data));
  };

  const onMembership = async ({
    chat,
    from,
    old_chat_member,
    new_chat_member,
  }: ChatMemberUpdated): Promise<void> => {
    if (chat.type !== 'group' && chat.type !== 'supergroup') return;
    const joined = isIn(new_chat_member) && !isIn(old_chat_member);
    if (joined)
      await dependencies.onSpaceJoined?.(spaceOf(chat, from.language_code), placeRef({ chat: chat.id }));
  };

  return {
    async handle(update) {
      const { message, channel_post: posted, callback_query: query, my_chat_member: membership } = update;
      try {
        if (message) await onMessage(update, message);
        else if (posted) await refuseAnonymous(posted);
        else if (query) await onPress(update, query);
        else if (membership) await onMembership(membership);
      } catch (error) {
        if (error instanceof PlaceClosed)
          log.info({ update: update.update_id }, 'answer not sent: place closed');
        // The answer may be there already; handled again, it could be there twice.
        else if (mayHaveArrived(error))
          log.warn({ err: error }, 'answer may be lost: no reply from Telegram');
        else throw error;
      }
    },

    async giveUp({ message, callback_query: query }) {
      const person = (message ?? query)?.from;
      if (!person) return;
      const words = await readers.person(`${person.id}`, person.language_code);
      const said = messages.telegram.gaveUp;
      const notice = wordsIn(bindText(said, words));
      if (query && (await answers.answer(query.id, { notice }))) return;
      const [draft] = render(bindView({ blocks: [text(said)] }, words));
      if (!draft) return;
      await sender.send({ chat: person.id }, draft, { priority: 'answer' }).catch((error: unknown) => {
        if (!(error instanceof PlaceClosed)) throw error;
      });
    },
  };
};

const addressOf = (chat: number): Address => ({ platformSpaceId: `${chat}`, place: placeRef({ chat }) });

/** The pressed message, if the bot can still edit it: one too old is shown without content and date. */
const postedOf = ({ message }: CallbackQuery, place: Place): Posted | undefined => {
  if (!message || message.date === 0 || message.message_id === 0) return undefined;
  const content = 'photo' in message ? 'photo' : 'document' in message ? 'document' : 'text';
  return { ...place, message: message.message_id, content };
};
