import { afterAll } from 'vitest';
import { emptyServicesDatabase } from '../support/database.js';
import { expectUpgrade } from '../upgrade/expectations.js';
import { startOnPostgres } from '../upgrade/upgraded.js';

let drop: (() => Promise<void>) | undefined;
afterAll(() => drop?.());

expectUpgrade(async () => {
  const database = await emptyServicesDatabase();
  drop = database.drop;
  return startOnPostgres('0.1.0', database.url);
});
