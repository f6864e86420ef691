import { queueContract } from '../jobs/queue-contract.js';
import { servicesDatabase } from '../support/database.js';

queueContract('PostgreSQL', async () => ({ database: await servicesDatabase() }));
queueContract('Redis', async () => ({
  database: await servicesDatabase(),
  redisUrl: String(process.env.TEST_REDIS_URL),
}));
