import { parentPort, workerData } from 'node:worker_threads';
import { GUARD_STEP_MS, GUARD_TIME_SLACK_MS, type GuardSettings } from './guard-settings.js';

/**
 * A thread beside the parser. Parsing blocks the reader's own loop, so neither the end of its parent nor a
 * passed limit could be noticed there; this loop stays free and ends the whole process.
 */
const { parent, maxMegabytes, maxSeconds, busySince }: GuardSettings = workerData;

const mustEnd = (): boolean => {
  if (process.ppid !== parent) return true;
  if (process.memoryUsage.rss() > maxMegabytes * 2 ** 20) return true;
  const since = busySince[0];
  return !!since && Date.now() - since > maxSeconds * 1000 + GUARD_TIME_SLACK_MS;
};

setInterval(() => {
  if (mustEnd()) process.kill(process.pid, 'SIGKILL');
}, GUARD_STEP_MS);
parentPort?.postMessage('watching');
