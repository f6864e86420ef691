import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  runMigrations,
} from 'bullmq';
import { Redis } from 'ioredis';
import type { Database, Log } from '../core/database/client.js';

/** Passed where BullMQ's types require a connection; the backend brings its own. */
export const NO_CONNECTION = {};

const CONNECT_TIMEOUT_MS = 10_000;

/** Where BullMQ stores its jobs. Queues and workers made by `create` use the backend's connection. */
export interface Backend {
  readonly create: BackendFactory<IQueueBackend, object>;
  close(): Promise<void>;
}

/**
 * Redis when there is an address for it, else the database, whose queue tables are brought up to date.
 * @throws an Error for the operator when Redis cannot be reached
 */
export const openBackend = (database: Database, redisUrl: string | undefined, log: Log): Promise<Backend> =>
  redisUrl ? openRedis(redisUrl, log) : openDatabaseBackend(database);

const openDatabaseBackend = async ({ pool, kind }: Database): Promise<Backend> => {
  const client = await pool.connect();
  try {
    await runMigrations(client);
    // The embedded database has this session only; PostgreSQL's pool sets the path for each of its own.
    if (kind === 'embedded') await client.query('SET search_path TO bullmq, public');
  } finally {
    client.release();
  }
  return {
    create: (name, options, how) => createPostgresBackend(name, { ...options, connection: pool }, how),
    close: () => Promise.resolve(),
  };
};

const openRedis = async (url: string, log: Log): Promise<Backend> => {
  // BullMQ blocks on the connection for as long as it takes, and requires that retries have no limit.
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
  });
  connection.on('error', (error: Error) => log.warn({ err: error }, 'redis connection error'));
  try {
    await connection.connect();
  } catch (error) {
    connection.disconnect();
    throw new Error(`Redis at ${connection.options.host} cannot be reached.`, { cause: error });
  }
  return {
    create: (name, options, how) => createRedisBackend(name, { ...options, connection }, how),
    close: async () => void (await connection.quit()),
  };
};
