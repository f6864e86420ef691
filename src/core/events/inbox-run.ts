import type { Log } from '../database/client.js';
import type { InboxHandler, InboxSettings } from './inbox.js';
import { type InboxRows, inboxRows, type TakenRow } from './inbox-rows.js';

/**
 * How long handled updates are remembered, against redelivery. Telegram keeps what is not confirmed for a day:
 * https://core.telegram.org/bots/api#getting-updates
 */
const KEEP_DONE_MS = 48 * 3_600_000;
const PURGE_EVERY_MS = 3_600_000;
/** Signs of life in the time of one lease. */
const BEATS_PER_LEASE = 4;

type Parts = Parameters<typeof inboxRows>[0] & InboxSettings & { log: Log; handler: InboxHandler };

/** One process at work on the updates of one platform. */
export class InboxRun {
  readonly #rows: InboxRows;
  readonly #working = new Map<number, Promise<void>>();
  /** Handled, and to be said so of in one statement before more is taken. */
  readonly #handled = new Set<number>();
  #timers: NodeJS.Timeout[] = [];
  #taking: Promise<void> | undefined;
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

  /** Looks for updates now, or right after the look that is under way, which may have missed the newest. */
  wake(): void {
    this.#wanted = true;
    this.#taking ??= this.#take().finally(() => {
      this.#taking = undefined;
      if (this.#wanted && !this.#stopped) this.wake();
    });
  }

  /** Resolves when the updates at work are done; those not begun stay for the next process. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#taking;
    await Promise.all(this.#working.values());
    await this.#finish();
    for (const timer of this.#timers) clearInterval(timer);
  }

  async #take(): Promise<void> {
    await this.#finish();
    this.#wanted = false;
    const room = this.parts.concurrency - this.#working.size;
    if (room <= 0 || this.#stopped) return;
    await this.#try('take', async () => {
      for (const row of await this.#rows.take(room)) this.#begin(row);
    });
  }

  #begin(row: TakenRow): void {
    // The lease ran out while this process was busy, and it took the update a second time itself.
    if (this.#working.has(row.id) || this.#handled.has(row.id)) return;
    const work = this.#handle(row).finally(() => {
      this.#working.delete(row.id);
      if (!this.#stopped) this.wake();
    });
    this.#working.set(row.id, work);
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
