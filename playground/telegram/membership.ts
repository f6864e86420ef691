import type { MemberStatus, ServiceEvent, StoredChat, StoredMessage, TelegramUser } from './records.js';
import { toMembershipUpdate, toMessage } from './wire.js';
import type { World } from './world.js';

/** The blue among the colours that topics may have; https://core.telegram.org/bots/api#createforumtopic */
const TOPIC_COLOR = 0x6fb9f0;

/** Posts a service message; the bot receives it if it is in the chat, privacy mode or not. */
export const announce = (
  world: World,
  chat: StoredChat,
  from: TelegramUser,
  service: ServiceEvent,
): StoredMessage => {
  const message = world.post({ chat, from, entities: [], service });
  if (world.isMember(chat, world.bot)) world.tell({ message: toMessage(message) });
  return message;
};

/** Posts a topic's first message, whose id is the topic's id. @returns that id */
export const announceTopic = (world: World, chat: StoredChat, from: TelegramUser, name: string): number => {
  const service = { forum_topic_created: { name, icon_color: TOPIC_COLOR } };
  const message = world.post({ chat, from, entities: [], service });
  message.topic = message.id;
  chat.topics.set(message.id, name);
  if (world.isMember(chat, world.bot)) world.tell({ message: toMessage(message) });
  world.changed();
  return message.id;
};

/** Changes what the bot or a person is in a chat, and tells the bot where it would be told. */
export const setStatus = (
  world: World,
  chat: StoredChat,
  of: TelegramUser,
  after: MemberStatus,
  by: TelegramUser,
): void => {
  const before = world.status(chat, of);
  chat.members.set(of.id, after);
  const update = toMembershipUpdate({ chat: chat.info, by, of, at: world.now(), before, after });
  if (of.id === world.bot.id) world.tell({ my_chat_member: update });
  else if (world.isAdministrator(chat, world.bot)) world.tell({ chat_member: update });
  world.changed();
};

export const join = (world: World, chat: StoredChat, user: TelegramUser, by: TelegramUser): void => {
  setStatus(world, chat, user, 'member', by);
  announce(world, chat, by, { new_chat_members: [user] });
};

/** Leaving of one's own will, or being removed by somebody else. */
export const depart = (world: World, chat: StoredChat, user: TelegramUser, by: TelegramUser): void => {
  setStatus(world, chat, user, user.id === by.id ? 'left' : 'kicked', by);
  announce(world, chat, by, { left_chat_member: user });
};

/**
 * Turns a basic group into a supergroup with another id: members move, messages stay behind, each side gets
 * a service message that names the other.
 * @throws if the chat is no basic group
 */
export const migrate = (world: World, old: StoredChat, by: TelegramUser): StoredChat => {
  if (old.info.type !== 'group') throw new Error('Only a basic group can become a supergroup.');
  const next = world.addChat({ id: world.newSupergroupId(), type: 'supergroup', title: old.info.title });
  for (const [user, status] of old.members) next.members.set(user, status);
  announce(world, old, by, { migrate_to_chat_id: next.info.id });
  announce(world, next, by, { migrate_from_chat_id: old.info.id });
  old.migratedTo = next.info.id;
  world.changed();
  return next;
};
