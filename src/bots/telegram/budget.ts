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
export interface SendBudget {
  /**
   * Resolves when the chat can take one more send or edit, which is then counted.
   * @throws the signal's reason if it must wait and the process stops
   */
  slot(chat: number, priority: Priority): Promise<void>;
  /** Whether a send or edit could go at once, without overtaking one that waits. */
  hasRoom(chat: number, priority: Priority): boolean;
}

type State = {
  readonly now: () => number;
  readonly signal: AbortSignal | undefined;
  /** When each chat was sent something, and when any was. */
  readonly sent: Map<number, number[]>;
  readonly all: number[];
  waiting: Waiting[];
  timer?: NodeJS.Timeout;
};

export const createSendBudget = ({ now = Date.now, signal }: SendBudgetDependencies = {}): SendBudget => {
  const state: State = { now, signal, sent: new Map(), all: [], waiting: [] };
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

const pauseFor = (
  { now, sent, all }: State,
  { chat, priority }: Pick<Waiting, 'chat' | 'priority'>,
): number => {
  const window = chat > 0 ? PRIVATE : GROUP;
  const reserve = chat > 0 || priority !== 'progress' ? 0 : GROUP_RESERVE;
  return Math.max(pauseIn(sent.get(chat) ?? [], window, now, reserve), pauseIn(all, OVERALL, now, 0));
};

/** Milliseconds until fewer calls than the window allows lie inside it. Drops the times before it. */
const pauseIn = (times: number[], { calls, ms }: Window, now: () => number, reserve: number): number => {
  while ((times[0] ?? Number.POSITIVE_INFINITY) <= now() - ms) times.shift();
  const leaves = times[times.length - (calls - reserve)];
  return leaves === undefined ? 0 : leaves + ms - now();
};

const count = ({ now, sent, all }: State, chat: number): void => {
  const times = sent.get(chat) ?? [];
  times.push(now());
  sent.set(chat, times);
  all.push(now());
};

const forget = ({ now, sent }: State): void => {
  if (sent.size < REMEMBERED_CHATS) return;
  const since = now() - GROUP.ms;
  for (const [chat, times] of sent) if ((times.at(-1) ?? 0) <= since) sent.delete(chat);
};
