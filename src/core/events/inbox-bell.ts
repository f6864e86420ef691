import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Log } from '../database/client.js';
import type { SqlPool } from '../database/pool.js';

const CHANNEL = 'inbox';
const PAUSE_MS = 1_000;
/** In a storm of updates one ring stands for many: nobody feels so short a wait. */
const RING_EVERY_MS = 20;

/**
 * Tells the process that works on a platform's updates that another one stored some. Best effort: what is not heard
 * is found by the next look.
 */
export interface InboxBell {
  ring(platform: string): Promise<void>;
  /** Listens until the returned function is called, through any loss of the connection. */
  listen(platform: string, onRing: () => void): () => Promise<void>;
}

/** The embedded database lets one process in: there is nobody to be told. */
const SILENT: InboxBell = { ring: async () => {}, listen: () => async () => {} };

/** https://www.postgresql.org/docs/current/sql-notify.html */
export const createInboxBell = (database: Database, log: Log): InboxBell => {
  if (database.kind === 'embedded') return SILENT;
  const { prisma, pool } = database;
  const ringing = new Map<string, Promise<void>>();
  const ring = async (platform: string): Promise<void> => {
    await sleep(RING_EVERY_MS);
    ringing.delete(platform);
    await prisma.$executeRaw`SELECT pg_notify(${CHANNEL}, ${platform})`;
  };
  return {
    ring(platform) {
      const rung = ringing.get(platform) ?? ring(platform);
      ringing.set(platform, rung);
      return rung;
    },
    listen(platform, onRing) {
      const over = new AbortController();
      const { signal } = over;
      const listening = (async () => {
        while (!signal.aborted) {
          await hear(pool, platform, onRing, signal).catch((error: unknown) =>
            log.warn({ err: error }, 'the inbox cannot be listened to'),
          );
          await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
        }
      })();
      return async () => {
        over.abort();
        await listening;
      };
    },
  };
};

/** Listens on one connection until it is lost or the signal is aborted. */
const hear = async (
  pool: SqlPool,
  platform: string,
  onRing: () => void,
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
    if (channel === CHANNEL && payload === platform) onRing();
  });
  try {
    await Promise.all([lost, client.query(`LISTEN ${CHANNEL}`)]);
  } finally {
    // Not back into the pool: it would go on listening there.
    client.release(true);
  }
};
