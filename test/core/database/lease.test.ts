import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { freshDatabase } from '../../support/database.js';
import { leaseContract } from './lease-contract.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

leaseContract('the embedded database', () => database);
