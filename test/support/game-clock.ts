import type { RepeatingClock } from '../../src/core/ports.js';

/**
 * A clock for games. While somebody waits for what comes with time, time runs; otherwise it creeps, so that nobody
 * who has to act on a busy machine is too late.
 */
export interface GameClock extends RepeatingClock {
  /** Lets time run until the promise is settled. Whoever acts meanwhile may be too late. */
  running<T>(awaited: Promise<T>): Promise<T>;
}

/** Between two ticks, in real milliseconds. */
const TICK_MS = 40;
/** How far a tick takes the clock. A game that is looked at every second is so looked at on time. */
const STEP_MS = { running: 1_000, creeping: TICK_MS / 10 } as const;

/**
 * Starts at the present. Each tick waits until the work of the one before is done: on a slow machine all is slower,
 * and nothing is late. Goes on only while work is repeated by it.
 */
export const createGameClock = (): GameClock => {
  let now = Date.now();
  let waiting = 0;
  let isTicking = false;
  const repeated = new Set<{ readonly ms: number; readonly work: () => Promise<void>; next: number }>();
  let timer: NodeJS.Timeout | undefined;
  const tick = async (): Promise<void> => {
    if (isTicking) return;
    isTicking = true;
    now += waiting > 0 ? STEP_MS.running : STEP_MS.creeping;
    const due = [...repeated].filter(({ next }) => next <= now);
    for (const one of due) one.next = now + one.ms;
    await Promise.all(due.map(({ work }) => work())).finally(() => {
      isTicking = false;
    });
  };
  const every: RepeatingClock['every'] = (ms, work) => {
    const one = { ms, work, next: now + ms };
    repeated.add(one);
    timer ??= setInterval(() => void tick(), TICK_MS).unref();
    return () => {
      repeated.delete(one);
      if (repeated.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
  return {
    now: () => new Date(now),
    every,
    after(ms, work) {
      const end = every(ms, async () => {
        end();
        work();
      });
      return end;
    },
    async running(awaited) {
      waiting++;
      return awaited.finally(() => {
        waiting--;
      });
    },
  };
};
