import type { Api } from 'grammy';
import type { Inbox } from '../../core/events/inbox.js';
import type { Prompts } from '../../core/events/prompts.js';
import type { PlaceRef } from '../../core/events/refs.js';
import type { Registrations } from '../../core/events/registrations.js';
import type { Log } from '../../log.js';
import type { Messenger } from '../chat/messenger.js';
import type { Readers } from '../chat/readers.js';
import type { Router } from '../chat/router.js';
import { TokenRefused } from '../chat/token-refused.js';
import type { IncomingSpace } from '../chat/turn.js';
import { createAdministrators } from './administrators.js';
import { createAlbums } from './albums.js';
import { apiRootOf, createApi } from './api.js';
import { createSendBudget } from './budget.js';
import { createCallbackAnswers } from './callback-answers.js';
import { createCommandRunner } from './command-runner.js';
import { createEphemeral } from './ephemeral.js';
import { TelegramRefusal } from './failures.js';
import { createForms } from './forms.js';
import { createMessenger } from './messenger.js';
import { createNewest } from './newest.js';
import { createReceiver, type SpaceMoved } from './receive.js';
import { register } from './register.js';
import { createResponder } from './respond.js';
import { createSender } from './sender.js';
import { createUpdateRunner, type UpdateRunner } from './update-runner.js';
import { ALLOWED_UPDATES } from './updates.js';

export interface TelegramOptions {
  readonly token: string;
  /** Root of the Bot API, https://api.telegram.org by default. */
  readonly apiUrl?: string;
  /** Where Telegram delivers updates; without it the bot polls. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly router: Router;
  readonly readers: Readers;
  readonly inbox: Inbox;
  readonly prompts: Prompts;
  readonly registration: Registrations;
  /** The bot was added to a group. */
  readonly onSpaceJoined?: (space: IncomingSpace, place: PlaceRef) => Promise<void>;
  /** The bot was removed from a group. */
  readonly onSpaceLeft?: (platformSpaceId: string) => Promise<void>;
  readonly onSpaceMoved?: SpaceMoved;
  readonly log: Log;
  /** Aborted when the process stops: handlers and pauses end early. */
  readonly signal: AbortSignal;
}

export interface TelegramBot extends UpdateRunner {
  readonly messenger: Messenger;
}

/**
 * Starts the adapter: learns its own name, registers commands, sets or removes the webhook and stores what comes.
 * @throws TokenRefused, TelegramUnreachable
 */
export const startTelegram = async (options: TelegramOptions): Promise<TelegramBot> => {
  const { token, apiUrl, readers, prompts, log, signal } = options;
  const closing = new AbortController();
  const api = createApi({ ...options, signal: AbortSignal.any([signal, closing.signal]) });
  const username = await signIn(api, options);

  const answers = createCallbackAnswers({ api, log });
  const budget = createSendBudget({ signal });
  const sender = createSender({ api, budget });
  const forms = createForms({ prompts, sender });
  const ephemeral = createEphemeral({ api, budget, log });
  const administrators = createAdministrators({ api, log });
  const files = { api, token, apiRoot: apiRootOf(apiUrl), log };
  const newest = createNewest();
  const shared = {
    ...options,
    api,
    username,
    answers,
    sender,
    newest,
    forms,
    ephemeral,
    administrators,
    files,
  };
  const responder = createResponder(shared);
  const commands = createCommandRunner({ ...shared, responder });
  const receiver = createReceiver({ ...shared, responder, commands, albums: createAlbums(options) });
  const updates = createUpdateRunner({ ...shared, receiver });

  return {
    ...updates,
    messenger: createMessenger({ sender, readers, newest }),
    close: async () => {
      closing.abort();
      await updates.close();
      answers.close();
    },
  };
};

/** @returns the bot's username */
const signIn = async (api: Api, { router, registration, webhook, log }: TelegramOptions): Promise<string> => {
  const { username } = await api.getMe().catch((error: unknown) => {
    throw isTokenRefused(error)
      ? new TokenRefused('Telegram refuses TELEGRAM_TOKEN: copy it anew from @BotFather', { cause: error })
      : error;
  });
  await register(api, router.commands, username, registration).catch((error: unknown) => {
    // The bot works without a menu, and the next start tries again.
    log.warn({ err: error }, 'telegram commands not registered');
  });
  await chooseDelivery(api, webhook);
  return username;
};

/** What is no token at all names no bot, which is "not found". */
const isTokenRefused = (error: unknown): boolean =>
  error instanceof TelegramRefusal && [401, 404].includes(error.code);

const chooseDelivery = async (api: Api, webhook: TelegramOptions['webhook']): Promise<void> => {
  if (!webhook) return void (await api.deleteWebhook());
  await api.setWebhook(webhook.url, { secret_token: webhook.secret, allowed_updates: ALLOWED_UPDATES });
};
