/** The order in which calls wait for the send budget: answers first, then news, then progress. */
export type Priority = 'answer' | 'news' | 'progress';

interface Window {
  readonly calls: number;
  readonly ms: number;
}

// https://core.telegram.org/bots/faq#my-bot-is-hitting-my-limits-how-do-i-avoid-this: 20 a minute in a group,
// about one a second in a private chat with short bursts allowed, 30 a second overall. A little is left over
// for what another process of the same bot sends.
const GROUP: Window = { calls: 18, ms: 60_000 };
/** Milliseconds between two calls that a group allows without end. */
export const GROUP_SEND_EVERY_MS = Math.ceil(GROUP.ms / GROUP.calls);
const PRIVATE: Window = { calls: 20, ms: 20_000 };
const OVERALL: Window = { calls: 28, ms: 1_000 };

/** Calls of a group's window that progress leaves to the others. */
const GROUP_RESERVE = 6;
/** Chats whose last sends are kept before old ones are dropped. */
const REMEMBERED_CHATS = 1_000;
const RANK: Readonly<Record<Priority, number>> = { answer: 0, news: 1, progress: 2 };

interface Waiting {
  readonly chat: number;
  readonly priority: Priority;
  readonly go: () => void;
  readonly refuse: (reason: unknown) => void;
}

export interface SendBudgetDependencies {
  /** Milliseconds. */
  readonly now?: () => number;
  /** Aborted when the process stops; ends every wait for a slot. */
  readonly signal?: AbortSignal;
}

/** Spaces out sends and edits to stay within Telegram's limits. */
export class SendBudget {
  readonly #sent = new Map<number, number[]>();
  readonly #all: number[] = [];
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;

  readonly #now: () => number;
  readonly #signal: AbortSignal | undefined;

  constructor({ now = Date.now, signal }: SendBudgetDependencies = {}) {
    this.#now = now;
    this.#signal = signal;
    signal?.addEventListener('abort', () => this.#serve(), { once: true });
  }

  /**
   * Resolves when the chat can take one more send or edit, which is then counted.
   * @throws the signal's reason if it must wait and the process stops
   */
  slot(chat: number, priority: Priority): Promise<void> {
    return new Promise((go, refuse) => {
      this.#waiting.push({ chat, priority, go, refuse });
      this.#waiting.sort((a, b) => RANK[a.priority] - RANK[b.priority]);
      this.#serve();
    });
  }

  /** Whether a send or edit could go at once, without overtaking one that waits. */
  hasRoom(chat: number, priority: Priority): boolean {
    const isWaitedFor = this.#waiting.some(
      (one) => one.chat === chat && RANK[one.priority] <= RANK[priority],
    );
    return !isWaitedFor && this.#pauseFor({ chat, priority }) <= 0;
  }

  #serve(): void {
    clearTimeout(this.#timer);
    let next = Number.POSITIVE_INFINITY;
    this.#waiting = this.#waiting.filter((one) => {
      const pause = this.#pauseFor(one);
      if (pause > 0) {
        next = Math.min(next, pause);
        return true;
      }
      this.#count(one.chat);
      one.go();
      return false;
    });
    if (this.#signal?.aborted) this.#refuseAll(this.#signal.reason);
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.#serve(), Math.ceil(next));
    else this.#forget();
  }

  #refuseAll(reason: unknown): void {
    for (const { refuse } of this.#waiting.splice(0)) refuse(reason);
  }

  #pauseFor({ chat, priority }: Pick<Waiting, 'chat' | 'priority'>): number {
    const window = chat > 0 ? PRIVATE : GROUP;
    const reserve = chat > 0 || priority !== 'progress' ? 0 : GROUP_RESERVE;
    return Math.max(
      this.#pause(this.#sent.get(chat) ?? [], window, reserve),
      this.#pause(this.#all, OVERALL, 0),
    );
  }

  /** Milliseconds until fewer calls than the window allows lie inside it. */
  #pause(times: number[], { calls, ms }: Window, reserve: number): number {
    while ((times[0] ?? Number.POSITIVE_INFINITY) <= this.#now() - ms) times.shift();
    const leaves = times[times.length - (calls - reserve)];
    return leaves === undefined ? 0 : leaves + ms - this.#now();
  }

  #count(chat: number): void {
    const times = this.#sent.get(chat) ?? [];
    times.push(this.#now());
    this.#sent.set(chat, times);
    this.#all.push(this.#now());
  }

  #forget(): void {
    if (this.#sent.size < REMEMBERED_CHATS) return;
    const since = this.#now() - GROUP.ms;
    for (const [chat, times] of this.#sent) if ((times.at(-1) ?? 0) <= since) this.#sent.delete(chat);
  }
}
