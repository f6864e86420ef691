import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { takeTurns } from '../turns.js';
import type { Connection, Log } from './client.js';
import { ensureCluster } from './cluster.js';
import { makeDataFolder } from './data-folder.js';
import { createEmbeddedPool } from './embedded-pool.js';
import type { Prisma } from './generated/client.js';
import { lockFolder } from './lock.js';

/** PostgreSQL's default of 128 MB would stay resident; one small group's rows need far less. */
const START_PARAMETERS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/** Where the embedded database's cluster lies in the data folder. */
export const clusterFolder = (dataDir: string): string => join(dataDir, 'database');

/**
 * Opens the embedded database of a data folder, creating both when they are missing.
 * @throws an Error for the operator when another process uses the folder, or when it is unusable.
 */
export const openEmbedded = async (dataDir: string, log?: Log): Promise<Connection> => {
  await makeDataFolder(dataDir);
  const lock = await lockFolder(dataDir);
  try {
    await ensureCluster(clusterFolder(dataDir), log);
    const pglite = await PGlite.create(clusterFolder(dataDir), { startParams: START_PARAMETERS });
    return embeddedConnection(leaveTurns(pglite), () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
};

/** The connection over a running PGlite, which it then owns. @param onClosed runs once PGlite is shut. */
export const embeddedConnection = (pglite: PGlite, onClosed?: () => Promise<void>): Connection => {
  const pool = createEmbeddedPool(pglite);
  return {
    kind: 'embedded',
    adapter: new PrismaPGlite(pglite),
    pool,
    query: async <Row>({ text, values }: Prisma.Sql) => (await pool.query<Row>(text, values)).rows,
    async close() {
      if (!pglite.closed) await pglite.close();
      await onClosed?.();
    },
  };
};

/**
 * PGlite computes in this thread and is done before its promise is: whoever asks again at once, a transaction of many
 * statements above all, would keep everything else waiting.
 */
const leaveTurns = (pglite: PGlite): PGlite => {
  const runQuery = pglite._runExclusiveQuery.bind(pglite);
  const turn = takeTurns();
  return Object.assign(pglite, {
    _runExclusiveQuery: async <T>(query: () => Promise<T>): Promise<T> => {
      await turn();
      return runQuery(query);
    },
  });
};
