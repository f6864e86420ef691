import { tooManyRequests } from './failure.js';

// Lengths: https://core.telegram.org/bots/api, at the parameter of the same name.
export const TEXT_LENGTH = 4096;
export const CAPTION_LENGTH = 1024;
export const CALLBACK_DATA_BYTES = 64;
export const CALLBACK_ANSWER_LENGTH = 200;
export const PLACEHOLDER_LENGTH = 64;
export const COMMANDS_PER_SCOPE = 100;
export const COMMAND_DESCRIPTION_LENGTH = 256;
export const COMMAND_NAME = /^[a-z0-9_]{1,32}$/;
/** https://core.telegram.org/bots/features#deep-linking */
export const DEEP_LINK_PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;
export const WEBHOOK_SECRET = /^[A-Za-z0-9_-]{1,256}$/;
/** https://core.telegram.org/bots/api#getfile */
export const DOWNLOAD_BYTES = 20 * 1024 * 1024;
/** https://core.telegram.org/bots/api#sending-files */
export const UPLOAD_BYTES = 50 * 1024 * 1024;
export const PHOTO_BYTES = 10 * 1024 * 1024;
export const PHOTO_SIDES_SUM = 10_000;
export const PHOTO_SIDES_RATIO = 20;
/** Undocumented; servers refuse a larger keyboard as REPLY_MARKUP_TOO_LONG. */
export const KEYBOARD_BUTTONS = 100;
/** https://core.telegram.org/bots/api#deletemessage */
export const DELETION_WINDOW_MS = 48 * 60 * 60 * 1000;
/** Undocumented for answers; documented for ephemeral messages: api#ephemeral-messages-and-commands. */
export const QUERY_LIFETIME_MS = 15_000;

/** Which of the send limits of https://core.telegram.org/bots/faq#my-bot-is-hitting-limits are enforced. */
export interface SendLimits {
  groups: boolean;
  privateChats: boolean;
  overall: boolean;
}

interface Window {
  calls: number;
  ms: number;
}

const GROUP_WINDOW: Window = { calls: 20, ms: 60_000 };
/** One message a second, with short bursts allowed: five of them in five seconds. */
const PRIVATE_WINDOW: Window = { calls: 5, ms: 5_000 };
const OVERALL_WINDOW: Window = { calls: 30, ms: 1_000 };
const OVERALL_KEY = 0;

/** Counts sends and edits in sliding windows, per chat and overall. */
export class FloodControl {
  readonly #sent = new Map<number, number[]>();

  constructor(
    readonly enforced: SendLimits,
    private readonly now: () => number,
  ) {}

  /**
   * Counts one send or edit in a chat.
   * @throws ApiFailure 429 with `retry_after`; the refused call is not counted
   */
  count(chatId: number): void {
    const windows = this.#windows(chatId);
    for (const [key, window] of windows) this.#check(key, window);
    for (const [key] of windows) this.#sent.get(key)?.push(this.now());
  }

  #windows(chatId: number): [key: number, window: Window][] {
    const { groups, privateChats, overall } = this.enforced;
    const windows: [key: number, window: Window][] = [];
    if (chatId > 0 && privateChats) windows.push([chatId, PRIVATE_WINDOW]);
    if (chatId < 0 && groups) windows.push([chatId, GROUP_WINDOW]);
    if (overall) windows.push([OVERALL_KEY, OVERALL_WINDOW]);
    return windows;
  }

  #check(key: number, { calls, ms }: Window): void {
    const since = this.now() - ms;
    const recent = (this.#sent.get(key) ?? []).filter((at) => at > since);
    this.#sent.set(key, recent);
    const oldest = recent[recent.length - calls];
    if (oldest !== undefined) throw tooManyRequests(Math.max(1, Math.ceil((oldest - since) / 1000)));
  }
}
