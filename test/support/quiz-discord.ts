import { seen } from '../../playground/demo/discord-scene.js';
import type { Seen } from '../../playground/demo/scene.js';
import type {
  DiscordChannel,
  DiscordStandIn,
  DiscordUser,
  InteractionOutcome,
  ShownMessage,
} from '../../playground/discord/index.js';
import type { App } from './app.js';
import {
  DECK,
  GAME_PATIENCE_MS,
  type Guest,
  inTurn,
  learnCapitals,
  type Room,
  readExport,
  says,
  textOf,
  type Words,
} from './quiz-room.js';

interface People {
  readonly ada: DiscordUser;
  readonly ben: DiscordUser;
  readonly cleo: DiscordUser;
}

/** Opens channels, each of a server of its own, in which one librarian offers their deck. */
export const discordRooms = async ({ discord }: App): Promise<() => Promise<Room>> => {
  const librarian = discord.addUser({ name: 'Librarian' });
  await learnCapitals(guestOf(discord, librarian, discord.dmOf(librarian)));
  const open = async (people: People): Promise<Room> => {
    const { ada, ben, cleo } = people;
    const guild = discord.addGuild({ name: 'University', owner: ada, members: [ben, cleo, librarian] });
    const channel = discord.addChannel(guild, { name: 'study' });
    await guestOf(discord, librarian, channel).says('deck offer', { deck: DECK });
    return roomOf(discord, people, channel, () => open(people));
  };
  return () =>
    open({
      ada: discord.addUser({ name: 'Ada' }),
      ben: discord.addUser({ name: 'Ben' }),
      cleo: discord.addUser({ name: 'Cleo' }),
    });
};

const roomOf = (
  discord: DiscordStandIn,
  people: People,
  channel: DiscordChannel,
  elsewhere: Room['elsewhere'],
): Room => {
  const { guild } = channel;
  if (guild === undefined) throw new Error(`${channel.name} is in no server`);
  return {
    ada: guestOf(discord, people.ada, channel),
    ben: guestOf(discord, people.ben, channel),
    cleo: guestOf(discord, people.cleo, channel),
    messages: () => discord.messages(channel).map(seen),
    sees: (words) => newest(discord, () => discord.messages(channel), words),
    codeOf: (message, label) =>
      shownTo(discord, people.ada, channel, message).buttons.find((one) => one.label === label)?.customId ??
      '',
    inside: () => {
      const thread = discord.addChannel(guild, { name: 'thread', type: 'thread', parent: channel });
      return roomOf(discord, people, thread, elsewhere);
    },
    elsewhere,
    lose: () => discord.removeBot(guild),
  };
};

const guestOf = (discord: DiscordStandIn, user: DiscordUser, channel: DiscordChannel): Guest => {
  const person = discord.as(user);
  const dm = discord.dmOf(user);
  const press = async (where: DiscordChannel, message: Seen, label: string) =>
    textIn(await person.press(shownTo(discord, user, where, message), label));
  return {
    says: (command, options) => inTurn(async () => textIn(await person.command(channel, command, options))),
    asks: (command, options) => inTurn(async () => textIn(await person.command(dm, command, options))),
    press: (message, label) => press(channel, message, label),
    seesAlone: (words) =>
      newest(
        discord,
        () => discord.messages(channel, user).filter(({ ephemeralFor }) => ephemeralFor === user.id),
        words,
      ),
    forge: async (message, code) =>
      textIn(await person.pressUnchecked(shownTo(discord, user, channel, message), code)),
    told: (words) => newest(discord, () => discord.messages(dm, user), words),
    pressInPrivate: (message, label) => press(dm, message, label),
    async exported() {
      const { attachments } = await (await person.command(dm, 'export')).shown(GAME_PATIENCE_MS);
      return readExport(attachments.find(({ name }) => name.endsWith('.json'))?.bytes());
    },
  };
};

const textIn = async (outcome: InteractionOutcome): Promise<string> =>
  textOf(seen(await outcome.told(GAME_PATIENCE_MS)));

const newest = (discord: DiscordStandIn, shown: () => readonly ShownMessage[], words: Words): Promise<Seen> =>
  discord.waitFor(
    () =>
      shown()
        .map(seen)
        .findLast((one) => one.isByBot && says(one, words)),
    GAME_PATIENCE_MS,
  );

const shownTo = (discord: DiscordStandIn, viewer: DiscordUser, channel: DiscordChannel, { id }: Seen) => {
  const found = discord.messages(channel, viewer).find((one) => one.id === id);
  if (found === undefined) throw new Error(`${viewer.name} sees no message ${id}`);
  return found;
};
