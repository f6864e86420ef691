import type { Seen } from '../../playground/demo/scene.js';
import { seen } from '../../playground/demo/telegram-scene.js';
import type {
  ShownMessage,
  TelegramChat,
  TelegramStandIn,
  TelegramUser,
} from '../../playground/telegram/index.js';
import type { App } from './app.js';
import {
  DECK,
  GAME_PATIENCE_MS,
  type Guest,
  inTurn,
  learnCapitals,
  type Options,
  type Room,
  readExport,
  says,
  textOf,
  type Words,
} from './quiz-room.js';

interface People {
  readonly ada: TelegramUser;
  readonly ben: TelegramUser;
  readonly cleo: TelegramUser;
}

/** A group, or a topic of it. */
interface Where {
  readonly chat: TelegramChat;
  readonly topic?: number;
}

/** Opens groups with topics, in which one librarian offers their deck. Their rooms are outside of all topics. */
export const telegramRooms = async ({ telegram }: App): Promise<() => Promise<Room>> => {
  const librarian = telegram.addUser({ name: 'Librarian' });
  await learnCapitals(guestOf(telegram, librarian, { chat: telegram.privateChat(librarian) }));
  const open = async (people: People): Promise<Room> => {
    const { ada, ben, cleo } = people;
    const members = [ben, cleo, librarian];
    const chat = telegram.addGroup({ title: 'Study', forum: true, admins: [ada], members });
    await guestOf(telegram, librarian, { chat }).says('deck offer', { deck: DECK });
    return roomOf(telegram, people, { chat }, () => open(people));
  };
  return () =>
    open({
      ada: telegram.addUser({ name: 'Ada' }),
      ben: telegram.addUser({ name: 'Ben' }),
      cleo: telegram.addUser({ name: 'Cleo' }),
    });
};

const roomOf = (
  telegram: TelegramStandIn,
  people: People,
  where: Where,
  elsewhere: Room['elsewhere'],
): Room => {
  const { chat, topic } = where;
  const shown = () =>
    telegram.messages(chat).filter((one) => one.ephemeralFor === undefined && one.topic === topic);
  return {
    ada: guestOf(telegram, people.ada, where),
    ben: guestOf(telegram, people.ben, where),
    cleo: guestOf(telegram, people.cleo, where),
    messages: () => shown().map(seen),
    sees: (words) => newest(telegram, shown, words),
    codeOf: (message, label) =>
      shownTo(telegram, people.ada, chat, message)
        .buttons.flat()
        .find((one) => one.label === label)?.data ?? '',
    inside: () => roomOf(telegram, people, { chat, topic: telegram.addTopic(chat, 'Capitals') }, elsewhere),
    elsewhere,
    lose: () => telegram.removeBot(chat),
  };
};

const guestOf = (telegram: TelegramStandIn, user: TelegramUser, { chat, topic }: Where): Guest => {
  const person = telegram.as(user);
  const own = telegram.privateChat(user);
  const options = topic === undefined ? {} : { topic };
  const press = async (where: TelegramChat, message: Seen, label: string) =>
    (await person.press(shownTo(telegram, user, where, message), label)).notice ?? '';
  const alone = () =>
    telegram.messages(chat, { viewer: user }).filter(({ ephemeralFor }) => ephemeralFor === user.id);
  const files = () =>
    telegram.messages(own).flatMap(({ document }) => (document?.name.endsWith('.json') ? document : []));
  return {
    says: (command, given = {}) =>
      inTurn(() =>
        answerTo(telegram, user, [chat, own], () => person.send(chat, typed(command, given), options)),
      ),
    asks: (command, given = {}) =>
      inTurn(() => answerTo(telegram, user, [own], () => person.send(own, typed(command, given)))),
    press: (message, label) => press(chat, message, label),
    seesAlone: (words) => newest(telegram, alone, words),
    forge: async (message, code) =>
      (await person.pressForged(shownTo(telegram, user, chat, message), code)).notice ?? '',
    told: (words) => newest(telegram, () => telegram.messages(own), words),
    pressInPrivate: (message, label) => press(own, message, label),
    async exported() {
      const before = files().length;
      person.send(own, '/export');
      return readExport((await telegram.waitFor(() => files()[before], GAME_PATIENCE_MS)).bytes);
    },
  };
};

/** What the bot says to the person after an act: to their message, to them alone, or in private. */
const answerTo = async (
  telegram: TelegramStandIn,
  user: TelegramUser,
  chats: readonly TelegramChat[],
  act: () => ShownMessage,
): Promise<string> => {
  const forThem = (sent?: ShownMessage) =>
    chats
      .flatMap((chat) => telegram.messages(chat, { viewer: user }))
      .filter(
        ({ from, chat, ephemeralFor, replyTo }) =>
          from.isBot && (chat.type === 'private' || ephemeralFor === user.id || replyTo === sent?.id),
      );
  const before = new Set(forThem().map(({ id }) => id));
  const sent = act();
  const answer = await telegram.waitFor(
    () => forThem(sent).find(({ id }) => !before.has(id)),
    GAME_PATIENCE_MS,
  );
  return textOf(seen(answer));
};

/** A command as it is typed on Telegram: what comes first needs no name. */
const typed = (command: string, { deck, name, front, back, ...named }: Options): string => {
  const first = front === undefined ? (deck ?? name ?? '') : `${front} :: ${back}`;
  const inDeck = front === undefined || deck === undefined ? {} : { deck: `"${deck}"` };
  const rest = Object.entries({ ...named, ...inDeck }).map(([option, value]) => `${option}: ${value}`);
  return [`/${command.replace(/[ -]/, '_')}`, first, ...rest].join(' ').trim();
};

const newest = (
  telegram: TelegramStandIn,
  shown: () => readonly ShownMessage[],
  words: Words,
): Promise<Seen> =>
  telegram.waitFor(
    () =>
      shown()
        .map(seen)
        .findLast((one) => one.isByBot && says(one, words)),
    GAME_PATIENCE_MS,
  );

const shownTo = (telegram: TelegramStandIn, viewer: TelegramUser, chat: TelegramChat, { id }: Seen) => {
  const found = telegram.messages(chat, { viewer }).find((one) => String(one.id) === id);
  if (found === undefined) throw new Error(`${viewer.first_name} sees no message ${id}`);
  return found;
};
