import type { Seen } from '../demo/scene.js';

/** One platform, as the simulated friends use it. */
export interface Side {
  /** Has the first friend make the deck and offer it wherever people meet. @throws when the bot does not answer */
  prepare(): Promise<void>;
  /** The newest messages wherever people meet. */
  newest(): readonly Seen[];
  /** @param friend counted from 0 @throws when the button is gone */
  press(friend: number, message: Seen, label: string): Promise<void>;
  onChange(listener: () => void): () => void;
}

/** Messages of a chat that are looked at: a question that is open is among the last. */
export const NEWEST = 4;
