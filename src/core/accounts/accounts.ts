import type { Database } from '../database/client.js';
import type { Clock } from '../ports.js';
import { type Acquaintances, createAcquaintances } from './meet.js';
import { createSettings, type SettingsService } from './settings.js';

/** People: who they are and what they chose. */
export interface Accounts extends SettingsService, Acquaintances {}

export interface AccountsDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

export const createAccounts = (dependencies: AccountsDependencies): Accounts => ({
  ...createSettings(dependencies),
  ...createAcquaintances(dependencies),
});
