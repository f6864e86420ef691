import { randomUUID } from 'node:crypto';
import type { Database, Log } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import { createInboxBell } from './inbox-bell.js';
import { inboxRows } from './inbox-rows.js';
import { InboxRun } from './inbox-run.js';
import { together } from './together.js';

/** A platform update as it came. */
export interface NewUpdate {
  /** The platform's own number, unique for the platform. Ascending within a lane. */
  readonly id: number;
  /** Updates with the same lane are handled one after another, in the order of their numbers. */
  readonly lane: string;
  readonly payload: Prisma.JsonValue;
}

export interface TakenUpdate {
  readonly id: number;
  readonly payload: Prisma.JsonValue;
}

export interface InboxHandler {
  /** Must have its effect once even when it is called again for the same update. */
  handle(update: TakenUpdate): Promise<void>;
  /** Called once instead of a further attempt. */
  giveUp(update: TakenUpdate): Promise<void>;
}

export interface InboxSettings {
  /** How long a taken update is kept from other processes without a sign of life. */
  readonly leaseMs: number;
  /** How often updates are looked for that nobody in this process was told of. */
  readonly sweepMs: number;
  /** Lanes at work at the same time. */
  readonly concurrency: number;
  /** Attempts, crashes of the process included. */
  readonly attempts: number;
  /** Pause before the second attempt; it grows with each further one. */
  readonly retryMs: number;
}

const DEFAULTS: InboxSettings = {
  leaseMs: 8_000,
  sweepMs: 1_000,
  concurrency: 64,
  attempts: 5,
  retryMs: 500,
};

export interface Inbox {
  /** Resolves once the updates survive a crash. What is there already stays as it is. */
  store(platform: string, updates: readonly NewUpdate[]): Promise<void>;
  /** Handles stored updates until stopped, whichever process stored them or died over them. */
  process(platform: string, handler: InboxHandler): { stop(): Promise<void> };
}

export interface InboxParts {
  readonly database: Database;
  readonly log: Log;
  readonly settings?: Partial<InboxSettings>;
}

/** The updates that platforms delivered, as rows: the only ones that may be confirmed to the platform. */
export const createInbox = ({ database, log, settings }: InboxParts): Inbox => {
  const runs = new Map<string, Set<InboxRun>>();
  const bell = createInboxBell(database, log);
  const holder = randomUUID();
  const parts = { ...DEFAULTS, ...settings, database, log, holder };
  const storeForOthers = async (platform: string, updates: readonly NewUpdate[]): Promise<void> => {
    await inboxRows({ ...parts, platform }).store(updates, 0);
    bell.ring(platform).catch((error: unknown) => log.warn({ err: error }, 'nobody was told of an update'));
  };
  const stores = new Map<string, (updates: readonly NewUpdate[]) => Promise<void>>();
  const storeOf = (platform: string) => {
    const store =
      stores.get(platform) ??
      together<NewUpdate>(async (updates) => {
        const [here] = runs.get(platform) ?? [];
        await (here ? here.store(updates) : storeForOthers(platform, updates));
      });
    stores.set(platform, store);
    return store;
  };
  return {
    async store(platform, updates) {
      if (updates.length > 0) await storeOf(platform)(updates);
    },
    process(platform, handler) {
      const run = new InboxRun({ ...parts, platform, handler });
      const ofPlatform = runs.get(platform) ?? new Set();
      runs.set(platform, ofPlatform.add(run));
      run.start();
      const deafen = bell.listen(platform, () => run.wake());
      return {
        async stop() {
          ofPlatform.delete(run);
          await Promise.all([deafen(), run.stop()]);
        },
      };
    },
  };
};
