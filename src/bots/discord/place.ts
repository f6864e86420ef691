import {
  type BaseInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js';
import type { EventId } from '../../core/ids.js';
import type { Incoming, Where } from '../chat/turn.js';
import { isNoMember } from './failures.js';
import { channelPlace, directPlace, PLATFORM } from './refs.js';

/** What the interaction holds before anything was looked up. */
export const toIncoming = (
  interaction: BaseInteraction,
  signal: AbortSignal,
  more: Pick<Incoming, 'after' | 'stepAside' | 'quoted'> = {},
): Incoming => {
  const { user, channelId, guildId, guild, guildLocale } = interaction;
  const where = whereOf(interaction);
  const privatePlace = directPlace(user.id);
  return {
    event: `${PLATFORM}:${interaction.id}` as EventId,
    identity: { platform: PLATFORM, platformUserId: user.id, displayName: user.displayName },
    moderator: interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
    // Where the app is the person's alone, the bot itself reaches nothing but their direct messages.
    place: where === 'guild' && channelId !== null ? channelPlace(channelId) : privatePlace,
    where,
    privatePlace,
    ...(where === 'guild' && guildId !== null
      ? {
          space: {
            platformSpaceId: guildId,
            name: guild?.name ?? guildId,
            ...(guildLocale ? { locale: guildLocale } : {}),
          },
        }
      : {}),
    canPost: async () => canPostHere(interaction, where),
    isMemberOf: (platformSpaceId) => isMember(interaction.client.rest, user.id, platformSpaceId),
    locale: interaction.locale,
    signal,
    ...more,
  };
};

/** False where the bot itself is not. */
export const isMember = async (rest: REST, userId: string, guild: string): Promise<boolean> => {
  try {
    await rest.get(Routes.guildMember(guild, userId));
    return true;
  } catch (error) {
    if (isNoMember(error)) return false;
    throw error;
  }
};

const whereOf = ({ context, guildId, authorizingIntegrationOwners }: BaseInteraction): Where => {
  if (guildId !== null) return authorizingIntegrationOwners.guildId === null ? 'userInstall' : 'guild';
  return context === InteractionContextType.PrivateChannel ? 'userInstall' : 'botDm';
};

/** Whether the bot can edit, with its own token, what it shows to everybody here. */
export const canPostHere = (interaction: BaseInteraction, where: Where): boolean => {
  if (where !== 'guild') return where === 'botDm';
  // A guild can have the commands without the bot.
  if (!interaction.inCachedGuild()) return false;
  const send = interaction.channel?.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return interaction.appPermissions.has([PermissionFlagsBits.ViewChannel, send]);
};

/** Direct messages are private as they are; ephemeral ones would vanish from them with the app's next start. */
export const isHidden = ({ where }: Incoming, isForOne: boolean): boolean => isForOne && where !== 'botDm';
