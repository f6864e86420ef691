import {
  type DiscordChannel,
  type DiscordGuild,
  type DiscordStandIn,
  type DiscordUser,
  startDiscordStandIn,
} from '../discord/index.js';
import {
  startTelegramStandIn,
  type TelegramChat,
  type TelegramStandIn,
  type TelegramUser,
} from '../telegram/index.js';

/** One person, who is on both platforms. */
export interface Player {
  readonly name: string;
  readonly discord: DiscordUser;
  readonly telegram: TelegramUser;
}

/** Both stand-ins with a small study group in each. */
export interface Stage {
  readonly discord: DiscordStandIn;
  readonly telegram: TelegramStandIn;
  readonly guild: DiscordGuild;
  readonly group: TelegramChat;
  readonly players: readonly [Player, Player, Player];
  /** Members whom nobody acts as. */
  readonly friends: readonly [Player, Player];
  /** The channels that a person sees, in the order of their list. */
  channelsOf(user: DiscordUser): readonly DiscordChannel[];
  /** The chats in a person's list, the one with the bot first. */
  chatsOf(user: TelegramUser): readonly TelegramChat[];
  close(): Promise<void>;
}

/** Starts both stand-ins and fills them with people, channels and groups. No bot is there yet. */
export const setStage = async (): Promise<Stage> => {
  const [discord, telegram] = await Promise.all([startDiscordStandIn(), startTelegramStandIn()]);
  const cast = (name: string, hasApp = false): Player => ({
    name,
    discord: discord.addUser({ name, hasApp }),
    telegram: telegram.addUser({
      name,
      username: `${name.toLowerCase().replace('-', '_')}_studies`,
      language: 'en',
    }),
  });
  const players = [cast('Ada', true), cast('Ben'), cast('Chidi')] as const;
  const friends = [cast('Robo-Dora'), cast('Robo-Emil')] as const;
  const { guild, channels } = buildDiscord(discord, players, friends);
  const group = buildTelegram(telegram, players, friends);
  return {
    discord,
    telegram,
    guild,
    group,
    players: [...players],
    friends: [...friends],
    channelsOf: (user) => channels.filter((one) => one.guild?.members.has(user) || one.people.includes(user)),
    chatsOf: (user) => {
      const own = telegram.privateChat(user);
      return [own, ...telegram.chatsOf(user).filter(({ id }) => id !== own.id)];
    },
    close: async () => {
      await Promise.all([discord.close(), telegram.close()]);
    },
  };
};

type Cast = readonly [Player, Player, Player];

const buildDiscord = (discord: DiscordStandIn, [ada, ben, chidi]: Cast, friends: readonly Player[]) => {
  const members = [ben, chidi, ...friends].map((one) => one.discord);
  const guild = discord.addGuild({ name: 'Study group', owner: ada.discord, members });
  const hall = discord.addChannel(guild, { name: 'study-hall' });
  const channels = [
    hall,
    discord.addChannel(guild, { name: 'exam-week', type: 'thread', parent: hall }),
    discord.addChannel(guild, { name: 'off-topic' }),
    discord.dmOf(ada.discord),
    discord.dmOf(ben.discord),
    discord.dmOf(chidi.discord),
    discord.addPrivateChat([ada.discord, ben.discord]),
  ];
  return { guild, channels };
};

const buildTelegram = (telegram: TelegramStandIn, [ada, ben, chidi]: Cast, friends: readonly Player[]) => {
  const members = [ben, chidi, ...friends].map((one) => one.telegram);
  const people = { admins: [ada.telegram], members };
  const group = telegram.addGroup({ title: 'Biology 101', ...people });
  const forum = telegram.addGroup({ title: 'Exam week', forum: true, ...people });
  telegram.addTopic(forum, 'Lectures');
  telegram.addTopic(forum, 'Questions');
  return group;
};
