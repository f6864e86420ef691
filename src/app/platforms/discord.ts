import { type DiscordBot, startDiscord } from '../../bots/discord/start.js';
import { createInbox } from '../../core/events/inbox.js';
import { createPrompts } from '../../core/events/prompts.js';
import { createRegistrations } from '../../core/events/registrations.js';
import type { Health } from '../http.js';
import { createReaders } from '../readers.js';
import { greeter, holdPlatform, leaver, type Platform, type PlatformDependencies } from './platform.js';
import { recordStanding } from './standing.js';

/**
 * Discord, for the one process that holds its lease. Two connected processes would both receive every interaction, so
 * a standby does not connect.
 */
export const startDiscordPlatform = (dependencies: PlatformDependencies, token: string): Platform => {
  const { config, log, database, router } = dependencies;
  const standing = recordStanding();
  let bot: DiscordBot | undefined;
  const onSpaceJoined = greeter(dependencies, 'discord', () => bot?.messenger);
  const holding = holdPlatform(dependencies, 'discord', standing, async (until) => {
    const started = await startDiscord({
      token,
      ...(config.DISCORD_API_URL ? { apiUrl: config.DISCORD_API_URL } : {}),
      cdnOrigins: config.DISCORD_CDN_ORIGINS,
      router,
      readers: createReaders(dependencies.locales, 'discord', log),
      log,
      registration: createRegistrations(database),
      prompts: createPrompts({ database }),
      inbox: createInbox({ database, log }),
      onSpaceJoined,
      onSpaceLeft: leaver(dependencies, 'discord'),
      signal: AbortSignal.any([dependencies.signal, until]),
    });
    bot = started;
    const endJobs = dependencies.onHeld('discord', started.messenger);
    return async () => {
      bot = undefined;
      await endJobs();
      await started.close();
    };
  });
  return {
    name: 'discord',
    tried: standing.first,
    health: () => healthOf(bot?.status()) ?? standing.health(),
    close: holding.close,
  };
};

const healthOf = (status: ReturnType<DiscordBot['status']> | undefined): Health | undefined => {
  if (status === undefined || status === 'ready') return status && 'ok';
  return status === 'connecting' ? 'starting' : 'down';
};
