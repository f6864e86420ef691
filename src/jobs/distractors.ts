import { z } from 'zod';
import type { Log } from '../core/database/client.js';
import type { UserId } from '../core/ids.js';
import { prepareDistractors } from '../core/quiz/questions/distractors.js';
import type { WantedParts } from '../core/quiz/questions/distractors-wanted.js';
import { defineJob, idOf } from './define-job.js';

const payload = z.strictObject({ owner: idOf<UserId>() });

declare module '../core/ports.js' {
  interface JobPayloads {
    distractors: z.infer<typeof payload>;
  }
}

type Dependencies = WantedParts & { readonly log: Log };

/** Prepares wrong answers for a person's cards, where the model can. */
export const distractors = defineJob({
  name: 'distractors',
  payload,
  id: ({ owner }) => `distractors-${owner}`,
  options: {
    // No retry: the next run of queue-distractors adds the job again, at a pace that spares a model which is down.
    deduplication: 'unfinished',
    // One person's cards after another's: documents, which somebody waits for, need the model more.
    concurrency: 1,
  },
  canRun: ({ generator }: Dependencies) => generator.distractors !== undefined,
  async work(dependencies: Dependencies, { owner }, signal) {
    const cards = await prepareDistractors(dependencies, owner, signal);
    dependencies.log.info({ owner, cards }, 'wrong answers prepared');
  },
});
