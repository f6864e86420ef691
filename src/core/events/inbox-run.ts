import type { Log } from '../database/client.js';
import type { InboxHandler, InboxSettings, StorableUpdate } from './inbox.js';
import { createInboxRows, type InboxRows, type InboxScope, type TakenRow } from './inbox-rows.js';

/**
 * How long handled updates are remembered, against redelivery. Telegram keeps what is not confirmed for a day:
 * https://core.telegram.org/bots/api#getting-updates
 */
const KEEP_DONE_MS = 48 * 3_600_000;
const PURGE_EVERY_MS = 3_600_000;
/** Renewals in the time of one lease. */
const RENEWALS_PER_LEASE = 4;
/** Handled updates are collected for so long and marked done in one statement. Nobody waits for that. */
const MARK_DONE_AFTER_MS = 100;

export interface InboxRunDependencies extends InboxScope, InboxSettings {
  readonly log: Log;
  readonly handler: InboxHandler;
}

/** One process at work on the updates of one platform. */
export interface InboxRun {
  /** Resolves once the updates survive a crash. Those whose lanes are free are begun without another look. */
  store(updates: readonly StorableUpdate[]): Promise<void>;
  /** Looks for updates now, or right after the look that is under way, which may have missed the newest. */
  wake(): void;
  /** Resolves when the updates at work are done; those not begun stay for the next process. */
  stop(): Promise<void>;
}

export const startInboxRun = (dependencies: InboxRunDependencies): InboxRun => {
  const run = newRun(dependencies);
  const { sweepMs, leaseMs } = dependencies;
  run.timers.push(
    setInterval(() => wake(run), sweepMs),
    setInterval(() => void renew(run), leaseMs / RENEWALS_PER_LEASE),
    setInterval(() => void purge(run), PURGE_EVERY_MS),
  );
  void purge(run);
  wake(run);
  return {
    store: (updates) => store(run, updates),
    wake: () => wake(run),
    stop: () => stop(run),
  };
};

/** An update at work. */
type Work = {
  readonly done: Promise<void>;
  /** Whether another one of its lane may be stored already, which is taken once this one is done. */
  isFollowed: boolean;
};

type Run = {
  readonly dependencies: InboxRunDependencies;
  readonly rows: InboxRows;
  readonly working: Map<bigint, Work>;
  /** Those of them that stepped aside. They wait for something slow, and take nobody's place. */
  readonly aside: Set<bigint>;
  /** Handled but not yet marked done; flush before the lane's next update. */
  readonly handled: Set<bigint>;
  readonly timers: NodeJS.Timeout[];
  flushing: NodeJS.Timeout | undefined;
  taking: Promise<void> | undefined;
  storing: Promise<void>;
  isLookRequested: boolean;
  /** Places for updates that were asked for and did not arrive yet. */
  reserved: number;
  /** The last look found no room. */
  isPassedOver: boolean;
  isStopped: boolean;
};

const newRun = (dependencies: InboxRunDependencies): Run => ({
  dependencies,
  rows: createInboxRows(dependencies),
  working: new Map(),
  aside: new Set(),
  handled: new Set(),
  timers: [],
  flushing: undefined,
  taking: undefined,
  storing: Promise.resolve(),
  isLookRequested: false,
  reserved: 0,
  isPassedOver: false,
  isStopped: false,
});

const store = (run: Run, updates: readonly StorableUpdate[]): Promise<void> => {
  const storing = storeAndBegin(run, updates);
  run.storing = storing.catch(() => {});
  return storing;
};

const wake = (run: Run): void => {
  for (const work of run.working.values()) work.isFollowed = true;
  run.isLookRequested = true;
  run.taking ??= take(run).finally(() => {
    run.taking = undefined;
    if (run.isLookRequested && !run.isStopped) wake(run);
  });
};

const stop = async (run: Run): Promise<void> => {
  run.isStopped = true;
  await Promise.all([run.taking, run.storing]);
  await Promise.all([...run.working.values()].map(({ done }) => done));
  for (const timer of run.timers) clearInterval(timer);
  clearTimeout(run.flushing);
  await flush(run);
};

