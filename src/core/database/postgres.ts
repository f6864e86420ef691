import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Connection, Log, Query } from './client.js';
import type { Prisma } from './generated/client.js';
import type { SqlPool } from './pool.js';

/** Prisma writes timestamps without a zone and means UTC. */
const PRISMA_SESSION = '-c TimeZone=UTC -c search_path=public';
const QUEUE_SESSION = '-c TimeZone=UTC -c search_path=bullmq,public';

/** Transactions of one process at the same time; PostgreSQL allows 100 connections in all by default. */
const PRISMA_CONNECTIONS = 10;
/** Ten listen in a process that does everything, each on one of its own: queues and the inbox. The rest is for queries. */
const QUEUE_CONNECTIONS = 16;

const CONNECT_TIMEOUT_MS = 10_000;

/** Prepared statements occupy memory in each connection: beyond this many texts none is added. */
const PREPARED_STATEMENTS = 500;

/**
 * Two pools over one server: Prisma's, and a plain one whose sessions look into the queue's schema first.
 * @throws an Error that names the host, never the password, when the server does not answer.
 */
export const openPostgres = async (url: string, log?: Log): Promise<Connection> => {
  const report = (error: Error) => log?.error({ err: error }, 'database connection lost');
  const own = createPool(url, PRISMA_CONNECTIONS, PRISMA_SESSION, report);
  const pool = createPool(url, QUEUE_CONNECTIONS, QUEUE_SESSION, report);
  const close = async () => {
    await Promise.all([own.end(), pool.end()]);
  };
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await close();
    throw new Error(`PostgreSQL at ${hostOf(url)} cannot be used: ${messageOf(error)}`, { cause: error });
  }
  const nameOf = statementNames();
  const adapter = new PrismaPg(own, { statementNameGenerator: ({ sql }) => nameOf(sql) });
  // The same at run time: TypeScript cannot match node-postgres's overloads of `on` one event at a time.
  return { kind: 'postgres', adapter, pool: pool as SqlPool, query: preparedOn(own, nameOf), close };
};

/** On the connections that Prisma uses, whose statements are prepared under the same names. */
const preparedOn =
  (pool: pg.Pool, nameOf: (sql: string) => string): Query =>
  async <Row>({ text, values }: Prisma.Sql) => {
    // node-postgres types rows as whatever the caller says that it selected.
    const { rows } = await pool.query({ name: nameOf(text), text, values });
    return rows as Row[];
  };

const createPool = (url: string, max: number, options: string, report: (error: Error) => void): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'deckhand',
  });
  return pool.setMaxListeners(0).on('error', report);
};

/** The same name for the same text; empty, which means unprepared, beyond the cap. */
const statementNames = (): ((sql: string) => string) => {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= PREPARED_STATEMENTS) return known ?? '';
    const name = createHash('sha1').update(sql).digest('base64url');
    names.set(sql, name);
    return name;
  };
};

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'the given address');

const messageOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
};
