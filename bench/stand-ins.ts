import { type DiscordStandIn, startDiscordStandIn } from '../playground/discord/index.js';
import { startTelegramStandIn, type TelegramStandIn } from '../playground/telegram/index.js';

/** Both platforms, here. */
export interface StandIns {
  readonly discord: DiscordStandIn;
  readonly telegram: TelegramStandIn;
  /** What the bot must be told to talk to them. */
  readonly settings: Readonly<Record<string, string>>;
  /** Resolves once a bot listens on both, and its commands are known. */
  untilUp(): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;

export const startStandIns = async (): Promise<StandIns> => {
  const [discord, telegram] = await Promise.all([startDiscordStandIn(), startTelegramStandIn()]);
  return {
    discord,
    telegram,
    settings: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_CDN_ORIGINS: discord.cdnOrigin,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.apiUrl,
      HTTP_PORT: '0',
    },
    async untilUp() {
      await discord.waitFor(() => discord.isConnected && discord.commands().length > 0, PATIENCE_MS);
      await telegram.waitFor(() => telegram.isPolled, PATIENCE_MS);
    },
    async close() {
      await Promise.all([discord.close(), telegram.close()]);
    },
  };
};
