import type { Log } from '../database/client.js';
import type { InboxHandler, InboxSettings, NewUpdate } from './inbox.js';
import { type InboxRows, inboxRows, type TakenRow } from './inbox-rows.js';

/**
 * How long handled updates are remembered, against redelivery. Telegram keeps what is not confirmed for a day:
 * https://core.telegram.org/bots/api#getting-updates
 */
const KEEP_DONE_MS = 48 * 3_600_000;
const PURGE_EVERY_MS = 3_600_000;
/** Signs of life in the time of one lease. */
const BEATS_PER_LEASE = 4;
/** For so long, what was handled is gathered to be said so of in one statement. Nobody waits for that. */
const GATHER_MS = 100;

type Parts = Parameters<typeof inboxRows>[0] &
  InboxSettings & { readonly log: Log; readonly handler: InboxHandler };

/** An update at work. */
interface Work {
  readonly done: Promise<void>;
  /** Whether another one of its lane may be stored already, which is taken once this one is done. */
  isFollowed: boolean;
}

/** One process at work on the updates of one platform. */
export class InboxRun {
  readonly #rows: InboxRows;
  readonly #working = new Map<number, Work>();
  /** Handled, and to be said so of before more of their lanes is taken. */
  readonly #handled = new Set<number>();
  #timers: NodeJS.Timeout[] = [];
  #finishing: NodeJS.Timeout | undefined;
  #taking: Promise<void> | undefined;
  #storing: Promise<void> = Promise.resolve();
  #wanted = false;
  #stopped = false;

  constructor(private readonly parts: Parts) {
    this.#rows = inboxRows(parts);
  }

  start(): void {
    const { sweepMs, leaseMs } = this.parts;
    this.#timers = [
      setInterval(() => this.wake(), sweepMs),
      setInterval(() => void this.#renew(), leaseMs / BEATS_PER_LEASE),
      setInterval(() => void this.#purge(), PURGE_EVERY_MS),
    ];
    void this.#purge();
    this.wake();
  }

  /** Resolves once the updates survive a crash. Those whose lanes are free are begun without a further look. */
  store(updates: readonly NewUpdate[]): Promise<void> {
    const storing = this.#store(updates);
    this.#storing = storing.catch(() => {});
    return storing;
  }

  /** Looks for updates now, or right after the look that is under way, which may have missed the newest. */
  wake(): void {
    for (const work of this.#working.values()) work.isFollowed = true;
    this.#wanted = true;
    this.#taking ??= this.#take().finally(() => {
      this.#taking = undefined;
      if (this.#wanted && !this.#stopped) this.wake();
    });
  }

  /** Resolves when the updates at work are done; those not begun stay for the next process. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([this.#taking, this.#storing]);
    await Promise.all([...this.#working.values()].map(({ done }) => done));
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#finishing);
    await this.#finish();
  }

  async #store(updates: readonly NewUpdate[]): Promise<void> {
    const stored = await this.#rows.store(updates, this.#room());
    const taken = new Set(stored.flatMap(({ id, taken: isTaken }) => (isTaken ? [id] : [])));
    for (const { id, payload } of updates)
      if (taken.has(id)) this.#begin({ id, payload, attempts: 1 }, false);
    if (taken.size < stored.length) this.wake();
  }

  async #take(): Promise<void> {
    await this.#finish();
    this.#wanted = false;
    const room = this.#room();
    if (room === 0) return;
    await this.#try('take', async () => {
      for (const row of await this.#rows.take(room)) this.#begin(row, true);
    });
  }

  /** How many more updates may be at work. */
  #room(): number {
    return this.#stopped ? 0 : Math.max(0, this.parts.concurrency - this.#working.size);
  }

  #begin(row: TakenRow, isFollowed: boolean): void {
    // The lease ran out while this process was busy, and it took the update a second time itself.
    if (this.#working.has(row.id) || this.#handled.has(row.id)) return;
    const work: Work = { isFollowed, done: this.#handle(row).finally(() => this.#end(row.id, work)) };
    this.#working.set(row.id, work);
  }

  #end(id: number, work: Work): void {
    this.#working.delete(id);
    if (this.#stopped) return;
    if (work.isFollowed) this.wake();
    else this.#finishing ??= setTimeout(() => void this.#finish(), GATHER_MS);
  }

  async #handle({ attempts, ...update }: TakenRow): Promise<void> {
    const { handler, retryMs, log } = this.parts;
    if (attempts > this.parts.attempts) {
      log.error({ update: update.id }, 'gave up an update');
      await this.#try('give up', () => handler.giveUp(update));
      return void this.#handled.add(update.id);
    }
    try {
      await handler.handle(update);
    } catch (error) {
      log.error({ err: error, update: update.id, attempts }, 'an update could not be handled');
      return this.#try('retry', () => this.#rows.retry(update.id, retryMs * 2 ** (attempts - 1)));
    }
    this.#handled.add(update.id);
  }

  #finish(): Promise<void> {
    clearTimeout(this.#finishing);
    this.#finishing = undefined;
    const ids = [...this.#handled];
    if (ids.length === 0) return Promise.resolve();
    return this.#try('finish', async () => {
      await this.#rows.finish(ids);
      for (const id of ids) this.#handled.delete(id);
    });
  }

  #renew(): Promise<void> {
    const ids = [...this.#working.keys()];
    return ids.length === 0 ? Promise.resolve() : this.#try('renew', () => this.#rows.renew(ids));
  }

  #purge(): Promise<void> {
    return this.#try('purge', () => this.#rows.purge(KEEP_DONE_MS));
  }

  /** What fails here is made good by the lease: it runs out, and the update is taken again. */
  async #try(what: string, action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.parts.log.warn({ err: error, what }, 'the inbox could not be reached');
    }
  }
}
