// Discord's published limits, https://docs.discord.com/developers: [C] components/reference,
// [M] resources/message, [I] interactions/receiving-and-responding, [A] interactions/application-commands.
// Text is counted in UTF-16 units, which is never less than what Discord counts.

/** Components of one message, nested ones included. [C] */
export const COMPONENTS_MAX = 40;
/** Characters over all text displays of one message. [C] */
export const TEXT_MAX = 4_000;
/** Files of one message. [M] */
export const FILES_MAX = 10;
/** Characters of a picture's description. [C] */
export const ALT_MAX = 1_024;
/** Characters of a button's label. [C] */
export const BUTTON_LABEL_MAX = 80;
/** Characters of a link button's address. [C] */
export const BUTTON_URL_MAX = 512;

/** Options of a select, and the characters of an option's label and of a placeholder. [C] */
export const SELECT_OPTIONS_MAX = 25;
export const SELECT_LABEL_MAX = 100;
export const PLACEHOLDER_MAX = 150;

/** Characters of a modal's title. [I] */
export const MODAL_TITLE_MAX = 45;
/** Fields of a modal. [I] */
export const MODAL_FIELDS_MAX = 5;
/** Characters of a field's label. [C] */
export const FIELD_LABEL_MAX = 45;
/** Characters of a field's placeholder. [C] */
export const FIELD_PLACEHOLDER_MAX = 100;
/** Characters of a field's value. [C] */
export const FIELD_VALUE_MAX = 4_000;

/** Suggestions shown at once, and the characters of one. [A] */
export const SUGGESTIONS_MAX = 25;
export const SUGGESTION_MAX = 100;

/** How long an interaction's token can change its answers. [I] */
export const TOKEN_LIVES_MS = 15 * 60_000;

/** Characters of a nonce. [M] */
export const NONCE_MAX = 25;

/** From here on a direct message shows that the bot is at work. */
export const TYPING_AFTER_MS = 1_500;
/** Discord shows it for 10 s (https://docs.discord.com/developers/resources/channel#trigger-typing-indicator). */
export const TYPING_LASTS_MS = 9_000;
