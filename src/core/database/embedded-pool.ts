import { EventEmitter } from 'node:events';
import type { PGlite, QueryOptions, Transaction } from '@electric-sql/pglite';
import { types } from '@electric-sql/pglite';
import type { SqlClient, SqlPool, SqlResult } from './pool.js';

type Queryable = Pick<Transaction, 'query' | 'exec'>;

/** node-postgres gives int8 as a string, so as not to lose digits; what is written for it expects that. */
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
  return { rows: (last?.rows ?? []) as Row[], rowCount: last?.affectedRows ?? null };
};

/**
 * PGlite in the shape of a node-postgres pool. There is one connection: sessions share its settings and its
 * subscriptions, and a transaction of one of them holds up everybody else, Prisma included.
 */
export class EmbeddedPool extends EventEmitter implements SqlPool {
  constructor(private readonly pglite: PGlite) {
    super();
    this.setMaxListeners(0);
  }

  query<Row>(text: string, params?: readonly unknown[]): Promise<SqlResult<Row>> {
    return run(this.pglite, text, params);
  }

  connect(): Promise<SqlClient> {
    return Promise.resolve(new EmbeddedClient(this.pglite));
  }

  /** Nothing to end: the database closes PGlite. */
  end(): Promise<void> {
    return Promise.resolve();
  }
}

interface OpenTransaction {
  readonly on: Transaction;
  finish(how: 'commit' | 'rollback'): Promise<void>;
}

class EmbeddedClient extends EventEmitter implements SqlClient {
  private transaction: OpenTransaction | undefined;
  private readonly stopListening: () => void;

  constructor(private readonly pglite: PGlite) {
    super();
    this.setMaxListeners(0);
    this.stopListening = pglite.onNotification((channel, payload) => {
      this.emit('notification', { channel, payload });
    });
  }

  async query<Row>(text: string, params?: readonly unknown[]): Promise<SqlResult<Row>> {
    const verb = text.trim().toUpperCase();
    if (verb === 'BEGIN') this.transaction = await begin(this.pglite);
    else if (verb === 'COMMIT' || verb === 'ROLLBACK') await this.finish(verb);
    else return run(this.transaction?.on ?? this.pglite, text, params);
    return { rows: [], rowCount: null };
  }

  release(): void {
    this.stopListening();
    this.removeAllListeners();
    this.finish('ROLLBACK').catch(() => {});
  }

  private async finish(verb: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const { transaction } = this;
    this.transaction = undefined;
    await transaction?.finish(verb === 'COMMIT' ? 'commit' : 'rollback');
  }
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
