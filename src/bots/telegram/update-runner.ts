import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Inbox } from '../../core/events/inbox.js';
import type { Log } from '../../log.js';
import type { CallbackAnswers } from './callback-answers.js';
import { poll } from './poll.js';
import type { Receiver } from './receive.js';
import { PLATFORM } from './refs.js';
import { asNewUpdate, asUpdate } from './updates.js';
import { createWebhook } from './webhook.js';

export interface TelegramStatus {
  readonly receiving: 'polling' | 'webhook' | 'standby';
  /** When Telegram last answered or delivered an update. */
  readonly lastContact: Date;
}

/** Stores the updates that Telegram delivers, and has them handled. */
export interface UpdateRunner {
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

interface Dependencies {
  readonly api: Api;
  readonly inbox: Inbox;
  readonly receiver: Receiver;
  readonly answers: CallbackAnswers;
  /** Undefined when polling. */
  readonly webhook?: { readonly secret: string };
  readonly log: Log;
}

type Context = Dependencies & {
  lastContact: Date;
  serving?: Serving | undefined;
};

/** What the process does that holds the platform. */
interface Serving {
  /** May be called twice. */
  end(): Promise<void>;
}

export const createUpdateRunner = (dependencies: Dependencies): UpdateRunner => {
  const context: Context = { ...dependencies, lastContact: new Date() };
  return {
    handleWebhook: webhookOf(context),
    status: () => statusOf(context),
    serve: () => serve(context),
    close: async () => context.serving?.end(),
  };
};

const webhookOf = (context: Context): UpdateRunner['handleWebhook'] => {
  const { webhook, log } = context;
  if (!webhook) return async () => new Response(null, { status: 404 });
  return createWebhook({ secret: webhook.secret, store: (updates) => store(context, updates), log });
};

const statusOf = ({ webhook, serving, lastContact }: Context): TelegramStatus => ({
  receiving: webhook ? 'webhook' : serving ? 'polling' : 'standby',
  lastContact,
});

const serve = (context: Context): (() => Promise<void>) => {
  const serving = begin(context);
  context.serving = serving;
  return async () => {
    await serving.end();
    if (context.serving === serving) context.serving = undefined;
  };
};

const begin = (context: Context): Serving => {
  const { api, inbox, receiver, webhook, log } = context;
  const over = new AbortController();
  const work = inbox.process(PLATFORM, {
    handle: ({ payload }, stepAside) => receiver.handle({ update: asUpdate(payload), stepAside }),
    giveUp: ({ payload }) => receiver.giveUp(asUpdate(payload)),
  });
  const source = {
    api,
    store: (updates: readonly Update[]) => store(context, updates),
    onContact: () => noteContact(context),
    log,
  };
  const polling = webhook ? undefined : poll(source, over.signal);
  return {
    end: async () => {
      over.abort();
      await polling;
      await work.stop();
    },
  };
};

const store = async (context: Context, updates: readonly Update[]): Promise<void> => {
  noteContact(context);
  // Elsewhere it is not known when a press is answered.
  if (context.serving)
    for (const { callback_query: query } of updates) if (query) context.answers.expect(query.id);
  await context.inbox.store(PLATFORM, updates.map(asNewUpdate));
};

const noteContact = (context: Context): void => {
  context.lastContact = new Date();
};
