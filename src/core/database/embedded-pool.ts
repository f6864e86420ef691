import { EventEmitter } from 'node:events';
import type { PGlite, QueryOptions, Transaction } from '@electric-sql/pglite';
import { types } from '@electric-sql/pglite';
import type { SqlClient, SqlPool, SqlResult } from './pool.js';

/**
 * PGlite in the shape of a node-postgres pool. There is one connection: sessions share its settings and its
 * subscriptions, and a transaction of one blocks all others, Prisma included.
 */
export const createEmbeddedPool = (pglite: PGlite): SqlPool =>
  Object.assign(newEmitter(), {
    query: <Row>(text: string, params?: readonly unknown[]) => run<Row>(pglite, text, params),
    connect: async () => createClient(pglite),
    /** Nothing to end: the database closes PGlite. */
    end: async () => {},
  });

const createClient = (pglite: PGlite): SqlClient => {
  const emitter = newEmitter();
  const stopListening = pglite.onNotification((channel, payload) => {
    emitter.emit('notification', { channel, payload });
  });
  let transaction: OpenTransaction | undefined;
  const finish = async (how: 'commit' | 'rollback'): Promise<void> => {
    const finished = transaction;
    transaction = undefined;
    await finished?.finish(how);
  };
  return Object.assign(emitter, {
    async query<Row>(text: string, params?: readonly unknown[]): Promise<SqlResult<Row>> {
      const verb = text.trim().toUpperCase();
      if (verb === 'BEGIN') transaction = await begin(pglite);
      else if (verb === 'COMMIT') await finish('commit');
      else if (verb === 'ROLLBACK') await finish('rollback');
      else return run<Row>(transaction?.on ?? pglite, text, params);
      return { rows: [], rowCount: null };
    },
    release(): void {
      stopListening();
      emitter.removeAllListeners();
      finish('rollback').catch(() => {});
    },
  });
};

/** Any number may listen; Node warns from eleven on. */
const newEmitter = (): EventEmitter => new EventEmitter().setMaxListeners(0);

type Queryable = Pick<Transaction, 'query' | 'exec'>;

/** node-postgres returns int8 as a string, which loses no digits; code written for it expects that. */
const LIKE_NODE_POSTGRES: QueryOptions = { parsers: { [types.INT8]: (text: string) => text } };

const run = async <Row>(
  on: Queryable,
  text: string,
  params?: readonly unknown[],
): Promise<SqlResult<Row>> => {
  if (params?.length) {
    const { rows, affectedRows } = await on.query<Row>(text, [...params], LIKE_NODE_POSTGRES);
    return { rows, rowCount: affectedRows || rows.length };
  }
  const last = (await on.exec(text, LIKE_NODE_POSTGRES)).at(-1);
  // PGlite types the rows of `exec` as records; the caller knows what it selected.
  return { rows: (last?.rows ?? []) as Row[], rowCount: last?.affectedRows ?? null };
};

interface OpenTransaction {
  readonly on: Transaction;
  finish(how: 'commit' | 'rollback'): Promise<void>;
}

/** Turns PGlite's callback, which alone keeps other queries out, into a handle. */
const begin = (pglite: PGlite): Promise<OpenTransaction> =>
  new Promise((opened, failed) => {
    const ended = pglite.transaction(
      (on) =>
        new Promise<void>((commit) => {
          opened({
            on,
            finish: async (how) => {
              if (how === 'rollback') await on.rollback();
              commit();
              await ended;
            },
          });
        }),
    );
    ended.catch(failed);
  });
