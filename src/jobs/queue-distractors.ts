import type { Queue } from '../core/ports.js';
import { queueDistractors, type WantedParts } from '../core/quiz/questions/distractors-wanted.js';
import { defineScheduledJob } from './define-job.js';

/** Adds `distractors` jobs for people whose cards lack wrong answers, whatever kept earlier jobs from it. */
export const queueMissingDistractors = defineScheduledJob({
  name: 'queue-distractors',
  schedule: { everyMs: 2 * 60_000, firstAfterMs: 0 },
  work: (dependencies: WantedParts & { readonly queue: Queue }) => queueDistractors(dependencies),
});
