import type { MessageRef, PlaceRef } from '../../core/events/refs.js';
import type { View } from './view.js';

/** Sends what nobody is waiting for: progress, results, greetings. */
export interface Messenger {
  /**
   * `once` names the message, so that sending it again by mistake shows it once where the platform can tell.
   * @throws PlaceClosed
   */
  send(place: PlaceRef, view: View, once?: string): Promise<MessageRef>;
  /**
   * May delete the message and send it anew. An edit that is no mere progress goes before those that are, where
   * the platform lets only so many through.
   * @throws PlaceClosed
   */
  edit(message: MessageRef, view: View, weight?: 'progress' | 'news'): Promise<MessageRef>;
}

/** The bot may not or can no longer post there; trying again does not help. */
export class PlaceClosed extends Error {
  override readonly name = 'PlaceClosed';
}
