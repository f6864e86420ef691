import type { Health } from '../http.js';

/** Follows a platform through the attempts to start it in this process. */
export interface StandingRecord {
  /** A platform on which another process speaks is as it should be. */
  health(): Health;
  /** Resolves after the first attempt, with the reason if it failed. */
  readonly first: Promise<unknown>;
  /** Notes what becomes of an attempt. @throws what the attempt throws */
  begin<T>(start: () => Promise<T>): Promise<T>;
  /** Another process speaks on the platform. */
  standBy(): void;
}

export const recordStanding = (): StandingRecord => {
  let health: Health = 'starting';
  let settle: (reason?: unknown) => void = () => {};
  const first = new Promise<unknown>((resolve) => {
    settle = resolve;
  });
  const become = (next: Health, reason?: unknown): void => {
    health = next;
    settle(reason);
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
