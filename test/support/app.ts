import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { vi } from 'vitest';
import {
  type DiscordChannel,
  type ShownMessage as DiscordMessage,
  type DiscordSnapshot,
  type DiscordStandIn,
  type DiscordUser,
  startDiscordStandIn,
} from '../../playground/discord/index.js';
import { PATIENCE_MS } from '../../playground/patience.js';
import {
  startTelegramStandIn,
  type TelegramChat,
  type ShownMessage as TelegramMessage,
  type TelegramSnapshot,
  type TelegramStandIn,
  type TelegramUser,
} from '../../playground/telegram/index.js';
import { type Deckhand, startDeckhand } from '../../src/app/deckhand.js';
import { type Environment, readConfig } from '../../src/config.js';
import { type Database, openDatabase } from '../../src/core/database/client.js';
import type { RepeatingClock } from '../../src/core/ports.js';
import { createLog } from '../../src/log.js';
import { freshDataDir } from './database.js';
import { patientClock } from './patient-clock.js';

export { PATIENCE_MS };

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Both platforms, without a bot so far, and what a bot needs to find them. */
export interface Platforms {
  readonly discord: DiscordStandIn;
  readonly telegram: TelegramStandIn;
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** What both platforms held once. */
export interface Snapshots {
  readonly discord: DiscordSnapshot;
  readonly telegram: TelegramSnapshot;
}

/** @param before the worlds in which they go on */
export const startPlatforms = async (before?: Snapshots): Promise<Platforms> => {
  const [discord, telegram] = await Promise.all([
    startDiscordStandIn({
      clock: patientClock,
      rateLimit: { requests: 500, perMs: 1_000 },
      ...(before && { snapshot: before.discord }),
    }),
    startTelegramStandIn(before && { snapshot: before.telegram }),
  ]);
  return {
    discord,
    telegram,
    environment: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_CDN_ORIGINS: discord.cdnOrigin,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.apiUrl,
      HTTP_PORT: '0',
    },
    close: async () => void (await Promise.all([discord.close(), telegram.close()])),
  };
};

/** Resolves once both platforms know the bot: commands, gateway, and somebody who asks for updates. */
export const untilBotIsUp = async ({ discord, telegram }: Platforms): Promise<void> => {
  await discord.waitFor(() => discord.isConnected && discord.commands().length > 0, PATIENCE_MS);
  await telegram.waitFor(() => telegram.isPolled, PATIENCE_MS);
};

export interface App extends Platforms {
  readonly port: number;
  /** Every line that was logged. */
  readonly log: readonly string[];
  readonly dataDir: string;
  /** Stops the bot as SIGTERM does and starts another on the same data. */
  restart(settings?: Environment): Promise<void>;
  /** Restarts, and looks at what is stored while no bot is there. */
  lookInside(look: (database: Database) => Promise<void>): Promise<void>;
}

/** The running product, in this process, on an embedded database of its own. @param clock instead of its own */
export const startApp = async (settings: Environment = {}, clock?: RepeatingClock): Promise<App> =>
  startAppOn(await startPlatforms(), await freshDataDir(), settings, clock);

