import { vi } from 'vitest';
import { seen as onDiscord } from '../../playground/demo/discord-scene.js';
import type { Seen } from '../../playground/demo/scene.js';
import { seen as onTelegram } from '../../playground/demo/telegram-scene.js';
import type { DiscordChannel, DiscordUser, InteractionOutcome } from '../../playground/discord/index.js';
import type {
  TelegramChat,
  ShownMessage as TelegramMessage,
  TelegramUser,
} from '../../playground/telegram/index.js';
import { PATIENCE_MS, type Platforms } from './app.js';

// Games take their time; they do not need to take it one after another.
vi.setConfig({ maxConcurrency: 24 });

/** The quickest game that the rules allow. */
export const QUICKEST = { questions: 5, seconds: 5 } as const;

export const CAPITALS = {
  France: 'Paris',
  Italy: 'Rome',
  Spain: 'Madrid',
  Portugal: 'Lisbon',
  Austria: 'Vienna',
} as const;

export type Options = Readonly<Record<string, string | number>>;
type Words = string | RegExp;

/** Somebody in a room. Every answer that they get is given as the words that they read. */
export interface Guest {
  readonly name: string;
  /** Runs a command in the room, such as `quiz stop`. */
  says(command: string, options?: Options): Promise<string>;
  /** The same in their private chat with the bot. */
  asks(command: string, options?: Options): Promise<string>;
  press(message: Seen, label: string): Promise<string>;
  /** Sends any code, as a modified app can. */
  forge(message: Seen, code: string): Promise<string>;
  /** The newest message of their private chat that says so, once there is one. */
  told(words: Words): Promise<Seen>;
  /** Presses a button in the private chat. */
  pressInPrivate(message: Seen, label: string): Promise<string>;
  /** Their own data, from `/export`. */
  exported(): Promise<Exported>;
}

/** What the tests read of an exported account. */
export interface Exported {
  readonly decks: readonly { readonly name: string; readonly cards: readonly { readonly front: string }[] }[];
  readonly reviews: readonly { readonly rating: number }[];
  readonly quizzesHosted: readonly { readonly deck: string }[];
  readonly quizAnswers: readonly { readonly as: string; readonly chosen: string; readonly right: boolean }[];
}

/** A place of three people; Ada owns it and so may moderate. */
export interface Room {
  readonly ada: Guest;
  readonly ben: Guest;
  readonly cleo: Guest;
  /** What everybody sees, oldest first. */
  messages(): readonly Seen[];
  /** The newest message that says so, once there is one. */
  sees(words: Words): Promise<Seen>;
  /** What stands behind a button. */
  codeOf(message: Seen, label: string): string;
  /** A thread of this channel, or a topic of this group. */
  inside(): Room;
  /** A place of another server or group, of the same people. */
  elsewhere(): Room;
  /** Throws the bot out. */
  lose(): void;
}

const says = ({ lines }: Seen, words: Words): boolean => {
  const text = lines.join('\n');
  return typeof words === 'string' ? text.includes(words) : words.test(text);
};
const textOf = ({ lines }: Seen): string => lines.join('\n');

/** Questions about capitals in a person's own deck. */
export const learnCapitals = async (guest: Guest, deck?: string): Promise<void> => {
  if (deck !== undefined) await guest.asks('deck create', { name: deck });
  for (const [country, city] of Object.entries(CAPITALS))
    await guest.asks('flashcard add', {
      front: `Capital of ${country}?`,
      back: city,
      ...(deck !== undefined && { deck }),
    });
};

/** The button that is right. */
export const rightOf = (question: Seen): string => {
  const city = Object.entries(CAPITALS).find(([country]) => says(question, country))?.[1] ?? '';
  const label = labelsOf(question).find((one) => question.lines.includes(`${one}  ${city}`));
  if (label === undefined) throw new Error(`no ${city} in ${textOf(question)}`);
  return label;
};
export const wrongOf = (question: Seen): string => (rightOf(question) === 'A' ? 'B' : 'A');
export const labelsOf = ({ buttons }: Seen): string[] => buttons.flat();

