import { type DependenciesOf, type JobHost, type Running, startJobs } from '../jobs/define-job.js';
import { jobs } from '../jobs/jobs.js';

export type MaintenanceDependencies = DependenciesOf<(typeof jobs.maintenance)[number]>;

/** Resumes what a crash interrupted, then starts the scheduled jobs that every process runs. */
export const startMaintenance = async (host: JobHost & MaintenanceDependencies): Promise<Running> => {
  for (const job of jobs.maintenance) await job.beforeStart?.(host);
  return startJobs(jobs.maintenance, host, host);
};
