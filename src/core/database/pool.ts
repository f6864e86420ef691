/** One answer, with int8 values as strings. */
export interface SqlResult<Row> {
  // biome-ignore lint/plugin: BullMQ's type of a pool has a mutable array
  rows: Row[];
  readonly rowCount?: number | null;
}

export interface Notification {
  readonly channel: string;
  readonly payload?: string;
}

/** One session. Its `BEGIN` opens a transaction that no other session's query enters. */
export interface SqlClient {
  query<Row = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<SqlResult<Row>>;
  on(event: 'notification', listener: (message: Notification) => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'end', listener: () => void): this;
  removeListener(event: 'notification', listener: (message: Notification) => void): this;
  removeAllListeners(event?: string): this;
  release(destroy?: boolean): void;
}

/**
 * Plain SQL beside Prisma, in the shape of a node-postgres pool, for the queue and for migrations.
 * Unqualified names are looked up in `bullmq` before `public`.
 */
export interface SqlPool {
  query<Row = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<SqlResult<Row>>;
  connect(): Promise<SqlClient>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'connect', listener: (client: SqlClient) => void): this;
  removeAllListeners(event?: string): this;
}
