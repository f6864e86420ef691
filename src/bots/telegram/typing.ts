import type { Api } from 'grammy';
import { TYPING_AFTER_MS, TYPING_LASTS_MS } from './limits.js';
import type { Place } from './refs.js';

/**
 * Shows that the bot is at work, from 2 s on.
 * @returns what ends it
 */
export const showTyping = (api: Api, { chat, topic }: Place): (() => void) => {
  const show = (): void => {
    const other = topic === undefined ? {} : { message_thread_id: topic };
    // Best effort: an answer must not fail because of it.
    api.sendChatAction(chat, 'typing', other).catch(() => {});
    timer = setTimeout(show, TYPING_LASTS_MS);
  };
  let timer = setTimeout(show, TYPING_AFTER_MS);
  return () => clearTimeout(timer);
};
