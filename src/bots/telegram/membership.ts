import type { Api } from 'grammy';
import type { ChatMember } from 'grammy/types';
import { TelegramRefusal } from './failures.js';

/** Whether a person is in a group; false where the bot itself is not. */
export const isMember = async (api: Api, chat: number, person: number): Promise<boolean> => {
  try {
    return isIn(await api.getChatMember(chat, person));
  } catch (error) {
    if (error instanceof TelegramRefusal) return false;
    throw error;
  }
};

/** Whether the bot may write in a group: what it may itself, else what all members may. */
export const canPost = async (api: Api, chat: number): Promise<boolean> => {
  try {
    const { id } = await api.getMe();
    const bot = await api.getChatMember(chat, id);
    if (bot.status === 'restricted') return bot.can_send_messages;
    if (bot.status !== 'member') return isIn(bot);
    return (await api.getChat(chat)).permissions?.can_send_messages ?? true;
  } catch (error) {
    if (error instanceof TelegramRefusal) return false;
    throw error;
  }
};

/** A restricted person may have left. */
export const isIn = (member: ChatMember): boolean =>
  member.status === 'restricted' ? member.is_member : !['left', 'kicked'].includes(member.status);
