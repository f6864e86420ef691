import { type ApiFailure, conflict } from './failure.js';
import type { QueuedUpdate, UpdateQueue } from './updates.js';

const UPDATES_PER_CALL = 100;
/** The server's own cap for `timeout`; source: tdlib/telegram-bot-api, `LONG_POLL_MAX_TIMEOUT`. */
const LONGEST_POLL_SECONDS = 50;

export interface PollRequest {
  offset: number;
  limit: number;
  /** Seconds to wait for the first update. */
  timeout: number;
  /** Aborted when the caller hangs up. */
  signal: AbortSignal;
}

/** Long polling for one bot: a second call ends the one that waits with 409. */
export class Polling {
  #terminate: ((reason: ApiFailure) => void) | undefined;

  /** @param onChange called whenever a call begins to wait, and when it ends */
  constructor(
    private readonly queue: UpdateQueue,
    private readonly onChange: () => void,
  ) {}

  get isWaiting(): boolean {
    return this.#terminate !== undefined;
  }

  /**
   * Confirms what lies before the offset, then answers at once or as soon as there is something.
   * @throws ApiFailure 409 when another call takes over
   */
  async poll({ offset, limit, timeout, signal }: PollRequest): Promise<readonly QueuedUpdate[]> {
    this.#terminate?.(
      conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
    );
    this.queue.confirm(offset);
    const wait = Math.min(timeout, LONGEST_POLL_SECONDS) * 1000;
    if (this.queue.pending.length === 0 && wait > 0) await this.#firstUpdate(wait, signal);
    const most = limit > 0 && limit <= UPDATES_PER_CALL ? limit : UPDATES_PER_CALL;
    return signal.aborted ? [] : this.queue.pending.slice(0, most);
  }

  /** Ends a waiting call, as setWebhook and the end of the server do. */
  stop(reason: ApiFailure): void {
    this.#terminate?.(reason);
  }

  #firstUpdate(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        unsubscribe();
        signal.removeEventListener('abort', done);
        if (this.#terminate === terminate) this.#terminate = undefined;
        finish();
        this.onChange();
      };
      const done = () => settle(resolve);
      const terminate = (reason: ApiFailure) => settle(() => reject(reason));
      const timer = setTimeout(done, ms);
      const unsubscribe = this.queue.onPush(done);
      signal.addEventListener('abort', done);
      this.#terminate = terminate;
      this.onChange();
    });
  }
}
