import { badRequest } from '../failure.js';
import { setStatus } from '../membership.js';
import { toChatMember } from '../wire.js';
import type { Methods } from './method.js';
import { chatOf, ownChatOf, userOf } from './places.js';

const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};

export const chats: Methods = {
  getChat({ world }, { params }) {
    const { info, isMuted = false } = ownChatOf(world, params);
    const permissions = info.type === 'private' ? {} : { permissions: { can_send_messages: !isMuted } };
    return {
      ...info,
      ...permissions,
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: NO_GIFTS,
    };
  },
  getChatMember({ world }, { params }) {
    const chat = ownChatOf(world, params);
    const user = userOf(world, params);
    return toChatMember(user, world.status(chat, user));
  },
  getChatAdministrators({ world }, { params }) {
    const chat = ownChatOf(world, params);
    if (chat.info.type === 'private') throw badRequest('there are no administrators in the private chat');
    return [...world.users.values()]
      .filter((user) => !user.is_bot && world.isAdministrator(chat, user))
      .map((user) => toChatMember(user, world.status(chat, user)));
  },
  getChatMemberCount({ world }, { params }) {
    const chat = ownChatOf(world, params);
    return [...world.users.values()].filter((user) => world.isMember(chat, user)).length;
  },
  leaveChat({ world }, { params }) {
    const chat = chatOf(world, params);
    if (chat.info.type === 'private') throw badRequest("private chat can't be left");
    setStatus(world, chat, world.bot, 'left', world.bot);
    return true;
  },
};
