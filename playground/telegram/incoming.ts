import { covered, formatText } from './entities.js';
import { setStatus } from './membership.js';
import type { StoredChat, StoredMessage, TelegramUser } from './records.js';
import { toMessage } from './wire.js';
import type { Draft, World } from './world.js';

/**
 * A message by a person: posted, and handed to the bot if it may see it. Writing to the bot in private
 * starts the conversation, or resumes it after a block.
 */
export const receive = (world: World, draft: Draft): StoredMessage => {
  const { chat, from } = draft;
  if (chat.info.type === 'private' && world.status(chat, world.bot) === 'kicked') {
    setStatus(world, chat, world.bot, 'member', from);
  }
  if (chat.info.type === 'private') chat.members.set(world.bot.id, 'member');
  const message = world.post(asEphemeralCommand(world, draft));
  if (isSeen(world, message)) world.tell({ message: toMessage(message) });
  return message;
};

/** A person's own text, changed; the bot hears of it if it may see the new one. */
export const revise = (world: World, message: StoredMessage, text: string): void => {
  Object.assign(message, formatText(text, []), { editedAt: world.now() });
  if (isSeen(world, message)) world.tell({ edited_message: toMessage(message) });
  world.changed();
};

/** In a group, a command registered as ephemeral goes to the bot alone. */
const asEphemeralCommand = (world: World, draft: Draft): Draft => {
  const name = leadingCommand(draft)?.split('@')[0];
  if (draft.chat.info.type === 'private' || draft.senderChat !== undefined || name === undefined)
    return draft;
  const isEphemeral = menuFor(world, draft.chat, draft.from).some(
    (listed) => listed.command === name && listed.is_ephemeral === true,
  );
  if (!isEphemeral || !world.knowsEphemeral || !addresses(world, leadingCommand(draft))) return draft;
  return { ...draft, ephemeral: { viewer: draft.from.id, receiver: world.bot } };
};

/** The commands offered to a person in a chat, narrowest scope first. */
export const menuFor = (world: World, chat: StoredChat, user: TelegramUser) =>
  world.commands.menu({
    chat: chat.info.id,
    user: user.id,
    isPrivate: chat.info.type === 'private',
    isAdministrator: world.isAdministrator(chat, user),
    ...(user.language_code !== undefined && { language: user.language_code }),
  });

/** Privacy mode: https://core.telegram.org/bots/features#privacy-mode */
const isSeen = (world: World, message: StoredMessage): boolean => {
  const { chat } = message;
  if (!world.isMember(chat, world.bot)) return false;
  if (chat.info.type === 'private' || message.ephemeral !== undefined) return true;
  if (world.profile.can_read_all_group_messages || world.isAdministrator(chat, world.bot)) return true;
  return addresses(world, leadingCommand(message)) || message.replyTo?.from.id === world.bot.id;
};

/** The command that a text or a caption begins with, without its slash. */
const leadingCommand = ({
  text,
  caption,
  entities,
}: Pick<Draft, 'text' | 'caption' | 'entities'>): string | undefined => {
  const words = text ?? caption;
  const entity = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  return entity === undefined || words === undefined ? undefined : covered(words, entity).slice(1);
};

const addresses = (world: World, command: string | undefined): boolean => {
  if (command === undefined) return false;
  const addressee = command.split('@')[1];
  return addressee === undefined || addressee.toLowerCase() === world.profile.username.toLowerCase();
};
