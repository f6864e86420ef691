import { EventEmitter } from 'node:events';
import { PATIENCE_MS } from '../patience.js';
import type { ShownMessage } from './shown.js';

/** What a person sitting before the screen could notice, as it happens. */
export type Change =
  | { kind: 'message'; what: 'created' | 'edited' | 'deleted'; message: ShownMessage }
  | { kind: 'modal'; userId: string; interactionId: string; customId: string; title: string }
  | { kind: 'acknowledged'; userId: string; interactionId: string }
  | { kind: 'failed'; userId: string; interactionId: string }
  | { kind: 'typing'; channelId: string }
  | { kind: 'commands' }
  | { kind: 'gateway'; state: 'connected' | 'ready' | 'resumed' | 'closed' };

/** The stream of changes, and waiting on it without polling. */
export class Changes {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  /** So many there were. */
  count = 0;

  emit(change: Change): void {
    this.count += 1;
    this.#emitter.emit('change', change);
  }

  /** Listens until the returned function is called. */
  on(listener: (change: Change) => void): () => void {
    this.#emitter.on('change', listener);
    return () => this.#emitter.off('change', listener);
  }

  /**
   * Resolves with the first value of `look` that is neither undefined nor false, asked now and after
   * every change. @throws Error after `timeoutMs`, naming what was awaited
   */
  async waitFor<T>(
    look: () => T | undefined | false,
    timeoutMs: number = PATIENCE_MS,
    awaited: string = look.toString(),
  ): Promise<T> {
    const now = look();
    if (now !== undefined && now !== false) return now;
    return new Promise<T>((resolve, reject) => {
      const finish = () => {
        clearTimeout(timer);
        stop();
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`Waited ${timeoutMs} ms in vain for ${awaited}`));
      }, timeoutMs);
      const stop = this.on(() => {
        try {
          const seen = look();
          if (seen === undefined || seen === false) return;
          finish();
          resolve(seen);
        } catch (error) {
          finish();
          reject(error);
        }
      });
    });
  }
}
