import { type NotifyParts, notify } from './notify.js';
import { showProgress } from './progress.js';
import type { JobQueue } from './queue.js';

/** Messages under way at once; the adapters keep the platforms' limits. */
const NOTICES_AT_ONCE = 4;

/** Delivers what is owed and shows progress on a platform, until the returned function is called. */
export const speakOn = (queue: JobQueue, platform: string, parts: NotifyParts): (() => Promise<void>) => {
  const workers = [
    queue.work('notify', (job) => notify(parts, job), { platform, concurrency: NOTICES_AT_ONCE }),
    queue.work('progress', (job) => showProgress(parts, job.generation), { platform }),
  ];
  return async () => void (await Promise.all(workers.map((worker) => worker.close())));
};
