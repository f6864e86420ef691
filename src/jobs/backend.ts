import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  runMigrations,
} from 'bullmq';
import { Redis } from 'ioredis';
import type { Database, Log } from '../core/database/client.js';

/** Stands where BullMQ insists on a connection; the backend has its own. */
export const SETTLED = {};

const CONNECT_TIMEOUT_MS = 10_000;

/** Where BullMQ keeps its jobs. The connection is settled here, so queues and workers pass none. */
export interface Backend {
  create: BackendFactory<IQueueBackend, object>;
  close(): Promise<void>;
}

/** Redis when there is an address for it, else the database, whose queue tables are brought up to date. */
export function openBackend(database: Database, redisUrl: string | undefined, log: Log): Promise<Backend> {
  return redisUrl ? openRedis(redisUrl, log) : openDatabaseBackend(database);
}

async function openDatabaseBackend({ pool, kind }: Database): Promise<Backend> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
    // The embedded database's only session; those of PostgreSQL's pool are made so.
    if (kind === 'embedded') await client.query('SET search_path TO bullmq, public');
  } finally {
    client.release();
  }
  return {
    create: (name, options, how) => createPostgresBackend(name, { ...options, connection: pool }, how),
    close: () => Promise.resolve(),
  };
}

async function openRedis(url: string, log: Log): Promise<Backend> {
  // BullMQ blocks on the connection for as long as it takes, and asks for no limit to retries.
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
  });
  connection.on('error', (error: Error) => log.warn({ err: error }, 'redis'));
  try {
    await connection.connect();
  } catch (error) {
    connection.disconnect();
    throw new Error(`Redis at ${connection.options.host} cannot be reached.`, { cause: error });
  }
  return {
    create: (name, options, how) => createRedisBackend(name, { ...options, connection }, how),
    async close() {
      await connection.quit();
    },
  };
}
