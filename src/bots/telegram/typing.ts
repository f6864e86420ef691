import type { Api } from 'grammy';
import { keepShowing } from '../chat/keep-showing.js';
import { TYPING_AFTER_MS, TYPING_LASTS_MS } from './limits.js';
import type { Place } from './refs.js';

/**
 * Shows that the bot is at work, from 2 s on.
 * @returns what ends it
 */
export const showTyping = (api: Api, { chat, topic }: Place): (() => void) => {
  const other = topic === undefined ? {} : { message_thread_id: topic };
  // Best effort: an answer must not fail because of it.
  const show = () => void api.sendChatAction(chat, 'typing', other).catch(() => {});
  return keepShowing(show, { afterMs: TYPING_AFTER_MS, everyMs: TYPING_LASTS_MS });
};
