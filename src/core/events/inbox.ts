import { randomUUID } from 'node:crypto';
import type { Database, Log } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import { inBatches } from './batch.js';
import { createInboxNotifier } from './inbox-notifier.js';
import { createInboxRows } from './inbox-rows.js';
import { type InboxRun, startInboxRun } from './inbox-run.js';

/** A platform update as it came. */
export interface NewUpdate {
  /** The platform's own number, unique for the platform. Ascending within a lane. Discord's have 64 bits. */
  readonly id: bigint;
  /** Updates with the same lane are handled one after another, in the order of their numbers. */
  readonly lane: string;
  readonly payload: object;
}

/** An update that a row can hold. */
export interface StorableUpdate extends NewUpdate {
  readonly payload: Prisma.JsonObject;
}

export interface TakenUpdate {
  readonly id: bigint;
  readonly payload: Prisma.JsonValue;
}

export interface InboxHandler {
  /**
   * Must have its effect once even when it is called again for the same update.
   * @param stepAside lets the later updates of the lane go ahead of what is left to do
   */
  handle(update: TakenUpdate, stepAside: () => void): Promise<void>;
  /** Called once instead of a further attempt. */
  giveUp(update: TakenUpdate): Promise<void>;
}

export interface InboxSettings {
  /** How long a taken update is kept from other processes unless renewed. */
  readonly leaseMs: number;
  /** How often this process looks for updates that it was not notified of. */
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
  /**
   * Resolves once the updates survive a crash. Updates that are known already are left out. Characters that no row can
   * hold are replaced: an update that cannot be stored would be delivered again for ever and block later ones.
   */
  store(platform: string, updates: readonly NewUpdate[]): Promise<void>;
  /** The updates of a lane that are not handled yet, in order. */
  open(platform: string, lane: string): Promise<readonly TakenUpdate[]>;
  /** Handles stored updates until stopped, whichever process stored them or died over them. */
  process(platform: string, handler: InboxHandler): { stop(): Promise<void> };
}

export interface InboxDependencies {
  readonly database: Database;
  readonly log: Log;
  readonly settings?: Partial<InboxSettings>;
}

/**
 * The updates that platforms delivered, as rows. Only a stored update may be confirmed to its platform.
 * @example
 * await inbox.store('telegram', updates); // first
 * await confirm(updates.at(-1)); // then: a crash in between redelivers them, and `store` leaves out what it has
 */
export const createInbox = (dependencies: InboxDependencies): Inbox => {
  const { database, log, settings } = dependencies;
  const runs = new Map<string, Set<InboxRun>>();
  const notifier = createInboxNotifier(database, log);
  const scope = { ...DEFAULTS, ...settings, database, log, holder: randomUUID() };
  const storeOf = perPlatform((platform) =>
    inBatches<StorableUpdate>(async (updates) => {
      const [here] = runs.get(platform) ?? [];
      if (here) return here.store(updates);
      await createInboxRows({ ...scope, platform }).store(updates, 0);
      notifier
        .notify(platform)
        .catch((error: unknown) => log.warn({ err: error }, 'inbox: NOTIFY failed; the next sweep finds it'));
    }),
  );
  return {
    async store(platform, updates) {
      if (updates.length > 0) await storeOf(platform)(updates.map(storable));
    },
    open: (platform, lane) => createInboxRows({ ...scope, platform }).open(lane),
    process(platform, handler) {
      const run = startInboxRun({ ...scope, platform, handler });
      const ofPlatform = runs.get(platform) ?? new Set();
      runs.set(platform, ofPlatform.add(run));
      const stopListening = notifier.listen(platform, run.wake);
      return {
        async stop() {
          ofPlatform.delete(run);
          await Promise.all([stopListening(), run.stop()]);
        },
      };
    },
  };
};

/** What PostgreSQL refuses in JSON: NUL, and halves of surrogate pairs. */
const UNSTORABLE = /\0|\p{Cs}/gu;

const storable = (update: NewUpdate): StorableUpdate => ({
  ...update,
  payload: JSON.parse(
    JSON.stringify(update.payload, (_, value) =>
      typeof value === 'string' ? value.replace(UNSTORABLE, '\uFFFD') : value,
    ),
  ),
});

/** Makes one for each platform, when it is first asked for. */
const perPlatform = <T>(make: (platform: string) => T): ((platform: string) => T) => {
  const made = new Map<string, T>();
  return (platform) => {
    const one = made.get(platform) ?? make(platform);
    made.set(platform, one);
    return one;
  };
};
