import type { FriendsState } from '../friends/state.js';
import type { BotState } from '../stage/bot-process.js';
import type { DiscordWireMessage } from './discord-view.js';
import type { ChatPatch } from './patches.js';
import type { TelegramWireMessage } from './telegram-view.js';

/** What a page is told, by the name of the event. */
export interface LiveEvents {
  readonly discord: readonly ChatPatch<DiscordWireMessage>[];
  readonly telegram: readonly ChatPatch<TelegramWireMessage>[];
  /** The menus of commands may differ from before. */
  readonly commands: object;
  readonly bot: { readonly state: BotState };
  readonly friends: FriendsState;
}
