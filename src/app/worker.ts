import type { Config } from '../config.js';
import { cleanPages } from '../core/documents/clean/pages.js';
import { createExtractor } from '../core/documents/extractor.js';
import type { Skills } from '../core/generation/skills.js';
import { type RunDependencies, runGeneration } from '../core/generation/store/run.js';
import type { GenerationId } from '../core/ids.js';
import { prepareDistractors } from '../core/quiz/questions/distractors.js';
import {
  type DistractorDependencies,
  queueDistractorsAfter,
} from '../core/quiz/questions/distractors-pending.js';
import type { JobQueue, JobWorker } from '../jobs/queue.js';
import type { Log } from '../log.js';

/** Documents at work at once; each has a process of its own for reading. */
const DOCUMENTS_AT_ONCE = 2;
/** Processor time that reading one document may take. */
const READING_SECONDS = 120;
/** Memory that reading one document may take, without which a bomb would take it all. */
const READING_MEGABYTES = 700;
/** Telegram takes about 20 messages a minute in a group, edits included; quizzes need most of them. */
const PROGRESS_EVERY_MS = 3_500;
/** The second look comes sooner, for it shows the first cards. */
const PROGRESS_FIRST_MS = 1_000;

export interface WorkerDependencies
  extends Omit<RunDependencies, 'extractor' | 'clean' | 'onProgress' | keyof Skills> {
  readonly config: Config;
  readonly queue: JobQueue;
  readonly log: Log;
  readonly skills: Skills;
}

/** Makes cards from queued documents, and distractors for cards where the model has that skill. */
export const startWorker = (dependencies: WorkerDependencies): { close(): Promise<void> } => {
  const { distractorWriter } = dependencies.skills;
  const preparer = distractorWriter && workOnDistractors({ ...dependencies, distractorWriter });
  const documents = workOnDocuments(dependencies);
  return {
    close: async () => void (await Promise.all([documents.close(), preparer?.close()])),
  };
};

const workOnDocuments = (dependencies: WorkerDependencies): { close(): Promise<void> } => {
  const { config, queue, log, skills } = dependencies;
  const extractor = createExtractor({
    maxPages: config.MAX_PDF_PAGES,
    maxSeconds: READING_SECONDS,
    maxMegabytes: READING_MEGABYTES,
  });
  const progress = createThrottle(PROGRESS_EVERY_MS, (generation, platform) => {
    queue
      .add({ name: 'progress', platform, generation })
      .catch((error: unknown) => log.warn({ err: error }, 'progress not queued'));
  });
  const run = { ...dependencies, ...skills, extractor, clean: cleanPages, onProgress: progress.call };
  const worker = queue.work(
    'pdf',
    async ({ generation, attempt }, signal) => {
      await runGeneration(run, generation, attempt, signal);
      if (skills.distractorWriter) await queueDistractorsAfter(dependencies, generation);
    },
    { concurrency: DOCUMENTS_AT_ONCE },
  );
  return {
    close: async () => {
      await worker.close();
      progress.stop();
      await extractor.close();
    },
  };
};

/** One person's cards after another's: documents, which somebody waits for, need the model more. */
const workOnDistractors = (
  dependencies: DistractorDependencies & Pick<WorkerDependencies, 'queue' | 'log'>,
): JobWorker =>
  dependencies.queue.work('distractors', async ({ owner }, signal) => {
    const cards = await prepareDistractors(dependencies, owner, signal);
    dependencies.log.info({ owner, cards }, 'wrong answers prepared');
  });

/** Calls at once, and then at most every `ms` for the same generation; the last call is never lost. */
const createThrottle = (ms: number, work: (generation: GenerationId, platform: string) => void) => {
  const resting = new Map<GenerationId, { timer: NodeJS.Timeout; again: boolean }>();
  const call = (generation: GenerationId, platform: string, pause = PROGRESS_FIRST_MS): void => {
    const rest = resting.get(generation);
    if (rest) {
      rest.again = true;
      return;
    }
    work(generation, platform);
    const timer = setTimeout(() => {
      const { again } = resting.get(generation) ?? { again: false };
      resting.delete(generation);
      if (again) call(generation, platform, ms);
    }, pause);
    resting.set(generation, { timer, again: false });
  };
  return {
    call,
    stop: () => {
      for (const { timer } of resting.values()) clearTimeout(timer);
      resting.clear();
    },
  };
};