/** A server with a channel, a game's own. */
export const discordRoom = ({ discord }: Pick<Platforms, 'discord'>): Room => {
  const [ada, ben, cleo] = ['Ada', 'Ben', 'Cleo'].map((name) => discord.addUser({ name })) as [
    DiscordUser,
    DiscordUser,
    DiscordUser,
  ];
  const textIn = async (outcome: InteractionOutcome): Promise<string> =>
    textOf(onDiscord(await outcome.shown(PATIENCE_MS)));
  const newest = (channel: DiscordChannel, viewer: DiscordUser | undefined, words: Words) =>
    discord.waitFor(
      () =>
        discord
          .messages(channel, viewer)
          .map(onDiscord)
          .findLast((one) => one.isByBot && says(one, words)),
      PATIENCE_MS,
    );
  const messageOf = (channel: DiscordChannel, viewer: DiscordUser, { id }: Seen) => {
    const found = discord.messages(channel, viewer).find((one) => one.id === id);
    if (found === undefined) throw new Error(`${viewer.name} sees no message ${id}`);
    return found;
  };
  const guest = (user: DiscordUser, channel: DiscordChannel): Guest => {
    const person = discord.as(user);
    const dm = discord.dmOf(user);
    const press = async (where: DiscordChannel, message: Seen, label: string) =>
      textIn(await person.press(messageOf(where, user, message), label));
    return {
      name: user.name,
      says: async (command, options) => textIn(await person.command(channel, command, options)),
      asks: async (command, options) => textIn(await person.command(dm, command, options)),
      press: (message, label) => press(channel, message, label),
      forge: async (message, code) =>
        textIn(await person.pressUnchecked(messageOf(channel, user, message), code)),
      told: (words) => newest(dm, user, words),
      pressInPrivate: (message, label) => press(dm, message, label),
      async exported() {
        const { attachments } = await (await person.command(dm, 'export')).shown(PATIENCE_MS);
        return readExport(attachments.find(({ name }) => name.endsWith('.json'))?.bytes());
      },
    };
  };
  const roomIn = (channel: DiscordChannel): Room => ({
    ada: guest(ada, channel),
    ben: guest(ben, channel),
    cleo: guest(cleo, channel),
    messages: () => discord.messages(channel).map(onDiscord),
    sees: (words) => newest(channel, undefined, words),
    codeOf: (message, label) =>
      messageOf(channel, ada, message).buttons.find((one) => one.label === label)?.customId ?? '',
    inside: () =>
      roomIn(discord.addChannel(guildOf(channel), { name: 'thread', type: 'thread', parent: channel })),
    elsewhere: newRoom,
    lose: () => discord.removeBot(guildOf(channel)),
  });
  const newRoom = (): Room => {
    const guild = discord.addGuild({ name: 'University', owner: ada, members: [ben, cleo] });
    return roomIn(discord.addChannel(guild, { name: 'study' }));
  };
  return newRoom();
};

const guildOf = ({ guild, name }: DiscordChannel) => {
  if (guild === undefined) throw new Error(`${name} is in no server`);
  return guild;
};

