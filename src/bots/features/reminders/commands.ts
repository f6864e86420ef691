import type { Reminders } from '../../../core/reminders/reminders.js';
import { type FeatureWithSubjects, press } from '../../chat/command.js';
import { refusal, update } from '../../chat/outcome.js';
import { messages } from '../../messages/messages.js';
import { type TurnOnDependencies, turnOnReminders } from './turn-on.js';
import { offView, onView, putOffView, reminderView } from './views.js';

const words = messages.reminders;

export interface RemindersDependencies extends TurnOnDependencies {
  readonly reminders: Pick<Reminders, 'find' | 'putOff'>;
}

/** The message that cards are due. */
export const remindersFeature = (dependencies: RemindersDependencies): FeatureWithSubjects<'reminder'> => {
  const { accounts, reminders } = dependencies;
  return {
    commands: [],
    presses: [
      press({
        action: 'reminder.later',
        run: async ({ actor }, { reminder }) =>
          update(putOffView(await reminders.putOff(actor.user, reminder))),
      }),
      press({
        action: 'reminder.off',
        async run({ actor: { user } }) {
          const { reminder } = await accounts.settings(user);
          await accounts.change(user, { reminder: null });
          return update(offView(words.off, reminder?.minute ?? null));
        },
      }),
      press({
        action: 'reminder.on',
        async run(turn, action) {
          const said = await turnOnReminders(dependencies, turn, action.minute);
          return said
            ? update(onView(said))
            : refusal(words.cannotWrite({ typed: turn.typed ?? false }), action);
        },
      }),
    ],
    submissions: [],
    subjects: {
      async reminder(id) {
        const reminder = await reminders.find(id);
        return reminder && reminderView(id, reminder);
      },
    },
  };
};
