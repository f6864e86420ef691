import type { Messenger } from './bots/chat/messenger.js';
import type { Router } from './bots/chat/router.js';
import { startDiscord } from './bots/discord/start.js';
import { greetingView } from './bots/features/help/views.js';
import { startTelegram } from './bots/telegram/start.js';
import type { Config } from './config.js';
import type { Database } from './core/database/client.js';
import { createLeases, holdLease } from './core/database/lease.js';
import { createInbox } from './core/events/inbox.js';
import { createPrompts } from './core/events/prompts.js';
import type { PlaceRef } from './core/events/refs.js';
import { createRegistrations } from './core/events/registrations.js';
import type { Spaces } from './core/spaces/spaces.js';
import type { Health } from './http.js';
import type { Log } from './log.js';

export interface PlatformParts {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly router: Router;
  readonly spaces: Spaces;
  /** Tells processes apart in leases. */
  readonly holder: string;
  /** Called when this process becomes the one that speaks on a platform; what it returns ends that. */
  readonly onHeld: (platform: string, messenger: Messenger) => () => Promise<void>;
  readonly signal: AbortSignal;
}

export interface Platform {
  readonly name: string;
  health(): Health;
  handleWebhook?(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** Starts the platforms that there are tokens for. One process at a time speaks on each; others stand by. */
export const startPlatforms = async (parts: PlatformParts): Promise<readonly Platform[]> => {
  const { DISCORD_TOKEN, TELEGRAM_TOKEN } = parts.config;
  return Promise.all([
    ...(DISCORD_TOKEN ? [startDiscordPlatform(parts, DISCORD_TOKEN)] : []),
    ...(TELEGRAM_TOKEN ? [startTelegramPlatform(parts, TELEGRAM_TOKEN)] : []),
  ]);
};

const greeter =
  ({ spaces, log }: PlatformParts, platform: string, messenger: () => Messenger | undefined) =>
  async (space: { platformSpaceId: string; name: string }, place: PlaceRef): Promise<void> => {
    if (!(await spaces.claimGreeting({ platform, ...space }))) return;
    await messenger()
      ?.send(place, greetingView)
      .catch((error: unknown) => log.warn({ err: error, platform }, 'no greeting'));
  };

/** Holds the platform's lease until the signal; resolves when it is held for the first time, or taken by another. */
const hold = (
  parts: PlatformParts,
  platform: string,
  begin: (until: AbortSignal) => Promise<() => Promise<void>>,
) => {
  const closing = new AbortController();
  let end: (() => Promise<void>) | undefined;
  let lost = new AbortController();
  const held = holdLease(createLeases(parts.database), `bot:${platform}`, {
    holder: parts.holder,
    log: parts.log,
    signal: closing.signal,
    onGained: async () => {
      lost = new AbortController();
      end = await begin(lost.signal);
    },
    onLost: async () => {
      lost.abort();
      await end?.();
      end = undefined;
    },
  });
  return {
    isHeld: () => end !== undefined,
    close: async (): Promise<void> => {
      closing.abort();
      await held;
    },
  };
};

const startDiscordPlatform = async (parts: PlatformParts, token: string): Promise<Platform> => {
  const { config, log, database, router, signal } = parts;
  let bot: Awaited<ReturnType<typeof startDiscord>> | undefined;
  const greet = greeter(parts, 'discord', () => bot?.messenger);
  // Both of two connected processes would be told of every interaction, so a standby does not even connect.
  const holding = hold(parts, 'discord', async () => {
    const started = await startDiscord({
      token,
      ...(config.DISCORD_API_URL ? { apiUrl: config.DISCORD_API_URL } : {}),
      cdnOrigins: config.DISCORD_CDN_ORIGINS,
      router,
      log,
      registration: createRegistrations(database),
      onSpaceJoined: greet,
      signal,
    });
    bot = started;
    const endJobs = parts.onHeld('discord', started.messenger);
    return async () => {
      bot = undefined;
      await endJobs();
      await started.close();
    };
  });
  return {
    name: 'discord',
    health() {
      const status = bot?.status();
      if (status === undefined || status === 'ready') return holding.isHeld() || status ? 'ok' : 'starting';
      return status === 'connecting' ? 'starting' : 'down';
    },
    close: holding.close,
  };
};

const startTelegramPlatform = async (parts: PlatformParts, token: string): Promise<Platform> => {
  const { config, log, database, router, signal } = parts;
  const { TELEGRAM_API_URL: apiUrl, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = config;
  const bot = await startTelegram({
    token,
    ...(apiUrl ? { apiUrl } : {}),
    ...(url && secret ? { webhook: { url, secret } } : {}),
    router,
    inbox: createInbox({ database, log }),
    prompts: createPrompts({ database }),
    registration: createRegistrations(database),
    onSpaceJoined: (space, place) => greeter(parts, 'telegram', () => bot.messenger)(space, place),
    log,
    signal,
  });
  const holding = hold(parts, 'telegram', async (until) => {
    bot.poll(until);
    return parts.onHeld('telegram', bot.messenger);
  });
  return {
    name: 'telegram',
    health: () => 'ok',
    handleWebhook: (request) => bot.handleWebhook(request),
    close: async () => {
      await holding.close();
      await bot.close();
    },
  };
};
