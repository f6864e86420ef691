import type { DiscordStandIn } from '../../../playground/discord/index.js';
import type { TelegramStandIn } from '../../../playground/telegram/index.js';
import { discordWorld } from '../discord-world.js';
import { telegramWorld } from '../telegram-world.js';
import type { World } from '../worlds.js';
import { leaveUpdatesOpen, openForm, refuseForm, study } from './alone.js';
import { finishDocuments, leaveDocumentsOpen } from './documents.js';
import { finishGames, finishTruth, leaveGameOpen, leaveTruthOpen, pauseGame } from './games.js';
import { collect, offerCapitals } from './library.js';
import type { Model } from './model.js';
import { oweOnDiscord, oweOnTelegram, waitOnTelegram } from './owed.js';

export interface Stage {
  readonly discord: DiscordStandIn;
  readonly telegram: TelegramStandIn;
  readonly model: Model;
  readonly tell: (what: string) => void;
}

/** Everything that an upgrade can find under way, from what is done to what must not be kept waiting. */
export const playScene = async ({ discord, telegram, model, tell }: Stage): Promise<void> => {
  const worlds = [discordWorld(discord), telegramWorld(telegram)];
  const onBoth = async (what: string, play: (world: World) => Promise<void>): Promise<void> => {
    tell(what);
    await Promise.all(worlds.map(play));
  };
  model.answer();
  await onBoth('decks', offerCapitals);
  await onBoth('a collection', collect);
  tell('documents that are read');
  for (const world of worlds) await finishDocuments(world, model);
  tell('messages that wait');
  await oweOnDiscord(discord, model);
  await waitOnTelegram(telegram, model);
  await onBoth('games that are over, and paused ones', async (world) => {
    await Promise.all([finishGames(world), finishTruth(world), pauseGame(world)]);
  });
  await onBoth('study sessions', study);
  tell('forms');
  await Promise.all([openForm(telegram), refuseForm(discord)]);
  tell('open documents');
  await leaveDocumentsOpen(worlds, model);
  await onBoth('open games', async (world) => {
    await Promise.all([leaveGameOpen(world), leaveTruthOpen(world)]);
  });
  tell('what is owed and was not handled');
  await oweOnTelegram(telegram);
  await leaveUpdatesOpen(telegram);
};
