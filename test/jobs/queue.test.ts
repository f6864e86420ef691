import { freshDatabase } from '../support/database.js';
import { queueContract } from './queue-contract.js';

queueContract('the embedded database', async () => ({ database: await freshDatabase() }));
