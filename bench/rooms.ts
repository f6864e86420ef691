import { setTimeout as sleep } from 'node:timers/promises';
import type { DiscordStandIn } from '../playground/discord/index.js';
import type { TelegramStandIn } from '../playground/telegram/index.js';

/** How often a room is looked at for its next question. */
const LOOK_EVERY_MS = 100;

/** A question as it stands in its room. */
export interface AskedHere {
  /** Of its message, as the platform names it. */
  readonly message: string;
  /** One of the people presses an option. @returns milliseconds until the platform had the answer */
  press(person: number, option: number): Promise<number>;
}

/** A call of the bot's that is no answer to a press. */
export interface Call {
  /** The message that was edited. */
  readonly message: string | undefined;
  /** Unix milliseconds. */
  readonly at: number;
}

/** A place with people who play, on either platform. */
export interface Room {
  readonly platform: 'discord' | 'telegram';
  /** The platform's own numbers of the people, the host first. */
  readonly people: readonly string[];
  /** The host writes the cards of a game. */
  learn(): Promise<void>;
  /** The host begins a game. */
  begin(seconds: number): Promise<void>;
  /** Resolves when a question is there, counted from 1. */
  asked(question: number): Promise<AskedHere>;
  /** The bot's calls for this place so far. */
  calls(): readonly Call[];
}

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `Player ${i}`);

/** Resolves with what is looked for, once it is there. */
export const until = async <T>(look: () => T | undefined): Promise<T> => {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await sleep(LOOK_EVERY_MS);
  }
};

const timed = async (action: () => Promise<boolean>): Promise<number> => {
  const begun = performance.now();
  if (!(await action())) throw new Error('a press was not answered');
  return performance.now() - begun;
};

const CARDS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'].map((back, i) => ({
  front: `Letter ${i}?`,
  back,
}));

const titleOf = (question: number): string => `Question ${question} of`;

/** A channel of a guild of its own. */
export const discordRoom = (discord: DiscordStandIn, size: number): Room => {
  const people = names(size).map((name) => discord.addUser({ name }));
  const [host] = people;
  if (!host) throw new Error('a room without people');
  const guild = discord.addGuild({ name: 'University', owner: host, members: people });
  const channel = discord.addChannel(guild, { name: 'quiz' });
  const persons = people.map((user) => discord.as(user));
  return {
    platform: 'discord',
    people: people.map(({ id }) => id),
    async learn() {
      for (const { front, back } of CARDS)
        await persons[0]?.command(channel, 'flashcard add', { front, back });
    },
    async begin(seconds) {
      await persons[0]?.command(channel, 'quiz start', { questions: 5, seconds });
    },
    async asked(question) {
      const message = await until(() =>
        discord.messages(channel).find(({ text }) => text.includes(titleOf(question))),
      );
      const codes = message.buttons.map(({ customId }) => customId ?? '');
      return {
        message: message.id,
        press: (person, option) =>
          timed(async () => {
            const outcome = await persons[person]?.pressUnchecked(
              message,
              codes[option % codes.length] ?? '',
            );
            return outcome !== undefined && outcome.answer !== 'failed';
          }),
      };
    },
    calls: () =>
      discord.requests.flatMap(({ path, at }) => {
        const [, place, message] = /^\/channels\/(\d+)\/messages\/?(\d+)?/.exec(path) ?? [];
        return place === channel.id ? [{ message, at }] : [];
      }),
  };
};

/** A press that took long is acknowledged by a message that its person alone sees. */
const isAcknowledgement = (method: string, params: Readonly<Record<string, unknown>>): boolean =>
  method === 'answerCallbackQuery' || params.ephemeral_message_parameters !== undefined;

/** A group of its own. */
export const telegramRoom = (telegram: TelegramStandIn, size: number): Room => {
  const people = names(size).map((name) => telegram.addUser({ name }));
  const group = telegram.addGroup({ title: 'Study', members: people });
  const persons = people.map((user) => telegram.as(user));
  return {
    platform: 'telegram',
    people: people.map(({ id }) => `${id}`),
    async learn() {
      const [host] = people;
      if (!host) throw new Error('a room without people');
      const own = telegram.privateChat(host);
      persons[0]?.start();
      for (const { front, back } of CARDS) persons[0]?.send(own, `/add ${front} :: ${back}`);
      const last = CARDS.at(-1)?.front ?? '';
      await until(() => telegram.messages(own).find(({ from, text }) => from.isBot && text?.includes(last)));
    },
    async begin(seconds) {
      persons[0]?.send(group, `/quiz_start questions: 5 seconds: ${seconds}`);
    },
    async asked(question) {
      const message = await until(() =>
        telegram.messages(group).find(({ text }) => text?.includes(titleOf(question))),
      );
      const codes = message.buttons.flat().map(({ data }) => data ?? '');
      return {
        message: `${message.id}`,
        press: (person, option) =>
          timed(async () => {
            const pressed = await persons[person]?.pressForged(message, codes[option % codes.length] ?? '');
            return pressed?.answered ?? false;
          }),
      };
    },
    calls: () =>
      telegram.requests.flatMap(({ params, method, at }) => {
        if (params.chat_id !== group.id || isAcknowledgement(method, params)) return [];
        return [{ message: params.message_id === undefined ? undefined : `${params.message_id}`, at }];
      }),
  };
};
