import { openDatabase } from '../../src/core/database/client.js';
import { createOwed } from '../../src/core/events/owed.js';
import type { Failpoint } from '../../src/core/quiz/play/failpoints.js';
import { createQuizzes } from '../../src/core/quiz/play/service.js';
import { type Errand, perform } from './quiz-errand.js';

// A process that goes on the errand it is given and is killed at the failpoint.
const errand: Errand = JSON.parse(process.argv[2] ?? '');
const database = await openDatabase({ url: errand.url, dataDir: '' });
const clock = { now: () => new Date(errand.now) };
const queue = { add: async () => {} };
const reach = (failpoint: Failpoint): void => {
  if (failpoint === errand.dieAt) process.kill(process.pid, 'SIGKILL');
};
const owed = createOwed({ database, clock, queue });
await perform(createQuizzes({ database, clock, queue, owed, reach }), errand);
await database.close();
