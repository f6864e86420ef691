import type { DiscordStandIn } from '../../../playground/discord/index.js';
import { PATIENCE_MS } from '../../../playground/patience.js';
import type { TelegramStandIn } from '../../../playground/telegram/index.js';
import { discordRoom, discordUser } from '../discord-world.js';
import { replyToForm, telegramUser, telegramWorld } from '../telegram-world.js';
import { labelsOf, type Message, type World } from '../worlds.js';
import { CAPITALS, learn } from './library.js';

/** A card with its answer, to be graded. */
export const isTurned = (message: Message): boolean =>
  labelsOf(message).some((label) => label.startsWith('Good'));

/** Sam sees an answer, Stella the front of her second card. */
export const study = async (world: World): Promise<void> => {
  const [sam, stella] = [world.actor('Sam'), world.actor('Stella')];
  for (const actor of [sam, stella]) await learn(actor, 'Cities', CAPITALS);
  const front = await sam.says('study start', { deck: 'Cities' });
  await sam.press(front, 'Show answer');
  await sam.reads(isTurned);
  await stella.press(await stella.says('study start', { deck: 'Cities' }), 'Show answer');
  const turned = await stella.reads(isTurned);
  await stella.press(turned, labelsOf(turned).find((label) => label.startsWith('Good')) ?? '');
  await stella.reads('card 2');
};

/** Flo gave a front on Telegram and is asked for the back. */
export const openForm = async (telegram: TelegramStandIn): Promise<void> => {
  const flo = telegramWorld(telegram).actor('Flo');
  await flo.says('flashcard add');
  await replyToForm(telegram, 'Flo', 'What was asked before?');
  await flo.reads('Back');
};

/** Flo's form was refused on Discord, with the answer kept. */
export const refuseForm = async (discord: DiscordStandIn): Promise<void> => {
  const user = discordUser(discord, 'Flo');
  const acts = discord.as(user);
  const form = await acts.command(discordRoom(discord, user), 'flashcard add');
  await (await acts.submitModal(form, { front: '   ', back: 'An answer that was typed before' })).shown(
    PATIENCE_MS,
  );
};

/** Ines' first message hangs at the model, her second one goes ahead of it. */
export const leaveUpdatesOpen = async (telegram: TelegramStandIn): Promise<void> => {
  const ines = telegramUser(telegram, 'Ines');
  const chat = telegram.privateChat(ines);
  telegram.as(ines).send(chat, '/add enhance: yes Taken? :: At work');
  telegram.as(ines).send(chat, '/add Not taken? :: Behind it');
  await telegram.waitFor(() => telegram.pendingUpdates.length === 0, PATIENCE_MS);
};

/** What Ines sends while no bot is there. */
export const sendToNobody = (telegram: TelegramStandIn): void => {
  const ines = telegramUser(telegram, 'Ines');
  telegram.as(ines).send(telegram.privateChat(ines), '/add Not fetched? :: Sent while nobody was there');
};
