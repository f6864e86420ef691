import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
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
import { Administrators } from './administrators.js';
import { apiRootOf, createApi } from './api.js';
import { SendBudget } from './budget.js';
import { CallbackAnswers } from './callback-answers.js';
import { createCommandRunner } from './command-runner.js';
import { createEphemeral } from './ephemeral.js';
import { TelegramRefusal } from './failures.js';
import { createForms } from './forms.js';
import { createMessenger } from './messenger.js';
import { poll } from './poll.js';
import { createReceiver, type Receiver, type SpaceMoved } from './receive.js';
import { PLATFORM } from './refs.js';
import { register } from './register.js';
import { createResponder } from './respond.js';
import { createSender, type Sender } from './sender.js';
import { ALLOWED_UPDATES, asNewUpdate, asUpdate } from './updates.js';
import { createWebhook } from './webhook.js';

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
  readonly onSpaceMoved?: SpaceMoved;
  readonly log: Log;
  /** Aborted when the process stops: handlers and pauses end early. */
  readonly signal: AbortSignal;
}

export interface TelegramStatus {
  readonly receiving: 'polling' | 'webhook' | 'standby';
  /** When Telegram last answered or delivered an update. */
  readonly lastContact: Date;
}

export interface TelegramBot {
  readonly messenger: Messenger;
  /** Takes a delivery of the webhook; 200 once it is stored, 401 without the secret, 404 when polling. */
  handleWebhook(request: Request): Promise<Response>;
  status(): TelegramStatus;
  /**
   * Handles the stored updates, and polls for more where no webhook is set. For the one process that holds the
   * platform's lease, which also keeps Telegram's limits. Until `close` or the returned function is called, which
   * resolve when the updates at work are done.
   */
  serve(): () => Promise<void>;
  close(): Promise<void>;
}

/** What is no token at all names no bot, which is "not found". */
const isTokenRefused = (error: unknown): boolean =>
  error instanceof TelegramRefusal && [401, 404].includes(error.code);

/**
 * Starts the adapter: learns its own name, registers commands, sets or removes the webhook and stores what comes.
 * @throws TokenRefused, TelegramUnreachable
 */
export const startTelegram = async (options: TelegramOptions): Promise<TelegramBot> => {
  const { router, inbox, registration, webhook, log } = options;
  const closing = new AbortController();
  const api = createApi({ ...options, signal: AbortSignal.any([options.signal, closing.signal]) });
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

  const answers = new CallbackAnswers(api, log);
  const budget = new SendBudget({ signal: options.signal });
  const sender = createSender({ api, budget });
  const receiver = assemble({ ...options, api, answers, sender, budget, username });
  let lastContact = new Date();
  let serving: Serving | undefined;

  const store = async (updates: readonly Update[]): Promise<void> => {
    lastContact = new Date();
    // Elsewhere it is not known when a press is answered.
    if (serving) for (const { callback_query: query } of updates) if (query) answers.expect(query.id);
    await inbox.store(PLATFORM, updates.map(asNewUpdate));
  };
  const onContact = (): void => {
    lastContact = new Date();
  };
  const begin = (): Serving => {
    const over = new AbortController();
    const work = inbox.process(PLATFORM, {
      handle: ({ payload }) => receiver.handle(asUpdate(payload)),
      giveUp: ({ payload }) => receiver.giveUp(asUpdate(payload)),
    });
    const polling = webhook ? undefined : poll({ api, store, onContact, log }, over.signal);
    return {
      end: async () => {
        over.abort();
        await polling;
        await work.stop();
      },
    };
  };

  return {
    messenger: createMessenger({ sender, readers: options.readers }),
    handleWebhook: webhook
      ? createWebhook({ secret: webhook.secret, store, log })
      : () => Promise.resolve(new Response(null, { status: 404 })),
    status: () => ({
      receiving: webhook ? 'webhook' : serving ? 'polling' : 'standby',
      lastContact,
    }),
    serve() {
      const begun = begin();
      serving = begun;
      return async () => {
        await begun.end();
        if (serving === begun) serving = undefined;
      };
    },
    async close() {
      closing.abort();
      await serving?.end();
      answers.close();
    },
  };
};

/** What the process does that holds the platform. */
interface Serving {
  /** May be called twice. */
  end(): Promise<void>;
}

const chooseDelivery = async (api: Api, webhook: TelegramOptions['webhook']): Promise<void> => {
  if (!webhook) return void (await api.deleteWebhook());
  await api.setWebhook(webhook.url, { secret_token: webhook.secret, allowed_updates: ALLOWED_UPDATES });
};

interface Assembly extends TelegramOptions {
  readonly api: Api;
  readonly answers: CallbackAnswers;
  readonly sender: Sender;
  readonly budget: SendBudget;
  readonly username: string;
}

const assemble = (dependencies: Assembly): Receiver => {
  const { api, token, apiUrl, log, sender, budget, prompts } = dependencies;
  const forms = createForms({ prompts, sender });
  const administrators = new Administrators(api, log);
  const ephemeral = createEphemeral({ api, budget });
  const responder = createResponder({ ...dependencies, ephemeral, forms });
  const files = { api, token, apiRoot: apiRootOf(apiUrl), log };
  const commands = createCommandRunner({ ...dependencies, responder, forms, administrators, files });
  return createReceiver({ ...dependencies, responder, commands });
};
