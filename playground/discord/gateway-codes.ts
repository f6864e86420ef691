/** Gateway intents (https://docs.discord.com/developers/events/gateway#list-of-intents). */
export const Intent = {
  /** Sent whatever was asked for. */
  none: 0,
  guilds: 1 << 0,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;
/** Intents that must be switched on for an application: members, presences, message content. */
export const PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | Intent.messageContent;

/** Opcodes (https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway). */
export const Op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voiceState: 4,
  resume: 6,
  reconnect: 7,
  guildMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** Close codes (https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway). */
export const Close = {
  normal: 1000,
  goingAway: 1001,
  unknownError: 4000,
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  rateLimited: 4008,
  disallowedIntents: 4014,
} as const;
