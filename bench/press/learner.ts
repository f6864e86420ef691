import type { Database } from '../../src/core/database/client.js';
import type { Prisma } from '../../src/core/database/generated/client.js';
import { type EventId, newId, type UserId } from '../../src/core/ids.js';
import { createStudy, type StudyState } from '../../src/core/study/study.js';
import { systemClock } from '../../src/core/time.js';

/** Somebody at study, with the statements of their presses. */
export interface Learner {
  readonly statements: readonly Prisma.Sql[];
  /** Turns a card and grades it as Easy, so that it does not come back: two presses. */
  study(): Promise<void>;
}

/** Begins a session. */
export const startLearner = async (database: Database, user: UserId): Promise<Learner> => {
  const statements: Prisma.Sql[] = [];
  const watched: Database = {
    ...database,
    query: (statement) => {
      statements.push(statement);
      return database.query(statement);
    },
  };
  const study = createStudy({ database: watched, clock: systemClock });
  let state: StudyState = await study.start(user, { deck: null }, `bench:${newId()}` as EventId);
  statements.length = 0;
  return {
    statements,
    async study() {
      if (state.phase === 'done') throw new Error('there are too few cards to go on');
      state = await study.grade(user, await study.show(user, state), 4);
    },
  };
};