/** The same on platforms and data that are there already; both are gone when it is closed. */
export const startAppOn = async (
  platforms: Platforms,
  dataDir: string,
  settings: Environment = {},
  clock?: RepeatingClock,
): Promise<App> => {
  const log: string[] = [];
  const start = (changed: Environment) =>
    startBot(platforms, { DATA_DIR: dataDir, ...changed }, { lines: log, clock });
  let bot = await start(settings);
  const app: App = {
    ...platforms,
    get port() {
      return bot.deckhand.port;
    },
    log,
    dataDir,
    async restart(changed = settings) {
      await bot.stop();
      bot = await start(changed);
    },
    async lookInside(look) {
      await bot.stop();
      const database = await openDatabase({ dataDir });
      await look(database).finally(() => database.close());
      bot = await start(settings);
    },
    async close() {
      await bot.stop();
      await platforms.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return app;
};

interface RunningBot {
  readonly deckhand: Deckhand;
  stop(): Promise<void>;
}

/** To draw pages takes a third of the time of a PDF: only where a test looks at them. */
export const WITH_PICTURES = { MAX_PICTURES_MB: '100' };
const WITHOUT_PICTURES = { MAX_PICTURES_MB: '0' };

const startBot = async (
  platforms: Platforms,
  settings: Environment,
  { lines, clock }: { readonly lines: string[]; readonly clock: RepeatingClock | undefined },
): Promise<RunningBot> => {
  const config = readConfig({
    ...platforms.environment,
    ...WITHOUT_PICTURES,
    LOG_LEVEL: 'debug',
    ...settings,
  });
  const secrets = [config.DISCORD_TOKEN, config.TELEGRAM_TOKEN, config.GOOGLE_API_KEY];
  const log = createLog(config.LOG_LEVEL, secrets, { write: (line) => void lines.push(line) });
  const stopping = new AbortController();
  const deckhand = await startDeckhand(config, log, stopping.signal, clock ? { clock } : {});
  await untilBotIsUp(platforms);
  return {
    deckhand,
    stop: async () => {
      stopping.abort(new Error('the process is stopping'));
      await deckhand.close();
    },
  };
};

/** A person on Discord with a channel of a server that they share with the bot. */
export interface DiscordPerson {
  readonly user: DiscordUser;
  readonly channel: DiscordChannel;
  /** What they see in the channel, oldest first. */
  seen(): readonly DiscordMessage[];
  /** The newest message whose text says so, once there is one. */
  sees(words: string | RegExp, where?: DiscordChannel): Promise<DiscordMessage>;
}

export const discordPerson = (
  { discord, log }: Pick<Platforms, 'discord'> & Partial<Pick<App, 'log'>>,
  name = 'Ada',
  members: readonly DiscordUser[] = [],
): DiscordPerson => {
  const user = discord.addUser({ name });
  const guild = discord.addGuild({ name: 'University', owner: user, members: [...members] });
  const channel = discord.addChannel(guild, { name: `study-${randomUUID().slice(0, 4)}` });
  const newest = (words: string | RegExp, where: DiscordChannel) =>
    discord.messages(where, user).findLast(({ text }) => says(unescaped(text), words));
  return {
    user,
    channel,
    seen: () => discord.messages(channel, user),
    sees: (words, where = channel) =>
      orWhatWasThere(
        discord.waitFor(() => newest(words, where), PATIENCE_MS),
        words,
        () => [...discord.messages(where, user).map(({ text }) => text), ...errorsIn(log)],
      ),
  };
};

/** A person on Telegram in their private chat with the bot. */
export interface TelegramPerson {
  readonly user: TelegramUser;
  readonly chat: TelegramChat;
  readonly acts: ReturnType<TelegramStandIn['as']>;
  /** What the bot said in the private chat, oldest first. */
  said(): readonly TelegramMessage[];
  /** The newest message of the bot whose text says so, once there is one. */
  reads(words: string | RegExp, where?: TelegramChat): Promise<TelegramMessage>;
  /** The newest one in the private chat with a button that begins so. */
  offers(label: string): Promise<TelegramMessage>;
}

export const telegramPerson = (
  { telegram, log }: Pick<Platforms, 'telegram'> & Partial<Pick<App, 'log'>>,
  name = 'Ben',
): TelegramPerson => {
  const user = telegram.addUser({ name });
  const chat = telegram.privateChat(user);
  const ofBot = (where: TelegramChat) => telegram.messages(where).filter(({ from }) => from.isBot);
  return {
    user,
    chat,
    acts: telegram.as(user),
    said: () => ofBot(chat),
    reads: (words, where = chat) =>
      orWhatWasThere(
        telegram.waitFor(() => ofBot(where).findLast(({ text }) => says(text ?? '', words)), PATIENCE_MS),
        words,
        () => [...ofBot(where).map(({ text }) => text ?? ''), ...errorsIn(log)],
      ),
    offers: (label) => {
      const hasIt = (message: TelegramMessage): boolean =>
        labelsOf(message).some((each) => each.startsWith(label));
      return orWhatWasThere(
        telegram.waitFor(() => ofBot(chat).findLast(hasIt), PATIENCE_MS),
        label,
        () => [...ofBot(chat).map((message) => labelsOf(message).join(' | ')), ...errorsIn(log)],
      );
    },
  };
};

/** What was awaited; in vain, the error says what was there instead. */
const orWhatWasThere = <T>(
  awaited: Promise<T>,
  words: string | RegExp,
  texts: () => readonly string[],
): Promise<T> =>
  awaited.catch((cause: unknown) => {
    throw new Error(`Nothing said ${words}. What was there:\n${texts().join('\n---\n')}`, { cause });
  });

/** Pino's level of an error. */
const ERROR = 50;
const errorsIn = (log: readonly string[] = []): string[] =>
  log.filter((line) => JSON.parse(line).level >= ERROR);

/** Discord's Markdown as it reads: without the backslashes that keep it plain. */
export const unescaped = (text: string): string => text.replace(/\\([^\w\s])/g, '$1');

const says = (text: string, words: string | RegExp): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

/** The labels under a message of either platform. */
export const labelsOf = ({ buttons }: DiscordMessage | TelegramMessage): string[] =>
  buttons.flat().map(({ label }) => label);

/** All cards of a person, from the export that they ask for. */
export const exportedCards = async (
  { telegram }: Pick<Platforms, 'telegram'>,
  person: TelegramPerson,
): Promise<{ front: string; back: string }[]> => {
  const before = person.said().length;
  person.acts.send(person.chat, '/export');
  const file = await telegram.waitFor(
    () =>
      person
        .said()
        .slice(before)
        .find(({ document }) => document?.name.endsWith('.json'))?.document,
    PATIENCE_MS,
  );
  const { decks } = JSON.parse(new TextDecoder().decode(file.bytes));
  return decks.flatMap(({ cards }: { cards: { front: string; back: string }[] }) => cards);
};
