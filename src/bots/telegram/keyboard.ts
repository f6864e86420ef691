import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { encodeAction } from '../chat/action.js';
import type { Button, View } from '../chat/view.js';

/** Telegram's names of the styles are the tones' own: https://core.telegram.org/bots/api#inlinekeyboardbutton */
const inlineButton = (button: Button): InlineKeyboardButton => {
  if ('url' in button) return { text: button.label, url: button.url };
  const { label, action, tone } = button;
  return { text: label, callback_data: encodeAction(action), ...(tone && { style: tone }) };
};

/** The view's buttons, or undefined when it has none. */
export const inlineKeyboard = ({ buttons = [] }: View): InlineKeyboardMarkup | undefined => {
  const rows = buttons.filter((row) => row.length > 0).map((row) => row.map(inlineButton));
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
};
