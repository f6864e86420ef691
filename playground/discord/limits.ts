/**
 * Discord's published limits. Sources, all under https://docs.discord.com/developers:
 * [C] components/reference, [M] resources/message, [I] interactions/receiving-and-responding,
 * [A] interactions/application-commands, [G] events/gateway, [F] reference (uploading files, CDN).
 */

/** Milliseconds in which an interaction wants its first answer. [I] */
export const FIRST_ANSWER_MS = 3_000;
/** Milliseconds for which an interaction's token stays usable. [I] */
export const INTERACTION_TOKEN_MS = 15 * 60_000;
/** Follow-ups where the app is installed for the person alone. [I] */
export const USER_INSTALL_FOLLOW_UPS = 5;

/** Characters of `content`. [M] */
export const CONTENT_LENGTH = 2_000;
/** Files in one request. [M] */
export const FILES_PER_MESSAGE = 10;
/** Bytes of one uploaded file where nobody has paid for more: 10 MiB. [F] */
export const UPLOAD_BYTES = 10 * 1_024 * 1_024;
/** Milliseconds for which a signed attachment address works. [F] */
export const ATTACHMENT_URL_MS = 24 * 3_600_000;
/** Characters of a `nonce`. [M] */
export const NONCE_LENGTH = 25;
/** Milliseconds in which `enforce_nonce` recognises a repeated nonce ("the past few minutes"). [M] */
export const NONCE_MEMORY_MS = 3 * 60_000;

/** Embeds and their parts. [M] */
export const EMBEDS_PER_MESSAGE = 10;
export const EMBED_TITLE_LENGTH = 256;
export const EMBED_DESCRIPTION_LENGTH = 4_096;
export const EMBED_FIELDS = 25;
export const EMBED_FIELD_NAME_LENGTH = 256;
export const EMBED_FIELD_VALUE_LENGTH = 1_024;
export const EMBED_FOOTER_LENGTH = 2_048;
export const EMBED_AUTHOR_LENGTH = 256;
/** Characters over all embeds of a message. [M] */
export const EMBEDS_TOTAL_LENGTH = 6_000;

/** Components of one message, nested ones included. [C] */
export const COMPONENTS_PER_MESSAGE = 40;
/** Characters over all text displays of one message. [C] */
export const DISPLAYABLE_TEXT_LENGTH = 4_000;
/** Action rows of a message without the components flag. [C] */
export const LEGACY_ACTION_ROWS = 5;
export const BUTTONS_PER_ROW = 5;
export const CUSTOM_ID_LENGTH = 100;
export const BUTTON_LABEL_LENGTH = 80;
export const BUTTON_URL_LENGTH = 512;
export const SELECT_OPTIONS = 25;
export const SELECT_OPTION_LENGTH = 100;
export const SELECT_PLACEHOLDER_LENGTH = 150;
export const SECTION_TEXTS = 3;
export const GALLERY_ITEMS = 10;
export const MEDIA_DESCRIPTION_LENGTH = 1_024;
export const MEDIA_URL_LENGTH = 2_048;

/** Modals. [I], [C] */
export const MODAL_TITLE_LENGTH = 45;
export const MODAL_COMPONENTS = 5;
export const LABEL_LENGTH = 45;
export const LABEL_DESCRIPTION_LENGTH = 100;
export const TEXT_INPUT_LENGTH = 4_000;
export const TEXT_INPUT_PLACEHOLDER_LENGTH = 100;
export const MODAL_FILES = 10;

/** Application commands. [A] */
export const SLASH_COMMANDS = 100;
export const CONTEXT_MENU_COMMANDS = 15;
export const COMMAND_CREATIONS_PER_DAY = 200;
export const COMMAND_NAME_LENGTH = 32;
export const COMMAND_DESCRIPTION_LENGTH = 100;
export const COMMAND_OPTIONS = 25;
export const COMMAND_CHOICES = 25;
export const CHOICE_LENGTH = 100;
/** Characters of one command's names, descriptions and values together. [A] */
export const COMMAND_TOTAL_LENGTH = 8_000;
export const STRING_OPTION_LENGTH = 6_000;

/** Gateway: milliseconds between heartbeats, events a client may send in a minute, IDENTIFYs a day. [G] */
export const HEARTBEAT_INTERVAL_MS = 41_250;
export const GATEWAY_SENDS_PER_MINUTE = 120;
export const IDENTIFIES_PER_DAY = 1_000;
