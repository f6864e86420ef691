import type { QuestionId, UserId } from '../../ids.js';
import { scheduleAlarm } from './alarm.js';
import type { QuizDependencies } from './dependencies.js';
import { type Chosen, type QuizPress, storePress, wakeWhenQuiet } from './press.js';
import { createThrottle } from './throttle.js';

/** Well below `QUIET_MS`, for which a question stays open after the last press. */
const CHECK_EVERY_MS = 300;

export interface Answering {
  /** @throws UserError `quiz.too_late`, `action.expired` */
  answer(player: UserId, press: Omit<QuizPress, 'at'>): Promise<Chosen>;
  /** Makes the pending checks at once. Resolves when none is running. */
  flush(): Promise<void>;
}

interface Latest {
  readonly chosen: Chosen;
  readonly at: Date;
}

/**
 * Takes answers. Whether a question may close early is checked a little later, once for all presses of that time: in
 * a storm of presses, a check for each would cost as much as the presses.
 */
export const createAnswering = (dependencies: QuizDependencies): Answering => {
  const { database, clock, log } = dependencies;
  const check = async (question: QuestionId, { chosen, at }: Latest): Promise<void> =>
    scheduleAlarm(dependencies, await wakeWhenQuiet(database, chosen, question, at));
  // The answer is stored already. After a failure, the question just stays open until its deadline.
  const checks = createThrottle(CHECK_EVERY_MS, check, (error) =>
    log?.warn({ err: error }, 'cannot check whether a question may close early'),
  );
  return {
    async answer(player, press) {
      const at = clock.now();
      const chosen = await storePress(database, player, { ...press, at });
      checks.call(press.question, { chosen, at });
      return chosen;
    },
    flush: checks.flush,
  };
};
