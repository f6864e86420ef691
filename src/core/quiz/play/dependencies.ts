import type { Database, Log } from '../../database/client.js';
import type { Owed } from '../../events/owed.js';
import type { Clock, Queue } from '../../ports.js';
import type { Reach } from './failpoints.js';

/** What the functions of this folder need from outside. */
export interface QuizDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Queue;
  /** For private messages to a host. */
  readonly owed: Owed;
  readonly log?: Log;
  /** Called at every failpoint, for tests that die there. */
  readonly reach?: Reach;
}
