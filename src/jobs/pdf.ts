import { z } from 'zod';
import type { Skills } from '../core/generation/skills.js';
import { moveUpAfter } from '../core/generation/store/line.js';
import { type RunDependencies, runGeneration } from '../core/generation/store/run.js';
import type { GenerationId } from '../core/ids.js';
import type { Queue } from '../core/ports.js';
import { queueDistractorsAfter } from '../core/quiz/questions/distractors-pending.js';
import { attemptNumber, defineJob, idOf } from './define-job.js';

const payload = z.strictObject({ generation: idOf<GenerationId>(), attempt: attemptNumber });

declare module '../core/ports.js' {
  interface JobPayloads {
    readonly pdf: z.infer<typeof payload>;
  }
}

type Dependencies = RunDependencies & Pick<Skills, 'distractorWriter'> & { readonly queue: Queue };

/** Makes cards of a document, calls its person's next one up, then has wrong answers prepared for them. */
export const pdf = defineJob({
  name: 'pdf',
  payload,
  id: ({ generation, attempt }) => `pdf-${generation}-${attempt}`,
  options: {
    deduplication: 'always',
    // Against short failures only: a generation that stays unfinished gets a job of its own (reconcile-generations).
    retry: { attempts: 3, firstPauseMs: 2_000 },
    // Each document at work has a process of its own for reading.
    concurrency: 2,
  },
  async work(dependencies: Dependencies, { generation, attempt }, signal) {
    await runGeneration(dependencies, generation, attempt, signal);
    await moveUpAfter(dependencies, generation);
    if (dependencies.distractorWriter) await queueDistractorsAfter(dependencies, generation);
  },
});
