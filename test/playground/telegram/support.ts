import { Bot, GrammyError } from 'grammy';
import { onTestFinished } from 'vitest';
import {
  type StandInOptions,
  startTelegramStandIn,
  type TelegramStandIn,
} from '../../../playground/telegram/index.js';

/** A stand-in that closes with the test. */
export const standIn = async (options: StandInOptions = {}): Promise<TelegramStandIn> => {
  const telegram = await startTelegramStandIn(options);
  onTestFinished(() => telegram.close());
  return telegram;
};

export const newBot = (telegram: TelegramStandIn): Bot =>
  new Bot(telegram.token, { client: { apiRoot: telegram.apiUrl } });

/** Starts long polling and waits for the first call; the bot stops with the test. */
export const startPolling = async (telegram: TelegramStandIn, bot: Bot): Promise<void> => {
  bot.catch(() => undefined);
  const polling = bot.start();
  onTestFinished(async () => {
    await bot.stop();
    await polling.catch(() => undefined);
  });
  await telegram.waitFor(() => telegram.isPolled);
};

/** A group with Ann as owner and Ben as member, and the bot among them. */
export const studyGroup = (telegram: TelegramStandIn, supergroup = true) => {
  const ann = telegram.addUser({ name: 'Ann Lee', username: 'ann_lee', language: 'en' });
  const ben = telegram.addUser({ name: 'Ben', username: 'benny_b' });
  const group = telegram.addGroup({ title: 'Biology', admins: [ann], members: [ben], supergroup });
  return { ann, ben, group };
};

/** What a call was refused with. @throws if it was not */
export const refusalOf = async (call: Promise<unknown>): Promise<GrammyError> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GrammyError)) throw new Error(`Not refused: ${error}`);
  return error;
};
