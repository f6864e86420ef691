import { startDiscordPlatform } from './discord.js';
import { type Platform, type PlatformDependencies, startAdvice } from './platform.js';
import { startTelegramPlatform } from './telegram.js';

/**
 * Starts each platform that has a token. One that fails is tried again and does not stop the other.
 * @throws an Error for the operator when none could start
 */
export const startPlatforms = async (dependencies: PlatformDependencies): Promise<readonly Platform[]> => {
  const { DISCORD_TOKEN, TELEGRAM_TOKEN } = dependencies.config;
  const platforms = [
    ...(DISCORD_TOKEN ? [startDiscordPlatform(dependencies, DISCORD_TOKEN)] : []),
    ...(TELEGRAM_TOKEN ? [startTelegramPlatform(dependencies, TELEGRAM_TOKEN)] : []),
  ];
  const failures = await Promise.all(platforms.map(({ tried }) => tried));
  if (failures.includes(undefined)) return platforms;
  await Promise.all(platforms.map((platform) => platform.close()));
  throw new Error(failures.map((failure, i) => `${platforms[i]?.name}: ${wordsOf(failure)}`).join('; '));
};

const wordsOf = (failure: unknown): string =>
  startAdvice(failure) ?? (failure instanceof Error ? failure.message : String(failure));
