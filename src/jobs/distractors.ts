import { z } from 'zod';
import type { Log } from '../core/database/client.js';
import { ModelFailed } from '../core/generation/errors.js';
import type { Skills } from '../core/generation/skills.js';
import type { UserId } from '../core/ids.js';
import { prepareDistractors } from '../core/quiz/questions/distractors.js';
import type { DistractorDependencies } from '../core/quiz/questions/distractors-pending.js';
import { defineJob, idOf } from './define-job.js';

const payload = z.strictObject({ owner: idOf<UserId>() });

declare module '../core/ports.js' {
  interface JobPayloads {
    readonly distractors: z.infer<typeof payload>;
  }
}

type Dependencies = Omit<DistractorDependencies, 'distractorWriter'> &
  Pick<Skills, 'distractorWriter'> & { readonly log: Log };

/** Prepares wrong answers for a person's cards, where the model can. */
export const distractors = defineJob({
  name: 'distractors',
  payload,
  id: ({ owner }) => `distractors-${owner}`,
  options: {
    // No retry: the next run of queue-distractors adds the job again, at a pace that spares a model which is down.
    deduplication: 'unfinished',
    // One person at a time: documents, which people wait for, need the model more.
    concurrency: 1,
  },
  canRun: ({ distractorWriter }: Dependencies) => distractorWriter !== undefined,
  async work({ distractorWriter, ...dependencies }: Dependencies, { owner }, signal) {
    if (!distractorWriter) return;
    try {
      const cards = await prepareDistractors({ ...dependencies, distractorWriter }, owner, signal);
      dependencies.log.info({ owner, cards }, 'wrong answers prepared');
    } catch (error) {
      // The model's failure is logged where it is called, once; here nothing failed but a wait began.
      if (!(error instanceof ModelFailed)) throw error;
      dependencies.log.info({ owner, kind: error.kind }, 'wrong answers wait for the model');
    }
  },
});
