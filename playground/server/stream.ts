import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Friends } from '../friends/friends.js';
import type { BotProcess } from '../stage/bot-process.js';
import type { Stage } from '../stage/stage.js';
import { discordUser, telegramUser } from './actors.js';
import { type DiscordWireMessage, discordChats, type Use } from './discord-view.js';
import type { LiveEvents } from './live-events.js';
import { Patches } from './patches.js';
import { type TelegramWireMessage, telegramChats } from './telegram-view.js';

/** Changes come in bursts; a page is told at most this often. */
const BURST_MS = 20;

export interface StreamDependencies {
  readonly stage: Stage;
  readonly bot: BotProcess;
  readonly friends: Friends;
  readonly uses: ReadonlyMap<string, Use>;
  /** Called back when `uses` has grown. */
  readonly onUse: (listener: () => void) => () => void;
}

/** Tells a page what the person it acts as sees on each side: everything at first, then what changes. */
export const liveStream = (
  c: Context,
  { stage, bot, friends, uses, onUse }: StreamDependencies,
): Response => {
  const discordViewer = discordUser(stage, c.req.query('discord') ?? '');
  const telegramViewer = telegramUser(stage, Number(c.req.query('telegram')));
  const discord = new Patches<DiscordWireMessage>();
  const telegram = new Patches<TelegramWireMessage>();
  return streamSSE(c, async (stream) => {
    const send = <E extends keyof LiveEvents>(event: E, data: LiveEvents[E]) =>
      stream.writeSSE({ event, data: JSON.stringify(data) });
    const wake = new Wake();
    const unsubscribe = [
      stage.discord.on('change', () => wake.up()),
      stage.telegram.on('change', () => wake.up()),
      bot.onChange(() => wake.up()),
      friends.onChange(() => wake.up()),
      onUse(() => wake.up()),
    ];
    stream.onAbort(() => {
      for (const end of unsubscribe) end();
      wake.up();
    });
    const told = { bot: '', menus: '', friends: '' };
    while (!stream.aborted) {
      wake.rest();
      const onDiscord = discord.since(discordChats(stage, discordViewer, uses));
      const onTelegram = telegram.since(telegramChats(stage, telegramViewer));
      if (onDiscord.length > 0) await send('discord', onDiscord);
      if (onTelegram.length > 0) await send('telegram', onTelegram);
      const now = { bot: bot.state, menus: menusOf(stage), friends: JSON.stringify(friends.state) };
      if (told.menus !== now.menus) await send('commands', {});
      if (told.bot !== now.bot) await send('bot', { state: now.bot });
      if (told.friends !== now.friends) await send('friends', friends.state);
      Object.assign(told, now);
      await wake.next();
      await stream.sleep(BURST_MS);
    }
  });
};

/** Differs whenever the bot has registered other commands. */
const menusOf = ({ discord, telegram }: Stage): string => {
  const onTelegram = telegram.commands({ type: 'all_private_chats' }).map(({ command }) => command);
  return [...discord.commands().map(({ version }) => version), ...onTelegram].join(' ');
};

/** Lets a loop sleep until something has happened, also if that was while it was busy. */
class Wake {
  #isDue = false;
  #resolve: (() => void) | undefined;

  up(): void {
    this.#isDue = true;
    this.#resolve?.();
  }

  /** What has happened so far is about to be dealt with. */
  rest(): void {
    this.#isDue = false;
  }

  async next(): Promise<void> {
    if (this.#isDue) return;
    await new Promise<void>((resolve) => {
      this.#resolve = resolve;
    });
  }
}
