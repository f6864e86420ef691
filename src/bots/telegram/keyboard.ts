import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { encodeAction } from '../chat/action.js';
import { type BoundButton, type BoundSelect, type BoundView, closedLabel } from '../chat/view.js';

/** Telegram's names of the styles are the tones' own: https://core.telegram.org/bots/api#inlinekeyboardbutton */
const inlineButton = (button: BoundButton): InlineKeyboardButton => {
  if ('url' in button) return { text: button.label, url: button.url };
  const { label, action, tone } = button;
  return { text: label, callback_data: encodeAction(action), ...(tone && { style: tone }) };
};

/** Characters of labels that a narrow phone shows in one row; a longer row has its labels cut. */
const ROW_CHARACTERS = 32;

/** The row, in two where its labels would be cut. */
const readableRows = (row: readonly BoundButton[]): readonly (readonly BoundButton[])[] => {
  const characters = row.reduce((sum, { label }) => sum + label.length, 0);
  if (row.length <= 2 || characters <= ROW_CHARACTERS) return [row];
  const middle = Math.ceil(row.length / 2);
  return [row.slice(0, middle), row.slice(middle)];
};

/** A row of its own: what is chosen is read on it. */
const selectRow = (select: BoundSelect): readonly BoundButton[] => [
  { label: `${closedLabel(select)} ▾`, action: select.open },
];

/** The view's selects and buttons, or undefined when it has none. */
export const inlineKeyboard = ({
  selects = [],
  buttons = [],
}: BoundView): InlineKeyboardMarkup | undefined => {
  const rows = [...selects.map(selectRow), ...buttons]
    .filter((row) => row.length > 0)
    .flatMap(readableRows)
    .map((row) => row.map(inlineButton));
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
};
