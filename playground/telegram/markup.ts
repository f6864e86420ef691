import type { ForceReply, InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from './failure.js';
import { CALLBACK_DATA_BYTES, KEYBOARD_BUTTONS, PLACEHOLDER_LENGTH } from './limits.js';
import type { Params } from './params.js';

const buttonShape = z.object({
  text: z.string().min(1),
  style: z.enum(['danger', 'success', 'primary']).optional(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
  disabled: z.object({}).optional(),
  copy_text: z.object({ text: z.string().min(1).max(256) }).optional(),
  switch_inline_query: z.string().optional(),
  switch_inline_query_current_chat: z.string().optional(),
});
const inlineShape = z.object({ inline_keyboard: z.array(z.array(buttonShape)) });
const forceReplyShape = z.object({
  force_reply: z.literal(true),
  input_field_placeholder: z.string().optional(),
  selective: z.boolean().optional(),
});
const anyMarkup = z.record(z.string(), z.unknown());
const ACTION_FIELDS = [
  'callback_data',
  'url',
  'disabled',
  'copy_text',
  'switch_inline_query',
  'switch_inline_query_current_chat',
] as const;

export interface Markup {
  keyboard?: InlineKeyboardMarkup;
  forceReply?: ForceReply;
}

/**
 * Reads `reply_markup`: an inline keyboard, a forced reply, or a custom keyboard (accepted, not shown).
 * @throws ApiFailure 400 where Telegram refuses the markup
 */
export const readMarkup = (params: Params): Markup => {
  const given = params.json('reply_markup', anyMarkup);
  if (given === undefined || Object.keys(given).length === 0) return {};
  if ('inline_keyboard' in given) return withKeyboard(given);
  if ('force_reply' in given) return { forceReply: readForceReply(given) };
  if ('keyboard' in given || 'remove_keyboard' in given) return {};
  throw badRequest('object expected as reply markup');
};

/** An edit takes an inline keyboard alone; none at all takes the present one away. */
export const readInlineMarkup = (params: Params): Markup => {
  const given = params.json('reply_markup', anyMarkup);
  if (given === undefined || Object.keys(given).length === 0) return {};
  if (!('inline_keyboard' in given)) throw badRequest('inline keyboard expected');
  return withKeyboard(given);
};

const withKeyboard = (given: Record<string, unknown>): Markup => {
  const parsed = inlineShape.safeParse(given);
  if (!parsed.success) {
    throw badRequest(`can't parse inline keyboard button: ${parsed.error.issues[0]?.message}`);
  }
  const rows = parsed.data.inline_keyboard.filter((row) => row.length > 0);
  if (rows.flat().length > KEYBOARD_BUTTONS) throw badRequest('reply markup is too long');
  rows.flat().forEach(checkButton);
  const keyboard = z.custom<InlineKeyboardMarkup>().parse({ inline_keyboard: rows });
  return rows.length > 0 ? { keyboard } : {};
};

const checkButton = (button: z.infer<typeof buttonShape>): void => {
  const actions = ACTION_FIELDS.filter((field) => button[field] !== undefined);
  if (actions.length !== 1) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (button.callback_data !== undefined) {
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > CALLBACK_DATA_BYTES) throw badRequest('BUTTON_DATA_INVALID');
  }
  if (button.url !== undefined && !isButtonUrl(button.url)) {
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
  }
};

/** Telegram takes `tg:` links and web addresses whose host has a dot; so `localhost` is refused. */
const isButtonUrl = (url: string): boolean => {
  const source = /^[a-z]+:/i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(source)) return false;
  const { protocol, hostname } = new URL(source);
  return protocol === 'tg:' || (/^https?:$/.test(protocol) && hostname.includes('.'));
};

const readForceReply = (given: Record<string, unknown>): ForceReply => {
  const parsed = forceReplyShape.safeParse(given);
  if (!parsed.success) throw badRequest("can't parse force reply JSON object");
  const placeholder = parsed.data.input_field_placeholder;
  // The limit is documented; the words in which it is refused are not.
  if (placeholder !== undefined && (placeholder.length < 1 || placeholder.length > PLACEHOLDER_LENGTH)) {
    throw badRequest('INPUT_FIELD_PLACEHOLDER_INVALID');
  }
  return {
    force_reply: true,
    ...(placeholder !== undefined && { input_field_placeholder: placeholder }),
    ...(parsed.data.selective !== undefined && { selective: parsed.data.selective }),
  };
};

/** The data of a callback button, or undefined for a button of another kind. */
export const dataOf = (button: InlineKeyboardButton): string | undefined =>
  'callback_data' in button ? button.callback_data : undefined;
