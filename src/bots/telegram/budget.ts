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
/** A burst, and what it is refilled with: whoever presses fast is slowed down to one a second, not stopped. */
const PRIVATE = { burst: 20, refillMs: 1_000 };
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
export interface SendBudget {
  /**
   * Resolves when the chat can take one more send or edit, which is then counted.
   * @throws the signal's reason if it must wait and the process stops
   */
  slot(chat: number, priority: Priority): Promise<void>;
  /** Whether a send or edit could go at once, without overtaking one that waits. */
  hasRoom(chat: number, priority: Priority): boolean;
}

/** Calls that a private chat had left at a moment. */
interface Bucket {
  readonly left: number;
  readonly at: number;
}

type State = {
  readonly now: () => number;
  readonly signal: AbortSignal | undefined;
  /** When each group was sent something, and when any chat was. */
  readonly sent: Map<number, number[]>;
  readonly all: number[];
  readonly buckets: Map<number, Bucket>;
  waiting: Waiting[];
  timer?: NodeJS.Timeout;
};

export const createSendBudget = ({ now = Date.now, signal }: SendBudgetDependencies = {}): SendBudget => {
  const state: State = { now, signal, sent: new Map(), all: [], buckets: new Map(), waiting: [] };
  signal?.addEventListener('abort', () => serve(state), { once: true });
  return {
    slot: (chat, priority) => slot(state, chat, priority),
    hasRoom: (chat, priority) => hasRoom(state, chat, priority),
  };
};

const slot = (state: State, chat: number, priority: Priority): Promise<void> =>
  new Promise((go, refuse) => {
    state.waiting.push({ chat, priority, go, refuse });
    state.waiting.sort((a, b) => RANK[a.priority] - RANK[b.priority]);
    serve(state);
  });

const hasRoom = (state: State, chat: number, priority: Priority): boolean => {
  const isWaitedFor = state.waiting.some((one) => one.chat === chat && RANK[one.priority] <= RANK[priority]);
  return !isWaitedFor && pauseFor(state, { chat, priority }) <= 0;
};

const serve = (state: State): void => {
  clearTimeout(state.timer);
  let next = Number.POSITIVE_INFINITY;
  state.waiting = state.waiting.filter((one) => {
    const pause = pauseFor(state, one);
    if (pause > 0) {
      next = Math.min(next, pause);
      return true;
    }
    count(state, one.chat);
    one.go();
    return false;
  });
  if (state.signal?.aborted) refuseAll(state, state.signal.reason);
  if (state.waiting.length > 0) state.timer = setTimeout(() => serve(state), Math.ceil(next));
  else forget(state);
};

const refuseAll = ({ waiting }: State, reason: unknown): void => {
  for (const { refuse } of waiting.splice(0)) refuse(reason);
};

const pauseFor = (state: State, { chat, priority }: Pick<Waiting, 'chat' | 'priority'>): number => {
  const { now, sent, all } = state;
  const overall = pauseIn(all, OVERALL, now, 0);
  if (chat > 0) return Math.max(overall, (1 - leftOf(state, chat)) * PRIVATE.refillMs);
  const reserve = priority === 'progress' ? GROUP_RESERVE : 0;
  return Math.max(overall, pauseIn(sent.get(chat) ?? [], GROUP, now, reserve));
};

const leftOf = ({ now, buckets }: State, chat: number): number => {
  const { left, at } = buckets.get(chat) ?? { left: PRIVATE.burst, at: now() };
  return Math.min(PRIVATE.burst, left + (now() - at) / PRIVATE.refillMs);
};

/** Milliseconds until fewer calls than the window allows lie inside it. Drops the times before it. */
const pauseIn = (times: number[], { calls, ms }: Window, now: () => number, reserve: number): number => {
  while ((times[0] ?? Number.POSITIVE_INFINITY) <= now() - ms) times.shift();
  const leaves = times[times.length - (calls - reserve)];
  return leaves === undefined ? 0 : leaves + ms - now();
};

const count = (state: State, chat: number): void => {
  const { now, sent, all, buckets } = state;
  all.push(now());
  if (chat > 0) return void buckets.set(chat, { left: leftOf(state, chat) - 1, at: now() });
  const times = sent.get(chat) ?? [];
  times.push(now());
  sent.set(chat, times);
};

const forget = (state: State): void => {
  const { now, sent, buckets } = state;
  if (sent.size + buckets.size < REMEMBERED_CHATS) return;
  const since = now() - GROUP.ms;
  for (const [chat, times] of sent) if ((times.at(-1) ?? 0) <= since) sent.delete(chat);
  for (const chat of buckets.keys()) if (leftOf(state, chat) >= PRIVATE.burst) buckets.delete(chat);
};
