import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Log } from '../database/client.js';
import type { SqlPool } from '../database/pool.js';

const CHANNEL = 'inbox';
/** Before a lost connection is replaced. */
const RECONNECT_MS = 1_000;
/** One notification stands for all updates stored in so short a time. */
const NOTIFY_EVERY_MS = 20;

/**
 * Tells the process that handles a platform's updates that another process stored some. Best effort: an update whose
 * notification is lost is found by the next sweep.
 */
export interface InboxNotifier {
  notify(platform: string): Promise<void>;
  /** Listens, across lost connections, until the returned function is called. */
  listen(platform: string, onNotified: () => void): () => Promise<void>;
}

/** For the embedded database, which only one process may open. */
const NOBODY_ELSE: InboxNotifier = { notify: async () => {}, listen: () => async () => {} };

/** https://www.postgresql.org/docs/current/sql-notify.html */
export const createInboxNotifier = (database: Database, log: Log): InboxNotifier =>
  database.kind === 'embedded'
    ? NOBODY_ELSE
    : { notify: createNotify(database), listen: createListen(database, log) };

const createNotify = ({ prisma }: Database): InboxNotifier['notify'] => {
  const pending = new Map<string, Promise<void>>();
  const notifySoon = async (platform: string): Promise<void> => {
    await sleep(NOTIFY_EVERY_MS);
    pending.delete(platform);
    await prisma.$executeRaw`SELECT pg_notify(${CHANNEL}, ${platform})`;
  };
  return (platform) => {
    const notifying = pending.get(platform) ?? notifySoon(platform);
    pending.set(platform, notifying);
    return notifying;
  };
};

const createListen =
  ({ pool }: Database, log: Log): InboxNotifier['listen'] =>
  (platform, onNotified) => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const listening = (async () => {
      while (!signal.aborted) {
        await listenOnce(pool, platform, onNotified, signal).catch((error: unknown) =>
          log.warn({ err: error }, 'inbox: LISTEN failed, reconnecting'),
        );
        await sleep(RECONNECT_MS, undefined, { signal }).catch(() => {});
      }
    })();
    return async () => {
      stopping.abort();
      await listening;
    };
  };

/** Listens on one connection until it is lost or the signal is aborted. */
const listenOnce = async (
  pool: SqlPool,
  platform: string,
  onNotified: () => void,
  signal: AbortSignal,
): Promise<void> => {
  const client = await pool.connect();
  const lost = new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('end', resolve);
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  client.on('notification', ({ channel, payload }) => {
    if (channel === CHANNEL && payload === platform) onNotified();
  });
  try {
    await Promise.all([lost, client.query(`LISTEN ${CHANNEL}`)]);
  } finally {
    // Destroyed, since a connection that is back in the pool would keep listening.
    client.release(true);
  }
};
