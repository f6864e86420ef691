import type { ReminderId } from '../../../core/ids.js';
import type { ShownReminder } from '../../../core/reminders/reminders.js';
import type { Message } from '../../chat/text.js';
import { type ActionButton, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';

const words = messages.reminders;

export const reminderView = (id: ReminderId, reminder: ShownReminder): View =>
  reminder.kind === 'due' ? dueView(id, reminder) : offView(words.closed, reminder.minute);

const dueView = (
  id: ReminderId,
  { due, takes, minute, isLast, canWait }: Extract<ShownReminder, { kind: 'due' }>,
): View => ({
  accent: 'study',
  blocks: [text(words.due({ cards: due, minutes: takes })), ...(isLast ? [text(words.last)] : [])],
  buttons: [
    [
      { label: words.studyNow, action: { type: 'study.start', deck: null }, tone: 'primary' },
      ...(canWait ? [{ label: words.later, action: { type: 'reminder.later', reminder: id } } as const] : []),
    ],
    [...(isLast ? [onButton(words.keep, minute)] : []), offButton],
  ],
});

const offButton: ActionButton = { label: words.stop, action: { type: 'reminder.off' } };
const onButton = (label: Message, minute: number): ActionButton => ({
  label,
  action: { type: 'reminder.on', minute },
});

/** @param isToday whether it still comes today */
export const putOffView = (isToday: boolean): View => ({
  blocks: [text(isToday ? words.putOff : words.tomorrow)],
});

/** @param said when they come */
export const onView = (said: Message): View => ({ blocks: [text(said)], buttons: [[offButton]] });

/** @param minute of the day at which they came; null where they were off before */
export const offView = (said: Message, minute: number | null): View => ({
  blocks: [text(said)],
  ...(minute === null ? {} : { buttons: [[onButton(words.turnOn, minute)]] }),
});
