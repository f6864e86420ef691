import type { CallbackQuery, ChatMemberUpdated, Message } from 'grammy/types';

/** What an update brings; exactly one of these. */
export type UpdateContent =
  | { message: Message }
  | { edited_message: Message }
  | { callback_query: CallbackQuery }
  | { my_chat_member: ChatMemberUpdated }
  | { chat_member: ChatMemberUpdated };

export type QueuedUpdate = UpdateContent & { update_id: number };

export interface UpdateQueueState {
  readonly pending: readonly QueuedUpdate[];
  /** The number of the next update. */
  readonly nextId: number;
  /** Kinds that the bot wants; empty for the default. */
  readonly allowed: readonly string[];
}

/** Sent only to bots that ask for them by name; https://core.telegram.org/bots/api#getupdates */
const NOT_BY_DEFAULT: ReadonlySet<string> = new Set(['chat_member', 'message_reaction']);
const FIRST_UPDATE_ID = 730_000_001;

/** Updates that the bot has not confirmed yet, oldest first. */
export class UpdateQueue {
  #pending: QueuedUpdate[] = [];
  #nextId = FIRST_UPDATE_ID;
  #allowed: readonly string[] | undefined;
  readonly #listeners = new Set<() => void>();

  /** @param onChange called after updates were added or taken away */
  constructor(private readonly onChange: () => void) {}

  /** Adds an update, unless its kind is not among those allowed at this moment. */
  push(content: UpdateContent): void {
    const kind = Object.keys(content)[0] ?? '';
    const wanted = this.#allowed === undefined ? !NOT_BY_DEFAULT.has(kind) : this.#allowed.includes(kind);
    if (!wanted) return;
    this.#pending.push({ update_id: this.#nextId++, ...content });
    for (const listener of [...this.#listeners]) listener();
    this.onChange();
  }

  /** Kinds to collect from now on; what is queued already stays. An empty list means the default. */
  allow(kinds: readonly string[] | undefined): void {
    if (kinds !== undefined) this.#allowed = kinds.length === 0 ? undefined : kinds;
  }

  get allowed(): readonly string[] | undefined {
    return this.#allowed;
  }

  get pending(): readonly QueuedUpdate[] {
    return this.#pending;
  }

  /**
   * Forgets what is confirmed: everything before `offset`, or, for a negative one, all but the last of
   * that number.
   */
  confirm(offset: number): void {
    this.#keep(
      offset < 0 ? this.#pending.slice(offset) : this.#pending.filter(({ update_id }) => update_id >= offset),
    );
  }

  /** What the queue holds and knows. */
  get state(): UpdateQueueState {
    return { pending: this.#pending, nextId: this.#nextId, allowed: this.#allowed ?? [] };
  }

  /** Goes on where another queue was. */
  restore({ pending, nextId, allowed }: UpdateQueueState): void {
    this.#pending = [...pending];
    this.#nextId = nextId;
    this.allow(allowed);
  }

  remove(updateId: number): void {
    this.#keep(this.#pending.filter(({ update_id }) => update_id !== updateId));
  }

  clear(): void {
    this.#keep([]);
  }

  /** Calls back after each new update; returns what ends that. */
  onPush(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #keep(updates: QueuedUpdate[]): void {
    const hasChanged = updates.length !== this.#pending.length;
    this.#pending = updates;
    if (hasChanged) this.onChange();
  }
}
