import type { Database } from '../database/client.js';
import type { Identity } from '../events/refs.js';
import type { UserId } from '../ids.js';
import type { BlobStore, Clock } from '../ports.js';
import { type AccountData, collectAccount } from './export.js';
import { forgetUser } from './forget.js';
import { createAcquaintances } from './meet.js';
import { createSettings, type SettingsService } from './settings.js';

/** People: who they are, what they chose, what is stored about them. */
export interface Accounts extends SettingsService {
  /** The person behind an identity; at first contact they are created with their default deck. */
  meet(identity: Identity): Promise<UserId>;
  export(user: UserId): Promise<AccountData>;
  /** Deletes everything about the person at once; meeting them again starts afresh. */
  forgetMe(user: UserId): Promise<void>;
}

export const createAccounts = (parts: { database: Database; clock: Clock; blobs: BlobStore }): Accounts => {
  const { database, clock, blobs } = parts;
  const acquaintances = createAcquaintances({ database, clock });
  return {
    ...createSettings({ database }),
    meet: acquaintances.meet,
    export: (user) => collectAccount(database, user, clock.now()),
    async forgetMe(user) {
      await forgetUser(database, blobs, user);
      acquaintances.forget(user);
    },
  };
};
