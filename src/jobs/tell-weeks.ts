import type { Boards } from '../core/boards/boards.js';
import type { RepeatingClock } from '../core/ports.js';
import { defineScheduledJob } from './define-job.js';

interface Dependencies {
  readonly boards: Pick<Boards, 'sweep'>;
  readonly clock: RepeatingClock;
}

/** Tells the week of study where it is Monday morning. */
export const tellWeeks = defineScheduledJob({
  name: 'tell-weeks',
  schedule: { everyMs: 60_000 },
  clock: ({ clock }: Dependencies) => clock,
  work: ({ boards }) => boards.sweep(),
});
