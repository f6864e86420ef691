import type { UserFromGetMe } from 'grammy/types';
import { FloodControl, QUERY_LIFETIME_MS, type SendLimits } from './limits.js';
import type { Backend } from './methods/method.js';
import { Polling } from './polling.js';
import type { TelegramUser } from './records.js';
import { callFromWebhook } from './server.js';
import type { TelegramSnapshot } from './snapshot.js';
import { Webhook } from './webhook.js';
import type { World } from './world.js';

export interface StandInOptions {
  host?: string;
  /** 0, the default, takes a free one. */
  port?: number;
  token?: string;
  botUsername?: string;
  /** Privacy mode off: the bot sees every group message. */
  readsAllGroupMessages?: boolean;
  /** Send limits to enforce; by default those of groups. */
  limits?: Partial<SendLimits>;
  /** Unix milliseconds; everything dated or expiring goes by this clock. */
  now?: () => number;
  /** An earlier stand-in's world, in which this one goes on. */
  snapshot?: TelegramSnapshot;
  /** How long a callback query can be answered; also the wait of `press`. Milliseconds. */
  queryLifetimeMs?: number;
  /** First pause before an update is delivered to a webhook again; doubles each time. Milliseconds. */
  webhookRetryMs?: number;
}

export interface NewUser {
  name: string;
  username?: string;
  /** IETF tag, as `from.language_code`. */
  language?: string;
}

export interface NewGroup {
  title: string;
  members?: readonly TelegramUser[];
  /** Members as well; the first is the owner. */
  admins?: readonly TelegramUser[];
  /** With topics; a supergroup then. */
  forum?: boolean;
  supergroup?: boolean;
  /** What the bot has been there since before the story begins; a plain member by default. */
  bot?: 'member' | 'administrator' | 'absent';
}

/** The bot as getMe describes it; its id is the first half of its token. */
export const botProfile = (
  token: string,
  username: string,
  { readsAllGroupMessages = false }: StandInOptions,
): UserFromGetMe => ({
  id: Number(token.split(':')[0]),
  is_bot: true,
  first_name: 'Deckhand',
  username,
  can_join_groups: true,
  can_read_all_group_messages: readsAllGroupMessages,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
});

/** The parts behind the methods, wired to one world. */
export const backendOf = (world: World, options: StandInOptions): Backend => {
  const limits = { groups: true, privateChats: false, overall: false, ...options.limits };
  const backend: Backend = {
    world,
    flood: new FloodControl(limits, world.now),
    polling: new Polling(world.updates, () => world.changed()),
    webhook: new Webhook(world.updates, options.webhookRetryMs ?? 1_000, (call) =>
      callFromWebhook(backend, call),
    ),
    queryLifetimeMs: options.queryLifetimeMs ?? QUERY_LIFETIME_MS,
  };
  return backend;
};
