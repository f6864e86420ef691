import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../../log.js';
import { ALLOWED_UPDATES } from './updates.js';

/** Seconds that Telegram holds a call while there is no update. */
const POLL_SECONDS = 30;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

export interface PollDependencies {
  readonly api: Api;
  /** Resolves once the updates are stored; they are confirmed to Telegram only then. */
  readonly store: (updates: readonly Update[]) => Promise<void>;
  readonly onContact: () => void;
  readonly log: Log;
}

/**
 * Long polling until the signal. grammY's own loop confirms updates before they are stored, and ends at a 409, which
 * another process of the same bot causes while it still polls.
 */
export const poll = async (
  { api, store, onContact, log }: PollDependencies,
  signal: AbortSignal,
): Promise<void> => {
  let offset: number | undefined;
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      const updates = await api.getUpdates(requestFrom(offset), forGrammy(signal));
      onContact();
      await store(updates);
      const last = updates.at(-1);
      if (last) offset = last.update_id + 1;
      pause = FIRST_PAUSE_MS;
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error, pause }, 'polling Telegram failed; retrying after a pause');
      await sleep(pause, undefined, { signal }).catch(() => {});
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
};

const requestFrom = (offset: number | undefined) => ({
  timeout: POLL_SECONDS,
  allowed_updates: ALLOWED_UPDATES,
  ...(offset !== undefined && { offset }),
});

type GrammySignal = NonNullable<Parameters<Api['getUpdates']>[1]>;

/** grammY's types name the polyfill of a time before Node had signals; it listens for `abort` alone. */
const forGrammy = (signal: AbortSignal): GrammySignal => signal as GrammySignal;
