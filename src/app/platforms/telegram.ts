import { setTimeout as sleep } from 'node:timers/promises';
import type { SpaceMoved } from '../../bots/telegram/receive.js';
import { startTelegram, type TelegramBot } from '../../bots/telegram/start.js';
import { createInbox } from '../../core/events/inbox.js';
import { createPrompts } from '../../core/events/prompts.js';
import { createRegistrations } from '../../core/events/registrations.js';
import type { Health } from '../http.js';
import { createReaders } from '../readers.js';
import {
  failedStart,
  greeter,
  holdPlatform,
  leaver,
  type Platform,
  type PlatformDependencies,
} from './platform.js';
import { recordStanding } from './standing.js';

/** A polling bot that heard nothing from Telegram for so long is cut off: a poll without updates takes 30 s. */
const SILENT_AFTER_MS = 90_000;
/** Pauses before a start that failed is tried again. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 180_000;

/**
 * Telegram, in every process: a webhook may reach any of them, which stores the update. Only the lease's holder handles
 * stored updates, polls and sends.
 */
export const startTelegramPlatform = (dependencies: PlatformDependencies, token: string): Platform => {
  const { log } = dependencies;
  const closing = new AbortController();
  const signal = AbortSignal.any([dependencies.signal, closing.signal]);
  const standing = recordStanding();
  let bot: TelegramBot | undefined;
  let holding: ReturnType<typeof holdPlatform> | undefined;

  const start = async (): Promise<void> => {
    const started = await standing.begin(() => connect(dependencies, token, () => bot));
    bot = started;
    holding = holdPlatform(dependencies, 'telegram', recordStanding(), async () => {
      const endJobs = dependencies.onHeld('telegram', started.messenger);
      const rest = started.serve();
      return async () => void (await Promise.all([rest(), endJobs()]));
    });
  };
  const keepTrying = async (): Promise<void> => {
    for (let pause = FIRST_PAUSE_MS; !bot && !signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      await start().catch(async (error: unknown) => {
        if (signal.aborted) return;
        log.error({ ...failedStart('telegram', error), pause }, 'the bot could not start');
        await sleep(pause, undefined, { signal }).catch(() => {});
      });
    }
  };
  const starting = keepTrying();

  return {
    name: 'telegram',
    tried: standing.first,
    health: () => healthOf(bot) ?? standing.health(),
    handleWebhook: async (request) => bot?.handleWebhook(request) ?? new Response(null, { status: 503 }),
    close: async () => {
      closing.abort();
      await starting;
      await holding?.close();
      await bot?.close();
    },
  };
};

const connect = (
  dependencies: PlatformDependencies,
  token: string,
  bot: () => TelegramBot | undefined,
): Promise<TelegramBot> => {
  const { config, log, database, router, signal } = dependencies;
  const { TELEGRAM_API_URL: apiUrl, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = config;
  return startTelegram({
    token,
    ...(apiUrl ? { apiUrl } : {}),
    ...(url && secret ? { webhook: { url, secret } } : {}),
    router,
    readers: createReaders(dependencies.locales, 'telegram', log),
    inbox: createInbox({ database, log }),
    prompts: createPrompts({ database }),
    registration: createRegistrations(database),
    onSpaceMoved: mover(dependencies),
    onSpaceLeft: leaver(dependencies, 'telegram'),
    onSpaceJoined: greeter(dependencies, 'telegram', () => bot()?.messenger),
    log,
    signal,
  });
};

/** An operator who names the group in ALLOWED_SPACES must learn its new number. */
const mover =
  ({ spaces, log }: PlatformDependencies): SpaceMoved =>
  async (from, to) => {
    await spaces.move(from, to);
    log.warn(
      { from: from.platformSpaceId, to: to.platformSpaceId },
      'a group became a supergroup: if ALLOWED_SPACES names it, name its new number',
    );
  };

const healthOf = (bot: TelegramBot | undefined): Health | undefined => {
  if (!bot) return;
  const { receiving, lastContact } = bot.status();
  return receiving === 'polling' && Date.now() - lastContact.getTime() > SILENT_AFTER_MS ? 'down' : 'ok';
};
