import type { SettingsService } from '../../../core/accounts/settings.js';
import { type Messenger, PlaceClosed } from '../../chat/messenger.js';
import type { Message } from '../../chat/text.js';
import type { Turn } from '../../chat/turn.js';
import { messages } from '../../messages/messages.js';
import { timeOfDay } from './time-of-day.js';
import { onView } from './views.js';

const words = messages.reminders;

export interface TurnOnDependencies {
  readonly accounts: SettingsService;
  readonly messenger: Pick<Messenger, 'send'>;
}

/**
 * Turns reminders on. Asked for somewhere else, the private chat is told, too, which shows whether it is open.
 * @param minute of the day, see `ReminderSetting`
 * @returns what the person reads of it; undefined, with nothing changed, while their private chat is closed
 */
export const turnOnReminders = async (
  { accounts, messenger }: TurnOnDependencies,
  { actor: { user }, where, privatePlace, event }: Turn,
  minute: number,
): Promise<Message | undefined> => {
  const { timeZoneName } = await accounts.settings(user);
  const said = { time: timeOfDay(minute), zone: timeZoneName };
  if (where !== 'botDm') {
    const told = messenger.send(privatePlace, onView(words.on(said)), `${event}:remind`);
    if (!(await unlessClosed(told))) return;
  }
  await accounts.change(user, { reminder: { minute, place: privatePlace } });
  return where === 'botDm' ? words.on(said) : words.onInPrivate(said);
};

const unlessClosed = async (sending: Promise<unknown>): Promise<boolean> => {
  try {
    await sending;
    return true;
  } catch (error) {
    if (error instanceof PlaceClosed) return false;
    throw error;
  }
};
