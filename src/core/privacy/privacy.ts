import type { Accounts } from '../accounts/accounts.js';
import type { Locales } from '../accounts/locales.js';
import type { Database } from '../database/client.js';
import type { UserId } from '../ids.js';
import type { BlobStore, Clock } from '../ports.js';
import type { Quizzes } from '../quiz/play/service.js';
import type { AccountData } from './account-data.js';
import { collectAccount } from './export.js';
import { forgetUser } from './forget.js';

/** What people may do with everything that is stored about them. */
export interface Privacy {
  export(user: UserId): Promise<AccountData>;
  /**
   * Deletes everything about the person at once; meeting them again starts afresh. A game that they host is stopped:
   * its room is shown the end, without them.
   */
  forgetMe(user: UserId): Promise<void>;
}

export interface PrivacyDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  readonly quizzes: Pick<Quizzes, 'abandon'>;
  readonly accounts: Pick<Accounts, 'forget'>;
  readonly locales: Pick<Locales, 'forget'>;
}

export const createPrivacy = ({
  database,
  clock,
  blobs,
  quizzes,
  accounts,
  locales,
}: PrivacyDependencies): Privacy => ({
  export: (user) => collectAccount(database, user, clock.now()),
  async forgetMe(user) {
    do await quizzes.abandon(user);
    while (!(await forgetUser(database, blobs, user)));
    accounts.forget(user);
    locales.forget();
  },
});
