import { badRequest, forbidden } from '../failure.js';
import type { Params } from '../params.js';
import type { StoredChat, StoredMessage, TelegramUser } from '../records.js';
import type { World } from '../world.js';

/** The chat that `chat_id` names, if the bot knows of it. */
export const chatOf = (world: World, params: Params): StoredChat => {
  const given = params.text('chat_id') ?? '';
  if (given === '') throw badRequest('chat_id is empty');
  const person = world.users.get(Number(given));
  const chat = person === undefined ? world.chats.get(Number(given)) : world.privateChat(person);
  const isKnown = person !== undefined || chat?.members.has(world.bot.id);
  if (chat === undefined || !isKnown) throw badRequest('chat not found');
  if (chat.migratedTo !== undefined) {
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo });
  }
  return chat;
};

/**
 * A chat that the bot takes part in.
 * @throws ApiFailure 403 when it was blocked, removed, or never written to
 */
export const ownChatOf = (world: World, params: Params): StoredChat => {
  const chat = chatOf(world, params);
  const status = world.status(chat, world.bot);
  if (chat.info.type === 'private') {
    if (status === 'kicked') throw forbidden('bot was blocked by the user');
    if (status === 'left') throw forbidden("bot can't initiate conversation with a user");
    return chat;
  }
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${chat.info.type} chat`);
  if (status === 'left') throw forbidden(`bot is not a member of the ${chat.info.type} chat`);
  return chat;
};

/** An ordinary message by its id; ephemeral ones have none. */
export const messageIn = (chat: StoredChat, id: number | undefined): StoredMessage | undefined =>
  chat.messages.findLast((message) => message.id === id && message.ephemeral === undefined);

/** The user that `user_id`, or another argument, names. */
export const userOf = (world: World, params: Params, name = 'user_id'): TelegramUser => {
  const user = world.users.get(params.integer(name) ?? 0);
  if (user === undefined)
    throw badRequest(name === 'user_id' ? 'invalid user_id specified' : 'user not found');
  return user;
};
