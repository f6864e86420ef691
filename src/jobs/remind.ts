import type { RepeatingClock } from '../core/ports.js';
import type { Reminders } from '../core/reminders/reminders.js';
import { defineScheduledJob } from './define-job.js';

interface Dependencies {
  readonly reminders: Pick<Reminders, 'sweep'>;
  readonly clock: RepeatingClock;
}

/** Reminds those whose time has come of the cards that are due. */
export const remind = defineScheduledJob({
  name: 'remind',
  schedule: { everyMs: 60_000 },
  clock: ({ clock }: Dependencies) => clock,
  work: ({ reminders }) => reminders.sweep(),
});
