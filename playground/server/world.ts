import type { Stage } from '../stage/stage.js';
import { channelEntry } from './discord-view.js';
import { chatEntry } from './telegram-view.js';

/**
 * Who there is to be, and which chats each of them has.
 * @param playground an id that tells a page which stayed open whether this is what it shows
 */
export const worldOf = (stage: Stage, friends: readonly string[], playground: string) => {
  const { discord, telegram, guild, players, channelsOf, chatsOf } = stage;
  return {
    playground,
    discord: {
      server: guild.name,
      bot: { id: discord.bot.id, name: discord.bot.name },
      people: players.map(({ name, discord: user }) => ({
        id: user.id,
        name,
        channels: channelsOf(user).map((channel) => channelEntry(channel, discord.bot.name)),
      })),
    },
    telegram: {
      bot: { name: 'Deckhand', username: telegram.botUsername },
      friends,
      people: players.map(({ name, telegram: user }) => ({
        id: user.id,
        name,
        chats: chatsOf(user).map((chat) => chatEntry(stage, chat, 'Deckhand')),
      })),
    },
  };
};

export type World = ReturnType<typeof worldOf>;