const storeAndBegin = async (run: Run, updates: readonly StorableUpdate[]): Promise<void> => {
  const ask = (most: number) => run.rows.store(updates, most);
  const isAllTaken = await inRoom(run, ask, (stored) => {
    const taken = new Set(stored.flatMap(({ id, taken: isTaken }) => (isTaken ? [id] : [])));
    for (const { id, payload } of updates) if (taken.has(id)) begin(run, { id, payload, attempts: 1 }, false);
    return taken.size === stored.length;
  });
  if (!isAllTaken || run.isPassedOver) wake(run);
};

const take = async (run: Run): Promise<void> => {
  // First: what is done during the flush leads to another look.
  run.isLookRequested = false;
  await flush(run);
  run.isPassedOver = room(run) === 0;
  if (run.isPassedOver) return;
  const ask = (most: number) => run.rows.take(most);
  await attempt(run, 'take', () =>
    inRoom(run, ask, (rows) => {
      for (const row of rows) begin(run, row, true);
    }),
  );
};

/** Asks for as many as there is room for, which nobody else gets meanwhile, and begins them. */
const inRoom = async <Rows, T>(
  run: Run,
  ask: (most: number) => Promise<Rows>,
  beginAll: (rows: Rows) => T,
): Promise<T> => {
  const most = room(run);
  run.reserved += most;
  try {
    return beginAll(await ask(most));
  } finally {
    run.reserved -= most;
  }
};

/** How many more updates may be at work. */
const room = ({ isStopped, working, aside, reserved, dependencies: { concurrency } }: Run): number =>
  isStopped ? 0 : Math.max(0, concurrency - (working.size - aside.size) - reserved);

const begin = (run: Run, row: TakenRow, isFollowed: boolean): void => {
  // The lease expired while this process was busy, and it took the update a second time itself.
  if (run.working.has(row.id) || run.handled.has(row.id)) return;
  const work: Work = { isFollowed, done: handle(run, row).finally(() => end(run, row.id, work)) };
  run.working.set(row.id, work);
};

const end = (run: Run, id: bigint, work: Work): void => {
  run.working.delete(id);
  run.aside.delete(id);
  if (run.isStopped) return;
  if (work.isFollowed) wake(run);
  else run.flushing ??= setTimeout(() => void flush(run), MARK_DONE_AFTER_MS);
};

const handle = async (run: Run, { attempts, ...update }: TakenRow): Promise<void> => {
  const { handler, retryMs, log } = run.dependencies;
  if (attempts > run.dependencies.attempts) {
    log.error({ update: update.id }, 'inbox: update given up');
    await attempt(run, 'give up', () => handler.giveUp(update));
    return void run.handled.add(update.id);
  }
  try {
    await handler.handle(update, () => void stepAside(run, update.id));
  } catch (error) {
    log.error({ err: error, update: update.id, attempts }, 'inbox: handling an update failed');
    return attempt(run, 'retry', () => run.rows.retry(update.id, retryMs * 2 ** (attempts - 1)));
  }
  run.handled.add(update.id);
};

/** After a failure the lane waits, as it does for any other update. */
const stepAside = async (run: Run, id: bigint): Promise<void> => {
  if (run.aside.has(id)) return;
  run.aside.add(id);
  await attempt(run, 'step aside', () => run.rows.stepAside(id));
  if (!run.isStopped) wake(run);
};

const flush = async (run: Run): Promise<void> => {
  clearTimeout(run.flushing);
  run.flushing = undefined;
  const ids = [...run.handled];
  if (ids.length === 0) return;
  await attempt(run, 'mark done', async () => {
    await run.rows.markDone(ids);
    for (const id of ids) run.handled.delete(id);
  });
};

const renew = async (run: Run): Promise<void> => {
  const ids = [...run.working.keys()];
  if (ids.length > 0) await attempt(run, 'renew', () => run.rows.renew(ids));
};

const purge = (run: Run): Promise<void> => attempt(run, 'purge', () => run.rows.purge(KEEP_DONE_MS));

/** After a failure here the lease expires, and the update is taken again. */
const attempt = async (run: Run, what: string, action: () => Promise<unknown>): Promise<void> => {
  try {
    await action();
  } catch (error) {
    run.dependencies.log.warn({ err: error, what }, 'inbox: database query failed');
  }
};
