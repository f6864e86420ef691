import { withTimeLimit } from '../../src/core/time-limit.js';
import type { QueuedUpdate, UpdateQueue } from './updates.js';

export const SECRET_HEADER = 'X-Telegram-Bot-Api-Secret-Token';
const DEFAULT_CONNECTIONS = 40;
const DELIVERY_TIMEOUT_MS = 60_000;
const LONGEST_RETRY_MS = 60_000;

export interface WebhookSettings {
  url: string;
  secret?: string;
  maxConnections?: number;
}

/** Where an answer of 2xx that carries a method call is taken to. */
export type WebhookReply = (call: Record<string, unknown>) => Promise<void>;

/**
 * Delivers queued updates until each is answered with 2xx: side by side for different chats, one at a time
 * within a chat, retried with growing pauses.
 */
export class Webhook {
  #settings: WebhookSettings | undefined;
  #lastError: { date: number; message: string } | undefined;
  readonly #busy = new Set<string>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #stop = new AbortController();

  constructor(
    private readonly queue: UpdateQueue,
    private readonly firstRetryMs: number,
    private readonly reply: WebhookReply,
  ) {
    queue.onPush(() => this.#pump());
  }

  get isSet(): boolean {
    return this.#settings !== undefined;
  }

  set(settings: WebhookSettings): void {
    this.clear();
    this.#settings = settings;
    this.#pump();
  }

  clear(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#busy.clear();
    this.#settings = undefined;
    this.#lastError = undefined;
  }

  /** As getWebhookInfo answers. */
  info() {
    const { url = '', maxConnections } = this.#settings ?? {};
    return {
      url,
      has_custom_certificate: false,
      pending_update_count: this.queue.pending.length,
      ...(url !== '' && { max_connections: maxConnections ?? DEFAULT_CONNECTIONS, ip_address: '127.0.0.1' }),
      ...(this.#lastError !== undefined && {
        last_error_date: this.#lastError.date,
        last_error_message: this.#lastError.message,
      }),
      ...(this.queue.allowed !== undefined && { allowed_updates: [...this.queue.allowed] }),
    };
  }

  #pump(): void {
    const settings = this.#settings;
    if (settings === undefined) return;
    for (const update of this.queue.pending) {
      if (this.#busy.size >= (settings.maxConnections ?? DEFAULT_CONNECTIONS)) return;
      const lane = laneOf(update);
      if (this.#busy.has(lane)) continue;
      this.#busy.add(lane);
      void this.#deliver(update, lane, settings, this.firstRetryMs);
    }
  }

  async #deliver(
    update: QueuedUpdate,
    lane: string,
    settings: WebhookSettings,
    retryMs: number,
  ): Promise<void> {
    const { signal } = this.#stop;
    const failure = await this.#post(update, settings, signal);
    if (signal.aborted) return;
    if (failure === undefined) {
      this.queue.remove(update.update_id);
      this.#busy.delete(lane);
      this.#pump();
      return;
    }
    this.#lastError = { date: Math.floor(Date.now() / 1000), message: failure };
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#deliver(update, lane, settings, Math.min(retryMs * 2, LONGEST_RETRY_MS));
    }, retryMs);
    this.#timers.add(timer);
  }

  /** @returns why the delivery failed; undefined when it succeeded */
  async #post(
    update: QueuedUpdate,
    { url, secret }: WebhookSettings,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const headers = {
      'content-type': 'application/json',
      ...(secret !== undefined && { [SECRET_HEADER]: secret }),
    };
    try {
      const { response, body } = await withTimeLimit(DELIVERY_TIMEOUT_MS, signal, async (limited) => {
        const sent = { method: 'POST', headers, body: JSON.stringify(update), redirect: 'manual' } as const;
        const answer = await fetch(url, { ...sent, signal: limited });
        return { response: answer, body: await answer.text() };
      });
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      const call = methodCall(body);
      if (call !== undefined) await this.reply(call);
      return undefined;
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError'
        ? 'Read timeout expired'
        : 'Connection refused';
    }
  }
}

/**
 * Updates of one chat keep their order, and presses of one person; those of several people come side by side.
 * As the real server does: tdlib/telegram-bot-api, `process_new_callback_query_queue`.
 */
const laneOf = (update: QueuedUpdate): string => {
  if ('message' in update) return `chat ${update.message.chat.id}`;
  if ('edited_message' in update) return `chat ${update.edited_message.chat.id}`;
  if ('callback_query' in update) return `presses of ${update.callback_query.from.id}`;
  if ('my_chat_member' in update) return `chat ${update.my_chat_member.chat.id}`;
  return `chat ${update.chat_member.chat.id}`;
};

const methodCall = (body: string): Record<string, unknown> | undefined => {
  if (!body.startsWith('{')) return undefined;
  try {
    const call: Record<string, unknown> = JSON.parse(body);
    return typeof call.method === 'string' ? call : undefined;
  } catch {
    return undefined;
  }
};
