import type { Health } from '../http.js';

/** Records how the attempts to start a platform in this process end. */
export interface StandingRecord {
  /** `ok` also while another process holds the lease. */
  health(): Health;
  /** Resolves after the first attempt, with the reason if it failed. */
  readonly first: Promise<unknown>;
  /** Records the result of an attempt. @throws what the attempt throws */
  begin<T>(start: () => Promise<T>): Promise<T>;
  /** Another process holds the lease. */
  standBy(): void;
}

export const recordStanding = (): StandingRecord => {
  let health: Health = 'starting';
  let resolveFirst: (reason?: unknown) => void = () => {};
  const first = new Promise<unknown>((resolve) => {
    resolveFirst = resolve;
  });
  const become = (next: Health, reason?: unknown): void => {
    health = next;
    resolveFirst(reason);
  };
  return {
    health: () => health,
    first,
    async begin(start) {
      try {
        const started = await start();
        become('ok');
        return started;
      } catch (error) {
        become('down', error);
        throw error;
      }
    },
    standBy: () => become('ok'),
  };
};
