import { MEGABYTE } from '../chat/file-size.js';

// Lengths count UTF-16 units, which is never less than what Telegram counts.

/** https://core.telegram.org/bots/api#sendmessage */
export const TEXT_MAX = 4_096;
/** https://core.telegram.org/bots/api#sendphoto */
export const CAPTION_MAX = 1_024;
/** https://core.telegram.org/bots/api#answercallbackquery */
export const CALLBACK_NOTICE_MAX = 200;
/** https://core.telegram.org/bots/api#forcereply */
export const PLACEHOLDER_MAX = 64;
/** https://core.telegram.org/bots/api#getfile */
export const DOWNLOAD_MAX_BYTES = 20 * MEGABYTE;
/** Entities beyond this are not shown: https://core.telegram.org/api/entities */
export const ENTITIES_MAX = 100;

/** A press shows a spinner until it is answered; this long is not yet felt as waiting. */
export const EMPTY_ANSWER_AFTER_MS = 1_500;
/** https://core.telegram.org/bots/api#ephemeral-messages-and-commands says 15 s; the rest is for the way. */
export const EPHEMERAL_WITHIN_MS = 13_000;
/** From here on the chat shows that the bot is at work. */
export const TYPING_AFTER_MS = 2_000;
/** How long a chat action is shown: https://core.telegram.org/bots/api#sendchataction */
export const TYPING_LASTS_MS = 5_000;
