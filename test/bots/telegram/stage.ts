import { pino } from 'pino';
import type { TelegramStandIn } from '../../../playground/telegram/index.js';
import type { Router } from '../../../src/bots/chat/router.js';
import { startTelegram, type TelegramBot, type TelegramOptions } from '../../../src/bots/telegram/start.js';
import type { Database } from '../../../src/core/database/client.js';
import { createInbox, type InboxSettings } from '../../../src/core/events/inbox.js';
import { createPrompts } from '../../../src/core/events/prompts.js';
import type { Identity } from '../../../src/core/events/refs.js';
import type { Registrations } from '../../../src/core/events/registrations.js';
import { newId, type UserId } from '../../../src/core/ids.js';
import { englishReaders } from '../../support/words.js';

export const silent = pino({ level: 'silent' });

/** A registration that lives as long as the test. */
export const memoryRegistration = (): Registrations & { writes: number } => {
  let last: string | undefined;
  return {
    writes: 0,
    read: async () => last,
    async write(_platform, hash) {
      last = hash;
      this.writes++;
    },
  };
};

/** The person behind an identity, as rows, made at first contact. */
export const meetIn =
  ({ prisma }: Database) =>
  async ({ identity }: { identity: Identity }): Promise<UserId> => {
    const { platform, platformUserId, displayName } = identity;
    const key = { platform_platformUserId: { platform, platformUserId } };
    const known = await prisma.chatIdentity.findUnique({ where: key });
    if (known) return known.userId as UserId;
    const id = newId<UserId>();
    await prisma.user.create({
      data: { id, identities: { create: { platform, platformUserId, displayName } } },
    });
    return id;
  };

export interface BotStage extends Partial<Omit<TelegramOptions, 'router'>> {
  readonly standIn: TelegramStandIn;
  readonly database: Database;
  readonly router: Router;
  readonly inboxSettings?: Partial<InboxSettings>;
}

/** The real adapter against the stand-in, polling unless a webhook is given. */
export const startBot = async (stage: BotStage): Promise<TelegramBot> => {
  const { standIn, database, router, inboxSettings, ...rest } = stage;
  const bot = await startTelegram({
    token: standIn.token,
    apiUrl: standIn.apiUrl,
    router,
    readers: englishReaders,
    inbox: createInbox({ database, log: silent, ...(inboxSettings && { settings: inboxSettings }) }),
    prompts: createPrompts({ database }),
    registration: memoryRegistration(),
    log: silent,
    signal: new AbortController().signal,
    ...rest,
  });
  bot.serve();
  return bot;
};