/** A group with topics, played in where no topic is. */
export const telegramRoom = ({ telegram }: Pick<Platforms, 'telegram'>): Room => {
  const [ada, ben, cleo] = ['Ada', 'Ben', 'Cleo'].map((name) => telegram.addUser({ name })) as [
    TelegramUser,
    TelegramUser,
    TelegramUser,
  ];
  const newest = (shown: () => readonly TelegramMessage[], words: Words) =>
    telegram.waitFor(
      () =>
        shown()
          .map(onTelegram)
          .findLast((one) => one.isByBot && says(one, words)),
      PATIENCE_MS,
    );
  /** What the bot says to the person after an act: to their message, to them alone, or in private. */
  const answerTo = async (user: TelegramUser, chats: readonly TelegramChat[], act: () => TelegramMessage) => {
    const forThem = (sent?: TelegramMessage) =>
      chats.flatMap((chat) =>
        telegram
          .messages(chat, { viewer: user })
          .filter(({ from }) => from.isBot)
          .filter(
            (one) => chat.type === 'private' || one.ephemeralFor === user.id || one.replyTo === sent?.id,
          ),
      );
    const before = new Set(forThem().map(({ id }) => id));
    const sent = act();
    const answer = await telegram.waitFor(() => forThem(sent).find(({ id }) => !before.has(id)), PATIENCE_MS);
    return textOf(onTelegram(answer));
  };
  const messageOf = (chat: TelegramChat, user: TelegramUser, { id }: Seen) => {
    const found = telegram.messages(chat, { viewer: user }).find((one) => String(one.id) === id);
    if (found === undefined) throw new Error(`${user.first_name} sees no message ${id}`);
    return found;
  };
  const guest = (user: TelegramUser, chat: TelegramChat, topic: number | undefined): Guest => {
    const person = telegram.as(user);
    const own = telegram.privateChat(user);
    const where = topic === undefined ? {} : { topic };
    return {
      name: user.first_name,
      says: (command, options = {}) =>
        answerTo(user, [chat, own], () => person.send(chat, typed(command, options), where)),
      asks: (command, options = {}) => answerTo(user, [own], () => person.send(own, typed(command, options))),
      press: async (message, label) =>
        (await person.press(messageOf(chat, user, message), label)).notice ?? '',
      forge: async (message, code) =>
        (await person.pressForged(messageOf(chat, user, message), code)).notice ?? '',
      told: (words) => newest(() => telegram.messages(own), words),
      pressInPrivate: async (message, label) =>
        (await person.press(messageOf(own, user, message), label)).notice ?? '',
      async exported() {
        const files = () =>
          telegram
            .messages(own)
            .flatMap(({ document }) => (document?.name.endsWith('.json') ? document : []));
        const before = files().length;
        person.send(own, '/export');
        return readExport((await telegram.waitFor(() => files()[before], PATIENCE_MS)).bytes);
      },
    };
  };
  const roomIn = (chat: TelegramChat, topic?: number): Room => {
    const shown = () =>
      telegram.messages(chat).filter((one) => one.ephemeralFor === undefined && one.topic === topic);
    return {
      ada: guest(ada, chat, topic),
      ben: guest(ben, chat, topic),
      cleo: guest(cleo, chat, topic),
      messages: () => shown().map(onTelegram),
      sees: (words) => newest(shown, words),
      codeOf: (message, label) =>
        messageOf(chat, ada, message)
          .buttons.flat()
          .find((one) => one.label === label)?.data ?? '',
      inside: () => roomIn(chat, telegram.addTopic(chat, 'Capitals')),
      elsewhere: newRoom,
      lose: () => telegram.removeBot(chat),
    };
  };
  const newRoom = (): Room =>
    roomIn(telegram.addGroup({ title: 'Study', forum: true, admins: [ada], members: [ben, cleo] }));
  return newRoom();
};

/** A command as it is typed on Telegram: what comes first needs no name. */
const typed = (command: string, { deck, name, front, back, ...named }: Options): string => {
  const first = front === undefined ? (deck ?? name ?? '') : `${front} :: ${back}`;
  const inDeck = front === undefined || deck === undefined ? {} : { deck: `"${deck}"` };
  const rest = Object.entries({ ...named, ...inDeck }).map(([option, value]) => `${option}: ${value}`);
  return [`/${command.replace(' ', '_')}`, first, ...rest].join(' ').trim();
};

const readExport = (bytes: Uint8Array | undefined): Exported => {
  if (bytes === undefined) throw new Error('the export has no JSON file');
  return JSON.parse(new TextDecoder().decode(bytes));
};

/** Both platforms, for specifications that hold on each. */
export const ROOMS = [
  ['Discord', discordRoom],
  ['Telegram', telegramRoom],
] as const satisfies readonly (readonly [string, (app: Platforms) => Room])[];
