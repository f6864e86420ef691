import { contextOf } from '../commands.js';
import type { Interaction } from '../interactions.js';
import { UPLOAD_BYTES } from '../limits.js';
import { messagePayload } from '../message-payload.js';
import { interactionChannelPayload, interactionMemberPayload, userPayload } from '../payloads.js';
import { botPermissions } from '../permissions.js';
import type { Platform } from '../platform.js';

/** The INTERACTION_CREATE of something a person did. @param data the part that depends on its kind */
export const interactionPayload = (platform: Platform, interaction: Interaction, data: object): object => {
  const { world, files, applicationId } = platform;
  const { channel, user, message } = interaction;
  return {
    id: interaction.id,
    application_id: applicationId,
    type: interaction.kind,
    token: interaction.token,
    version: 1,
    data,
    channel: interactionChannelPayload(world, channel),
    channel_id: channel.id,
    ...actor(interaction),
    locale: user.locale,
    app_permissions: botPermissions(channel),
    entitlements: [],
    authorizing_integration_owners: interaction.owners,
    context: contextOf(channel),
    attachment_size_limit: UPLOAD_BYTES,
    ...(message === undefined ? {} : { message: messagePayload(files, message) }),
  };
};

const actor = ({ channel: { guild }, user }: Interaction): object => {
  if (guild === undefined) return { user: userPayload(user) };
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    member: interactionMemberPayload(guild, user),
  };
};
