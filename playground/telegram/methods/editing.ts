import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { badRequest } from '../failure.js';
import { DELETION_WINDOW_MS } from '../limits.js';
import { type Markup, readInlineMarkup } from '../markup.js';
import type { StoredChat, StoredMessage } from '../records.js';
import { toMessage } from '../wire.js';
import type { World } from '../world.js';
import { type Content, readCaption, readMedia, readText } from './content.js';
import type { Backend, Call, Methods } from './method.js';
import { messageIn, ownChatOf } from './places.js';

/**
 * Puts new content and a new keyboard (none takes the present one away) into a message of the bot.
 * @throws ApiFailure 400 when nothing would differ, 429 when the chat has had enough
 */
export const change = (
  { world, flood }: Backend,
  message: StoredMessage,
  content: Partial<Content>,
  { keyboard }: Markup,
): void => {
  const parts = { ...partsOf(message), ...(Object.keys(content).length > 0 && partsOf(content)) };
  if (isDeepStrictEqual(parts, partsOf(message)) && isDeepStrictEqual(keyboard, message.keyboard)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  flood.count(message.chat.info.id);
  if (content.attachment !== undefined) delete message.text;
  Object.assign(message, content);
  if (Object.keys(content).length > 0) message.editedAt = world.now();
  if (keyboard === undefined) delete message.keyboard;
  else message.keyboard = keyboard;
  world.changed();
};

const partsOf = ({ text, caption = '', entities = [], attachment }: Partial<Content>) => ({
  text,
  caption,
  entities,
  file: attachment?.file.id,
});

const edit = (backend: Backend, call: Call, read: (message: StoredMessage) => Partial<Content>): unknown => {
  const markup = readInlineMarkup(call.params);
  const message = editable(backend.world, call);
  change(backend, message, read(message), markup);
  return toMessage(message);
};

const editable = (world: World, { params }: Call): StoredMessage => {
  const chat = ownChatOf(world, params);
  const id = params.integer('message_id') ?? 0;
  if (id <= 0) throw badRequest('message identifier is not specified');
  const message = messageIn(chat, id);
  if (message === undefined) throw badRequest('message to edit not found');
  if (message.from.id !== world.bot.id || message.service !== undefined) {
    throw badRequest("message can't be edited");
  }
  return message;
};

const reactionsShape = z.array(z.object({ type: z.literal('emoji'), emoji: z.string() }));

const remove = (world: World, chat: StoredChat, message: StoredMessage): void => {
  const mayDelete =
    message.from.id === world.bot.id ||
    chat.info.type === 'private' ||
    world.isAdministrator(chat, world.bot);
  if (!mayDelete) throw badRequest("message can't be deleted");
  if (world.now() - message.at > DELETION_WINDOW_MS)
    throw badRequest("message can't be deleted for everyone");
  world.delete(message);
};

export const editing: Methods = {
  setMessageReaction({ world }, { params }) {
    const message = messageIn(ownChatOf(world, params), params.integer('message_id'));
    if (message === undefined) throw badRequest('message to react not found');
    const [reaction] = params.json('reaction', reactionsShape) ?? [];
    if (reaction === undefined) delete message.reaction;
    else message.reaction = reaction.emoji;
    world.changed();
    return true;
  },
  editMessageText: (backend, call) =>
    edit(backend, call, (message) => {
      if (message.text === undefined) throw badRequest('there is no text in the message to edit');
      return readText(call.params);
    }),
  editMessageCaption: (backend, call) =>
    edit(backend, call, (message) => {
      if (message.attachment === undefined) throw badRequest('there is no caption in the message to edit');
      return { ...readCaption(call.params), attachment: message.attachment };
    }),
  editMessageMedia: (backend, call) => edit(backend, call, () => readMedia(backend.world, call.params)),
  editMessageReplyMarkup: (backend, call) => edit(backend, call, () => ({})),
  deleteMessage({ world }, { params }) {
    const chat = ownChatOf(world, params);
    const message = messageIn(chat, params.integer('message_id'));
    if (message === undefined) throw badRequest('message to delete not found');
    remove(world, chat, message);
    return true;
  },
  deleteMessages({ world }, { params }) {
    const chat = ownChatOf(world, params);
    const ids = params.json('message_ids', z.array(z.int())) ?? [];
    if (ids.length === 0) throw badRequest('message identifiers are not specified');
    if (ids.length > 100) throw badRequest('too many message identifiers specified');
    for (const id of ids) {
      const message = messageIn(chat, id);
      if (message !== undefined) remove(world, chat, message);
    }
    return true;
  },
};
