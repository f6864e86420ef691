import type { DiscordChannel, DiscordGuild, DiscordUser } from './world.js';

/** Permission bits (https://docs.discord.com/developers/topics/permissions). */
const Bit = {
  administrator: 1n << 3n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  useCommands: 1n << 31n,
  sendInThreads: 1n << 38n,
};
const SENDING = Bit.sendMessages | Bit.sendInThreads;

/** What everybody in a guild may do. */
export const EVERYONE =
  Bit.viewChannel | SENDING | Bit.embedLinks | Bit.attachFiles | Bit.readHistory | Bit.useCommands;

/** What the bot is kept from in a channel, as a permission overwrite names it. */
export const deniedToBot = (channel: DiscordChannel): bigint =>
  (channel.botMaySee ? 0n : Bit.viewChannel) | (channel.botMaySend ? 0n : SENDING);

/** What the bot may do in a channel, as `app_permissions` tells it. */
export const botPermissions = (channel: DiscordChannel): string => String(EVERYONE & ~deniedToBot(channel));

/** What a member may do in a guild. */
export const memberPermissions = (guild: DiscordGuild, user: DiscordUser): string => {
  if (guild.owner === user) return String(EVERYONE | Bit.administrator | Bit.manageMessages);
  return String(guild.moderators.has(user) ? EVERYONE | Bit.manageMessages : EVERYONE);
};
