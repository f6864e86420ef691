import type { StandInOptions } from './options.js';
import { TelegramStandIn } from './stand-in.js';

export type { Fault } from './faults.js';
export type { NewGroup, NewUser, StandInOptions } from './options.js';
export type { OutgoingFile, Person, SendOptions } from './people.js';
export type { PressResult } from './pressing.js';
export type { RecordedRequest, TelegramChat, TelegramUser } from './records.js';
export {
  type ShownButton,
  type ShownFile,
  type ShownMessage,
  transcriptLines,
  type ViewOptions,
} from './shown.js';
export type { TelegramSnapshot } from './snapshot.js';
export type { TelegramStandIn } from './stand-in.js';

/** Starts a stand-in of the Telegram Bot API server, with one bot and no people yet, and listens. */
export const startTelegramStandIn = async (options: StandInOptions = {}): Promise<TelegramStandIn> => {
  const standIn = new TelegramStandIn(options);
  await standIn.listen(options.host ?? '127.0.0.1', options.port ?? 0);
  return standIn;
};
