import type { MessageRef, PlaceRef } from '../../core/events/refs.js';
import type { View } from './view.js';

/** A view, or what makes it at the moment when it can be sent: for what tells the time. */
export type ViewToSend = View | (() => View);

/** Sends what nobody is waiting for: progress, results, greetings. */
export interface Messenger {
  /**
   * The platform may let it wait for its turn, and only then is a view made that is yet to be made.
   * `once` names the message, so that sending it again by mistake shows it once where the platform can tell.
   * @throws PlaceClosed, PlatformSilent
   */
  send(place: PlaceRef, view: ViewToSend, once?: string): Promise<MessageRef>;
  /**
   * May delete the message and send it anew. An edit that is no mere progress goes before those that are, where
   * the platform lets only so many through.
   * @throws PlaceClosed, PlatformSilent
   */
  edit(message: MessageRef, view: View, weight?: 'progress' | 'news'): Promise<MessageRef>;
}

export const viewNow = (view: ViewToSend): View => (typeof view === 'function' ? view() : view);

/** The bot may not or can no longer post there; trying again does not help. */
export class PlaceClosed extends Error {
  override readonly name = 'PlaceClosed';
}

/** No messenger of this process speaks on the platform right now. Try again later; the place may well be open. */
export class PlatformSilent extends Error {
  override readonly name = 'PlatformSilent';
}
