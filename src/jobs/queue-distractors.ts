import type { Skills } from '../core/generation/skills.js';
import type { Queue } from '../core/ports.js';
import { type DistractorDependencies, queueDistractors } from '../core/quiz/questions/distractors-pending.js';
import { defineScheduledJob } from './define-job.js';

type Dependencies = Omit<DistractorDependencies, 'distractorWriter'> & {
  readonly skills: Pick<Skills, 'distractorWriter'>;
  readonly queue: Queue;
};

/** Adds `distractors` jobs for people whose cards lack wrong answers, whatever kept earlier jobs from it. */
export const queueMissingDistractors = defineScheduledJob({
  name: 'queue-distractors',
  schedule: { everyMs: 2 * 60_000, firstAfterMs: 0 },
  work: async ({ skills: { distractorWriter }, ...dependencies }: Dependencies) => {
    if (distractorWriter) await queueDistractors({ ...dependencies, distractorWriter });
  },
});
