import type { DiscordChannel, ShownMessage as DiscordMessage, DiscordUser } from '../discord/index.js';
import type { Stage } from '../stage/stage.js';
import type { TelegramChat, ShownMessage as TelegramMessage, TelegramUser } from '../telegram/index.js';

/** The page asked for something that is not there, or that the person's app would not let them do. */
export class NotOnStage extends Error {
  override readonly name = 'NotOnStage';
}

const found = <T>(thing: T | undefined, what: string): T => {
  if (thing === undefined) throw new NotOnStage(`There is no such ${what}.`);
  return thing;
};

export const discordUser = ({ players }: Stage, id: string): DiscordUser =>
  found(players.find(({ discord }) => discord.id === id)?.discord, 'person');

export const telegramUser = ({ players }: Stage, id: number): TelegramUser =>
  found(players.find(({ telegram }) => telegram.id === id)?.telegram, 'person');

export const channelOf = (stage: Stage, user: DiscordUser, id: string): DiscordChannel =>
  found(
    stage.channelsOf(user).find((channel) => channel.id === id),
    'channel',
  );

export const chatOf = (stage: Stage, user: TelegramUser, id: string): TelegramChat =>
  found(
    stage.chatsOf(user).find((chat) => String(chat.id) === id),
    'chat',
  );

export const discordMessage = (
  stage: Stage,
  user: DiscordUser,
  channel: string,
  id: string,
): DiscordMessage =>
  found(
    stage.discord.messages(channelOf(stage, user, channel), user).find((message) => message.id === id),
    'message',
  );

export const telegramMessage = (
  stage: Stage,
  user: TelegramUser,
  chat: string,
  id: number,
): TelegramMessage =>
  found(
    stage.telegram.messages(chatOf(stage, user, chat), { viewer: user }).find((message) => message.id === id),
    'message',
  );
