import type { JobName } from '../core/ports.js';
import type { QueuedJob } from './define-job.js';
import { distractors } from './distractors.js';
import { fit } from './fit.js';
import { foldCardsForSearch } from './fold-cards.js';
import { notify } from './notify.js';
import { longPdf, pdf } from './pdf.js';
import { progress } from './progress.js';
import { purges } from './purge.js';
import { queueMissingDistractors } from './queue-distractors.js';
import { queueFits } from './queue-fits.js';
import { quiz, sweepQuizzes } from './quiz.js';
import { reconcileGenerations } from './reconcile-generations.js';
import { reconcileOwed } from './reconcile-owed.js';
import { remind } from './remind.js';
import { reportModelUse } from './report-model-use.js';
import { tellWeeks } from './tell-weeks.js';

/** Run by each worker process. */
const worker = { pdf, 'long-pdf': longPdf, distractors, fit };
/** Run for each platform, by the process that holds the platform's lease. */
const platform = { notify, progress, quiz, sweepQuizzes };
/** Run by each process; those with a `beforeStart` in this order. */
const maintenance = {
  reconcileGenerations,
  reconcileOwed,
  queueMissingDistractors,
  queueFits,
  remind,
  tellWeeks,
  foldCardsForSearch,
  ...purges,
  reportModelUse,
};

/** Every job there is, by who runs it. To add one, write its file in this folder and name it above. */
export const jobs = {
  worker: Object.values(worker),
  platform: Object.values(platform),
  maintenance: Object.values(maintenance),
};

/** What the queue knows of each job. */
export const queuedJobs: { readonly [N in JobName]: QueuedJob<N> } = { ...worker, ...platform };
