import type { Message } from 'grammy/types';
import { type Place, type Posted, placeRef } from './refs.js';
import { placeOf } from './updates.js';

/** Places of which the newest message is known. */
const PLACES_KEPT = 1_000;

/** Where people have written last. In groups only what was meant for the bot is seen. */
export interface Newest {
  note(message: Message): void;
  /** Whether the newest that a person is known to have written there came before the bot's message. */
  isBefore(message: Posted): boolean;
}

export const createNewest = (): Newest => {
  /** Numbers of messages; the place that was written in least recently comes first. */
  const newest = new Map<string, number>();
  const keyOf = (place: Place): string => placeRef(place).id;
  return {
    note(message) {
      const key = keyOf(placeOf(message));
      // Ephemeral messages have the number 0.
      const number = Math.max(message.message_id, newest.get(key) ?? 0);
      if (number === 0) return;
      newest.delete(key);
      newest.set(key, number);
      const [oldest] = newest.keys();
      if (newest.size > PLACES_KEPT && oldest !== undefined) newest.delete(oldest);
    },
    isBefore: (posted) => (newest.get(keyOf(posted)) ?? Number.POSITIVE_INFINITY) < posted.message,
  };
};
