import { z } from 'zod';
import { badRequest, notFound } from '../failure.js';
import { readInlineMarkup } from '../markup.js';
import type { Params } from '../params.js';
import type { StoredChat, StoredMessage, StoredQuery } from '../records.js';
import type { Draft } from '../world.js';
import { type Content, readCaption, readMedia, readText } from './content.js';
import { change } from './editing.js';
import type { Backend, Call, Methods } from './method.js';
import { ownChatOf } from './places.js';

const parametersShape = z.object({
  receiver_user_id: z.int(),
  callback_query_id: z.string().optional(),
  replace_callback_query_message: z.boolean().optional(),
});

/**
 * Reads `ephemeral_message_parameters`: groups only, to a member, and, unless the bot is an administrator,
 * within 15 s of that member's callback query or of the ephemeral command that the message replies to.
 * https://core.telegram.org/bots/api#ephemeral-messages-and-commands; the words of the refusals are not
 * documented.
 */
export const ephemeralTarget = (
  backend: Backend,
  chat: StoredChat,
  params: Params,
  replyTo: StoredMessage | undefined,
): Draft['ephemeral'] => {
  const { world } = backend;
  const given = params.json('ephemeral_message_parameters', parametersShape);
  if (given === undefined) {
    if (replyTo?.ephemeral !== undefined) throw badRequest('reply to an ephemeral message must be ephemeral');
    return undefined;
  }
  if (chat.info.type !== 'group' && chat.info.type !== 'supergroup') {
    throw badRequest('ephemeral messages can be sent only to groups and supergroups');
  }
  const receiver = world.users.get(given.receiver_user_id);
  if (receiver === undefined || !world.isMember(chat, receiver)) throw badRequest('user not found');
  const query = world.queries.get(given.callback_query_id ?? '');
  if (!isInvited(backend, chat, receiver.id, query, replyTo)) {
    throw badRequest('not enough rights to send ephemeral messages to the chat');
  }
  const replaces = given.replace_callback_query_message === true ? query?.message : undefined;
  if (replaces?.ephemeral !== undefined) throw badRequest("ephemeral message can't be replaced");
  return { viewer: receiver.id, receiver, ...(replaces !== undefined && { replaces: replaces.id }) };
};

const isInvited = (
  { world, queryLifetimeMs }: Backend,
  chat: StoredChat,
  receiver: number,
  query: StoredQuery | undefined,
  replyTo: StoredMessage | undefined,
): boolean => {
  if (world.isAdministrator(chat, world.bot)) return true;
  const isFresh = (at: number) => world.now() - at <= queryLifetimeMs;
  const byQuery = query?.from.id === receiver && query.message.chat === chat && isFresh(query.at);
  const byCommand = replyTo?.ephemeral?.viewer === receiver && isFresh(replyTo.at);
  return byQuery || byCommand;
};

const editEphemeral = (
  backend: Backend,
  call: Call,
  read: (target: StoredMessage) => Partial<Content>,
): true => {
  const target = ephemeralOf(backend, call);
  change(backend, target, read(target), readInlineMarkup(call.params));
  return true;
};

const ephemeralOf = ({ world }: Backend, { params }: Call): StoredMessage => {
  if (!world.knowsEphemeral) throw notFound();
  const chat = ownChatOf(world, params);
  const id = params.integer('ephemeral_message_id');
  const receiver = params.integer('receiver_user_id');
  const target = chat.messages.find(
    ({ ephemeral }) => ephemeral?.id === id && ephemeral?.viewer === receiver,
  );
  if (target === undefined) throw badRequest('message to edit not found');
  if (target.from.id !== world.bot.id) throw badRequest("message can't be edited");
  return target;
};

export const ephemeral: Methods = {
  editEphemeralMessageText: (backend, call) => editEphemeral(backend, call, () => readText(call.params)),
  editEphemeralMessageCaption: (backend, call) =>
    editEphemeral(backend, call, () => readCaption(call.params)),
  editEphemeralMessageMedia: (backend, call) =>
    editEphemeral(backend, call, () => readMedia(backend.world, call.params)),
  editEphemeralMessageReplyMarkup: (backend, call) => editEphemeral(backend, call, () => ({})),
  deleteEphemeralMessage(backend, call) {
    backend.world.delete(ephemeralOf(backend, call));
    return true;
  },
};
