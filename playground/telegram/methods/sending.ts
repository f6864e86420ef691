import { z } from 'zod';
import { badRequest } from '../failure.js';
import { readMarkup } from '../markup.js';
import type { Params } from '../params.js';
import type { StoredChat, StoredMessage } from '../records.js';
import { toMessage } from '../wire.js';
import type { World } from '../world.js';
import { type Content, readAttachment, readText } from './content.js';
import { ephemeralTarget } from './ephemeral.js';
import type { Backend, Call, Methods } from './method.js';
import { messageIn, ownChatOf } from './places.js';

const replyShape = z.looseObject({
  message_id: z.int().optional(),
  ephemeral_message_id: z.int().optional(),
  allow_sending_without_reply: z.boolean().optional(),
});

const send = (
  backend: Backend,
  { params }: Call,
  read: (world: World, params: Params) => Content,
): unknown => {
  const { world, flood } = backend;
  const markup = readMarkup(params);
  const chat = ownChatOf(world, params);
  const content = read(world, params);
  const replyTo = replyTarget(chat, params);
  const topic = topicOf(chat, params, replyTo);
  if (chat.isMuted && !world.isAdministrator(chat, world.bot))
    throw badRequest('not enough rights to send text messages to the chat');
  const ephemeral = world.knowsEphemeral ? ephemeralTarget(backend, chat, params, replyTo) : undefined;
  flood.count(chat.info.id);
  const message = world.post({
    chat,
    from: world.bot,
    ...content,
    ...markup,
    ...(replyTo !== undefined && { replyTo }),
    ...(topic !== undefined && { topic }),
    ...(ephemeral !== undefined && { ephemeral }),
  });
  return toMessage(message);
};

const replyTarget = (chat: StoredChat, params: Params): StoredMessage | undefined => {
  const reply = params.json('reply_parameters', replyShape);
  if (reply?.ephemeral_message_id !== undefined) {
    const target = chat.messages.findLast(({ ephemeral }) => ephemeral?.id === reply.ephemeral_message_id);
    if (target === undefined) throw badRequest('message to be replied not found');
    return target;
  }
  const id = reply?.message_id ?? params.integer('reply_to_message_id');
  if (id === undefined) return undefined;
  const target = messageIn(chat, id);
  const goesOn = reply?.allow_sending_without_reply ?? params.flag('allow_sending_without_reply');
  if (target === undefined && !goesOn) throw badRequest('message to be replied not found');
  return target;
};

const topicOf = (
  chat: StoredChat,
  params: Params,
  replyTo: StoredMessage | undefined,
): number | undefined => {
  const topic = params.integer('message_thread_id');
  if (topic !== undefined && !chat.topics.has(topic)) throw badRequest('message thread not found');
  return topic ?? replyTo?.topic;
};

export const sending: Methods = {
  sendMessage: (backend, call) => send(backend, call, (_, params) => readText(params)),
  sendDocument: (backend, call) =>
    send(backend, call, (world, params) => readAttachment(world, params, 'document', 'document')),
  sendPhoto: (backend, call) =>
    send(backend, call, (world, params) => readAttachment(world, params, 'photo', 'photo')),
  sendChatAction({ world }, { params }) {
    ownChatOf(world, params);
    if ((params.text('action') ?? '') === '') throw badRequest('wrong parameter action in request');
    return true;
  },
};
