import type { SqlDriverAdapterFactory } from '@prisma/client/runtime/client';
import { openEmbedded } from './embedded.js';
import { type Prisma, PrismaClient } from './generated/client.js';
import { migrate, readMigrations } from './migrate.js';
import type { SqlPool } from './pool.js';
import { openPostgres } from './postgres.js';

/** The part of pino's logger that core uses. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface Database {
  readonly prisma: PrismaClient;
  readonly kind: 'embedded' | 'postgres';
  /** Plain SQL beside Prisma, for the queue. */
  readonly pool: SqlPool;
  /** One statement outside any transaction, prepared once, without what Prisma does around each: for hot paths. */
  readonly query: Query;
  /** Ends every connection; resolves once another process may open the data folder. */
  close(): Promise<void>;
}

/** Runs one statement. @returns its rows, as the database's driver reads them */
export type Query = <Row>(statement: Prisma.Sql) => Promise<readonly Row[]>;

/** A reachable database, before migrations and without Prisma's client. */
export interface Connection {
  readonly kind: Database['kind'];
  readonly adapter: SqlDriverAdapterFactory;
  readonly pool: SqlPool;
  readonly query: Query;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Address of a PostgreSQL server; without it the embedded database in `dataDir` is used. */
  readonly url?: string;
  readonly dataDir: string;
  readonly log?: Log;
}

/**
 * Opens the database and brings it to this version's migrations.
 * @throws an Error with one sentence for the operator when the data folder is in use by another process, the
 * server cannot be reached, or the database is newer than this version.
 */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const { url, dataDir, log } = options;
  const connection = url ? await openPostgres(url, log) : await openEmbedded(dataDir, log);
  return migrated(connection, log);
};

/**
 * Generous, because all queries of the embedded database share one connection (Prisma's defaults: 2 s and 5 s). They
 * hold for Prisma's own transactions, too, such as the one around a nested `create`.
 */
const TRANSACTION_LIMITS = { maxWait: 30_000, timeout: 30_000 };

/** Applies the migrations and puts Prisma's client over the connection, which it then owns. */
export const migrated = async (connection: Connection, log?: Log): Promise<Database> => {
  try {
    const applied = await migrate(connection.pool, await readMigrations());
    if (applied.length > 0) log?.info({ applied }, 'migrations applied');
  } catch (error) {
    await connection.close();
    throw error;
  }
  const { kind, pool, query, adapter } = connection;
  const prisma = new PrismaClient({ adapter, transactionOptions: TRANSACTION_LIMITS });
  return {
    prisma,
    kind,
    pool,
    query,
    async close() {
      await prisma.$disconnect();
      await connection.close();
    },
  };
};
