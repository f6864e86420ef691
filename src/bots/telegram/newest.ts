import type { Message } from 'grammy/types';
import { type Place, type Posted, placeRef } from './refs.js';
import { placeOf } from './updates.js';

/** Places of which the newest message is known. */
const PLACES_KEPT = 1_000;

/** Where people have written last. In groups only what was meant for the bot is seen. */
export interface Newest {
  note(message: Message): void;
  /** Whether nothing is known that a person wrote after the bot's message. */
  isBefore(message: Posted): boolean;
}

export const createNewest = (): Newest => {
  /** Numbers of messages; the place that was written in least recently comes first. */
  const newest = new Map<string, number>();
  const keyOf = (place: Place): string => placeRef(place).id;
  return {
    note(message) {
      const key = keyOf(placeOf(message));
      newest.delete(key);
      newest.set(key, message.message_id);
      const [oldest] = newest.keys();
      if (newest.size > PLACES_KEPT && oldest !== undefined) newest.delete(oldest);
    },
    isBefore: (posted) => (newest.get(keyOf(posted)) ?? 0) < posted.message,
  };
};
