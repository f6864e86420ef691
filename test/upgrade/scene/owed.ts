import type { DiscordStandIn } from '../../../playground/discord/index.js';
import { PATIENCE_MS } from '../../../playground/patience.js';
import { readNamed } from '../../../playground/stage/sample.js';
import type { TelegramStandIn } from '../../../playground/telegram/index.js';
import { discordRoom, discordUser, discordWorld } from '../discord-world.js';
import { telegramRoom, telegramUser, telegramWorld } from '../telegram-world.js';
import type { Model } from './model.js';

const EVERY_TIME = 10_000;

/**
 * Wes was to be told in a channel and in private, and can be reached in neither; Otto's chat fails again and again. The
 * model gave no tips for Wes' cards: they are the built-in ones.
 */
export const oweOnDiscord = async (discord: DiscordStandIn, model: Model): Promise<void> => {
  const world = discordWorld(discord);
  const wes = discordUser(discord, 'Wes');
  discord.faults.refusePosts(discordRoom(discord, wes, 'closed'));
  discord.faults.refuseDms(wes);
  model.answerOnceThen('refuse');
  await world.actor('Wes').sendsPdf({ ...(await readNamed()), name: 'waiting.pdf' }, 4, 'closed');
  await untilRefused(discord, `/channels/${discordRoom(discord, wes, 'closed').id}/messages`, 403);
  model.answer();

  const otto = discordUser(discord, 'Otto');
  const posts = `POST /channels/${discordRoom(discord, otto).id}/messages`;
  discord.faults.next({ match: posts, status: 500, times: EVERY_TIME });
  await world.actor('Otto').sendsPdf({ ...(await readNamed()), name: 'owed.pdf' }, 4);
  await untilRefused(discord, `/channels/${discordRoom(discord, otto).id}/messages`, 500);
};

/** Resolves once a post was refused. */
const untilRefused = async (discord: DiscordStandIn, path: string, status: number): Promise<void> => {
  const deadline = Date.now() + PATIENCE_MS;
  while (
    !discord.requests.some((one) => one.method === 'POST' && one.path.includes(path) && one.status === status)
  ) {
    if (Date.now() > deadline) throw new Error(`nothing was posted to ${path}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Wes blocked the bot while it read. */
export const waitOnTelegram = async (telegram: TelegramStandIn, model: Model): Promise<void> => {
  model.answerOnceThen('refuse');
  const wes = telegramUser(telegram, 'Wes');
  await telegramWorld(telegram)
    .actor('Wes')
    .sendsPdf({ ...(await readNamed()), name: 'waiting.pdf' }, 4);
  telegram.as(wes).blockBot();
  await telegram.waitFor(() => refused(telegram, wes.id, 403), PATIENCE_MS);
  model.answer();
};

/** Lena's game lost its group, and Telegram is too broken to take the news. Nothing can be sent any more. */
export const oweOnTelegram = async (telegram: TelegramStandIn): Promise<void> => {
  const lena = telegramUser(telegram, 'Lena');
  const actor = telegramWorld(telegram).actor('Lena');
  await actor.says('help');
  await actor.says('quiz start', { deck: 'Capitals', questions: 5, seconds: 5 }, 'lost');
  await actor.reads('Question 1 of 4', 'lost');
  telegram.faults.next(
    { method: 'sendMessage', error: { code: 500, description: 'Internal Server Error' } },
    EVERY_TIME,
  );
  telegram.removeBot(telegramRoom(telegram, lena, 'lost'));
  await telegram.waitFor(() => refused(telegram, lena.id, 500), PATIENCE_MS);
};

const refused = ({ requests }: TelegramStandIn, chat: number, status: number): boolean =>
  requests.some(
    ({ method, params, status: got }) =>
      method.startsWith('send') && String(params.chat_id) === String(chat) && got === status,
  );
