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

/** A restricted person may have left. */
export const isIn = (member: ChatMember): boolean =>
  member.status === 'restricted' ? member.is_member : !['left', 'kicked'].includes(member.status);
