import type { Database } from '../database/client.js';
import type { Identity } from '../events/refs.js';
import type { UserId } from '../ids.js';
import type { BlobStore, Clock } from '../ports.js';
import type { Quizzes } from '../quiz/service.js';
import { type AccountData, collectAccount } from './export.js';
import { forgetUser } from './forget.js';
import { createAcquaintances } from './meet.js';
import { createSettings, type SettingsService } from './settings.js';

/** People: who they are, what they chose, what is stored about them. */
export interface Accounts extends SettingsService {
  /** The person behind an identity; at first contact they are created with their default deck. */
  meet(identity: Identity): Promise<UserId>;
  export(user: UserId): Promise<AccountData>;
  /**
   * Deletes everything about the person at once; meeting them again starts afresh. A game that they host is stopped:
   * its room is shown the end, without them.
   */
  forgetMe(user: UserId): Promise<void>;
}

export interface AccountsParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  readonly quizzes: Pick<Quizzes, 'abandon'>;
}

export const createAccounts = ({ database, clock, blobs, quizzes }: AccountsParts): Accounts => {
  const acquaintances = createAcquaintances({ database, clock });
  return {
    ...createSettings({ database }),
    meet: acquaintances.meet,
    export: (user) => collectAccount(database, user, clock.now()),
    async forgetMe(user) {
      do await quizzes.abandon(user);
      while (!(await forgetUser(database, blobs, user)));
      acquaintances.forget(user);
    },
  };
};
