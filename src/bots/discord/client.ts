import { Client, DefaultRestOptions, GatewayIntentBits, Options } from 'discord.js';
import { makeRequest } from './requests.js';

/** Discord bans an address for a while after 10,000 answers of 401, 403 or 429 in ten minutes: warn in time. */
const INVALID_REQUESTS_BETWEEN_WARNINGS = 500;
/** Users that are kept in memory; interactions bring their own. */
const USERS_KEPT = 200;
const API_VERSION = '10';

/**
 * A client that keeps no more of Discord in memory than it needs: guilds with their channels and roles, and
 * itself. Interactions come without any intent; `Guilds` reports when the bot is added to one. Direct messages are read
 * as the gateway sends them: for its own event discord.js wants the partial channels, and never forgets one.
 * @param apiUrl REST base, with or without the version; Discord's own if undefined
 */
export const createClient = (apiUrl: string | undefined): Client => {
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    allowedMentions: { parse: [] },
    enforceNonce: true,
    makeCache: Options.cacheWithLimits({
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 1, keepOverLimit: ({ id }) => id === client.user?.id },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: USERS_KEPT, keepOverLimit: ({ id }) => id === client.user?.id },
      VoiceStateManager: 0,
    }),
    sweepers: Options.DefaultSweeperSettings,
    rest: {
      makeRequest,
      // Once more after its own timeout; `makeRequest` sees to the rest.
      retries: 1,
      api: apiUrl === undefined ? DefaultRestOptions.api : baseOf(apiUrl),
      version: API_VERSION,
      invalidRequestWarningInterval: INVALID_REQUESTS_BETWEEN_WARNINGS,
    },
  });
  return client;
};

const baseOf = (apiUrl: string): string => apiUrl.replace(/\/+$/, '').replace(/\/v\d+$/, '');
