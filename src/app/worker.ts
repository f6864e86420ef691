import { MEGABYTE } from '../bots/chat/file-size.js';
import type { Config } from '../config.js';
import { createExtractor } from '../core/documents/extractor.js';
import { createPictureReader } from '../core/documents/picture-reader.js';
import { machineReader } from '../core/generation/machine-reader.js';
import type { Skills } from '../core/generation/skills.js';
import { type DependenciesOf, type JobHost, type Running, startJobs } from '../jobs/define-job.js';
import { jobs } from '../jobs/jobs.js';
import { createProgressReporter } from '../jobs/progress.js';

/** Processor time that reading one document may take. */
const READING_SECONDS = 120;
/** Memory that reading one document may take; a decompression bomb would take all there is. */
const READING_MEGABYTES = 700;

/** What a worker makes for itself. */
type Made = 'extractor' | 'onProgress' | 'pictureBytesMax';

export type WorkerDependencies = Omit<DependenciesOf<(typeof jobs.worker)[number]>, Made | keyof Skills> &
  JobHost & { readonly config: Config; readonly skills: Skills };

/** Starts the jobs of a worker: cards from queued documents, wrong answers for cards. */
export const startWorker = (dependencies: WorkerDependencies): Running => {
  const { config, queue, log, skills } = dependencies;
  const extractor = createExtractor({
    maxPages: config.MAX_PDF_PAGES,
    maxSeconds: READING_SECONDS,
    maxMegabytes: READING_MEGABYTES,
  });
  const pictureReader = createPictureReader({ languages: config.OCR_LANGUAGES });
  const progress = createProgressReporter(queue, log);
  const pictureBytesMax = config.MAX_PICTURES_MB * MEGABYTE;
  const made = { extractor, onProgress: progress.report, pictureBytesMax };
  const withPictures = { pageReader: machineReader(pictureReader), ...skills };
  const running = startJobs(jobs.worker, dependencies, { ...dependencies, ...withPictures, ...made });
  return {
    async close() {
      await running.close();
      progress.close();
      await extractor.close();
      await pictureReader.close();
    },
  };
};
