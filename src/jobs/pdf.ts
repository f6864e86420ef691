import { z } from 'zod';
import type { Skills } from '../core/generation/skills.js';
import { type DocumentJob, moveUpAfter } from '../core/generation/store/line.js';
import { type RunDependencies, runGeneration } from '../core/generation/store/run.js';
import type { GenerationId } from '../core/ids.js';
import type { Queue } from '../core/ports.js';
import { queueDistractorsAfter } from '../core/quiz/questions/distractors-pending.js';
import { attemptNumber, defineJob, idOf } from './define-job.js';

const payload = z.strictObject({ generation: idOf<GenerationId>(), attempt: attemptNumber });

declare module '../core/ports.js' {
  interface JobPayloads {
    readonly pdf: z.infer<typeof payload>;
    readonly 'long-pdf': z.infer<typeof payload>;
  }
}

type Dependencies = RunDependencies & Pick<Skills, 'distractorWriter'> & { readonly queue: Queue };

/** What reads a document has a process of its own for it. */
const AT_ONCE = { pdf: 2, 'long-pdf': 1 };

const documentJob = <N extends DocumentJob['name']>(name: N) =>
  defineJob({
    name,
    payload,
    id: ({ generation, attempt }) => `${name}-${generation}-${attempt}`,
    options: {
      deduplication: 'unfinished',
      // Against short failures only: a generation that stays unfinished gets a job of its own (reconcile-generations).
      retry: { attempts: 3, firstPauseMs: 2_000 },
      concurrency: AT_ONCE[name],
    },
    async work(dependencies: Dependencies, { generation, attempt }, signal) {
      await runGeneration(dependencies, { name, generation, attempt }, signal);
      await moveUpAfter(dependencies, generation);
      if (dependencies.distractorWriter) await queueDistractorsAfter(dependencies, generation);
    },
  });

/** Makes cards of a document, calls its person's next one up, then has wrong answers prepared for them. */
export const pdf = documentJob('pdf');
/** The same for documents of many pages, which short ones do not wait for. */
export const longPdf = documentJob('long-pdf');
