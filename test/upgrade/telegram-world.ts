import { seen } from '../../playground/demo/telegram-scene.js';
import { PATIENCE_MS } from '../../playground/patience.js';
import type {
  PressResult,
  ShownMessage,
  TelegramChat,
  TelegramStandIn,
  TelegramUser,
} from '../../playground/telegram/index.js';
import {
  type Actor,
  type Answer,
  type Message,
  NAMES,
  type Name,
  newest,
  type Options,
  ROOMS,
  type World,
} from './worlds.js';

/** Everybody, in groups that are the rooms. */
export const fillTelegram = (telegram: TelegramStandIn): void => {
  const people = NAMES.map((name) => telegram.addUser({ name }));
  for (const title of ROOMS)
    telegram.addGroup({ title, admins: people.slice(0, 1), members: people.slice(1) });
};

/** Those who were put there by {@link fillTelegram}, in this stand-in or in the one that it goes on from. */
export const telegramWorld = (telegram: TelegramStandIn): World => ({
  platform: 'Telegram',
  actor: (name) => actorOf(telegram, telegramUser(telegram, name)),
});

export const telegramUser = (telegram: TelegramStandIn, name: string): TelegramUser => {
  const user = telegram.users.find((one) => one.first_name === name);
  if (user === undefined) throw new Error(`${name} is not on Telegram`);
  return user;
};

export const telegramRoom = (telegram: TelegramStandIn, user: TelegramUser, room?: string): TelegramChat => {
  if (room === undefined) return telegram.privateChat(user);
  const chat = telegram.chats.find((one) => 'title' in one && one.title === room);
  if (chat === undefined) throw new Error(`there is no group ${room}`);
  return chat;
};

/** Answers the question that a form asks now. */
export const replyToForm = async (telegram: TelegramStandIn, name: Name, answer: string): Promise<void> => {
  const user = telegramUser(telegram, name);
  const chat = telegram.privateChat(user);
  const replyTo = await telegram.waitFor(
    () => telegram.messages(chat).findLast(({ forceReply }) => forceReply !== undefined),
    PATIENCE_MS,
  );
  telegram.as(user).send(chat, answer, { replyTo });
};

const actorOf = (telegram: TelegramStandIn, user: TelegramUser): Actor => {
  const person = telegram.as(user);
  const own = telegram.privateChat(user);
  const where = (room?: string) => telegramRoom(telegram, user, room);
  const shown = (chat: TelegramChat) => telegram.messages(chat, { viewer: user });
  const messages = (room?: string) => shown(where(room)).map((one) => messageOf(one, room));
  const stored = ({ id, room }: Message): ShownMessage => {
    const message = shown(where(room)).find((one) => String(one.id) === id);
    if (message === undefined) throw new Error(`${user.first_name} sees no message ${id}`);
    return message;
  };
  /** What the bot says after the act: to the message sent, to the person alone, or in private. */
  const answerTo = async (act: () => ShownMessage, room?: string): Promise<Message> => {
    const candidates = (sent?: ShownMessage) =>
      [where(room), ...(room === undefined ? [] : [own])]
        .flatMap(shown)
        .filter(
          ({ from, chat, ephemeralFor, replyTo }) =>
            from.isBot && (chat.id === own.id || ephemeralFor === user.id || replyTo === sent?.id),
        );
    const before = new Set(candidates().map(({ id }) => id));
    const sent = act();
    const answer = await telegram.waitFor(
      () => candidates(sent).find(({ id }) => !before.has(id)),
      PATIENCE_MS,
    );
    return messageOf(answer, answer.chat.id === own.id ? undefined : room);
  };
  return {
    name: user.first_name,
    messages,
    says: (command, options = {}, room) =>
      answerTo(() => person.send(where(room), typed(command, options)), room),
    sendsPdf: (file, cards, room) =>
      answerTo(() => {
        if (room === undefined) return person.sendDocument(own, { ...file, caption: `cards: ${cards}` });
        const document = person.sendDocument(where(room), file);
        return person.send(where(room), `/pdf cards: ${cards}`, { replyTo: document });
      }, room),
    press: async (message, label) => answerOf(await person.press(stored(message), label)),
    async pressCode(message, code) {
      if (!code.startsWith('https:')) return answerOf(await person.pressForged(stored(message), code));
      return { answered: true, text: (await answerTo(() => person.follow(code))).text };
    },
    reads: (words, room) => telegram.waitFor(() => newest(messages(room), words), PATIENCE_MS),
  };
};

const answerOf = ({ answered, notice = '' }: PressResult): Answer => ({ answered, text: notice });

/** A command as it is typed on Telegram: what comes first needs no name. */
const typed = (command: string, { deck, name, front, back, words, ...named }: Options): string => {
  const first = front === undefined ? (deck ?? name ?? words ?? '') : `${front} :: ${back}`;
  const inDeck = front === undefined || deck === undefined ? {} : { deck: `"${deck}"` };
  const rest = Object.entries({ ...named, ...inDeck }).map(([option, value]) => `${option}: ${value}`);
  return [`/${command.replace(/[ -]/, '_')}`, first, ...rest].join(' ').trim();
};

const messageOf = (shown: ShownMessage, room: string | undefined): Message => ({
  id: String(shown.id),
  room,
  text: seen(shown).lines.join('\n'),
  buttons: shown.buttons.flat().map(({ label, data, url = '' }) => ({ label, code: data ?? url })),
  isByBot: shown.from.isBot,
});
