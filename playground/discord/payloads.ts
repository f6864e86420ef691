import { botPermissions, deniedToBot, EVERYONE, memberPermissions } from './permissions.js';
import type { DiscordChannel, DiscordGuild, DiscordUser, World } from './world.js';

/** Channel types (https://docs.discord.com/developers/resources/channel#channel-object-channel-types). */
export const ChannelType = { text: 0, dm: 1, private: 3, thread: 11 } as const;
const MEMBER_OVERWRITE = 1;
const JOINED_AT = '2024-01-01T00:00:00.000000+00:00';

/** A user object. */
export const userPayload = (user: DiscordUser) => ({
  id: user.id,
  username: user.name.toLowerCase().replace(/[^a-z0-9_.]/g, '_'),
  global_name: user.isBot ? null : user.name,
  discriminator: user.isBot ? '0001' : '0',
  avatar: null,
  bot: user.isBot,
  system: false,
  public_flags: 0,
  flags: 0,
});

/** A member object, with its user. */
export const memberPayload = (user: DiscordUser) => ({
  user: userPayload(user),
  nick: null,
  avatar: null,
  roles: [],
  joined_at: JOINED_AT,
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  communication_disabled_until: null,
});

/** A member as an interaction shows it: with their permissions. */
export const interactionMemberPayload = (guild: DiscordGuild, user: DiscordUser) => ({
  ...memberPayload(user),
  permissions: memberPermissions(guild, user),
});

/** A channel object of any kind. */
export const channelPayload = (world: World, channel: DiscordChannel) => {
  const base = { id: channel.id, type: ChannelType[channel.kind], flags: 0, last_message_id: null };
  const { guild } = channel;
  if (guild === undefined) return { ...base, recipients: channel.people.map(userPayload) };
  const placed = {
    ...base,
    guild_id: guild.id,
    name: channel.name,
    parent_id: channel.parent?.id ?? null,
    rate_limit_per_user: 0,
    nsfw: false,
  };
  return channel.kind === 'thread'
    ? { ...placed, ...threadFields(guild) }
    : { ...placed, position: 0, topic: null, permission_overwrites: overwrites(world, channel) };
};

const threadFields = (guild: DiscordGuild) => ({
  owner_id: guild.owner.id,
  message_count: 0,
  member_count: guild.members.size,
  total_message_sent: 0,
  thread_metadata: {
    archived: false,
    auto_archive_duration: 1_440,
    archive_timestamp: JOINED_AT,
    locked: false,
  },
});

const overwrites = (world: World, channel: DiscordChannel) => {
  const deny = deniedToBot(channel);
  return deny === 0n ? [] : [{ id: world.bot.id, type: MEMBER_OVERWRITE, allow: '0', deny: String(deny) }];
};

/** A channel as an interaction shows it. */
export const interactionChannelPayload = (world: World, channel: DiscordChannel) => ({
  ...channelPayload(world, channel),
  permissions: botPermissions(channel),
});

/** What GUILD_CREATE and `GET /guilds/:id` tell of a guild. */
export const guildPayload = (world: World, guild: DiscordGuild) => {
  const members = [...guild.members, ...(guild.hasBot ? [world.bot] : [])];
  const channels = world.channelsOf(guild).filter((channel) => channel.botMaySee);
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner.id,
    icon: null,
    splash: null,
    discovery_splash: null,
    description: null,
    banner: null,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: channels.find((channel) => channel.kind === 'text')?.id ?? null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    nsfw: false,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: 'en-US',
    vanity_url_code: null,
    application_id: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [everyoneRole(guild)],
    joined_at: JOINED_AT,
    large: false,
    unavailable: false,
    member_count: members.length,
    members: members.map(memberPayload),
    channels: channels
      .filter((channel) => channel.kind === 'text')
      .map((channel) => channelPayload(world, channel)),
    threads: channels
      .filter((channel) => channel.kind === 'thread')
      .map((channel) => channelPayload(world, channel)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
};

const everyoneRole = (guild: DiscordGuild) => ({
  id: guild.id,
  name: '@everyone',
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: 0,
  permissions: String(EVERYONE),
  managed: false,
  mentionable: false,
  flags: 0,
});

/** The application object. @param installs how many guilds and people have the app */
export const applicationPayload = (bot: DiscordUser, installs: { guilds: number; people: number }) => ({
  id: bot.id,
  name: bot.name,
  icon: null,
  description: '',
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: 0,
  approximate_guild_count: installs.guilds,
  approximate_user_install_count: installs.people,
  bot: userPayload(bot),
  owner: null,
  team: null,
  integration_types_config: { 0: {}, 1: {} },
});
