import type { MessageRef, PlaceRef } from '../../core/events/refs.js';
import type { View } from './view.js';

/** A view, or a function that makes it when it can be sent: for views that depend on the time. */
export type ViewToSend = View | (() => View);

export interface Person {
  readonly platform: string;
  readonly platformUserId: string;
}

/** Sends messages that answer no event: progress, results, greetings. */
export interface Messenger {
  /**
   * May wait for the send budget; a function makes its view only after that. `once` is an idempotency key: a second
   * send with it shows nothing new, where the platform supports that.
   * @throws PlaceClosed, PlatformSilent
   */
  send(place: PlaceRef, view: ViewToSend, once?: string): Promise<MessageRef>;
  /**
   * May delete the message and send a new one. Edits of weight `news` go before those of weight `progress` where a
   * send budget is short.
   * @throws PlaceClosed, PlatformSilent
   */
  edit(message: MessageRef, view: View, weight?: 'progress' | 'news'): Promise<MessageRef>;
  /**
   * Whether no person has written after the message, as far as the platform tells: it is still in sight.
   * @throws PlatformSilent
   */
  isInSight(message: MessageRef): Promise<boolean>;
  /**
   * Changes what a person alone was told about something. Best effort: nothing happens where they were told nothing,
   * where it is too late, or where the platform has no such messages.
   */
  tellAgain?(to: Person, about: string, view: View): Promise<void>;
}

export const viewNow = (view: ViewToSend): View => (typeof view === 'function' ? view() : view);

/** The bot may not or can no longer post there; trying again does not help. */
export class PlaceClosed extends Error {
  override readonly name = 'PlaceClosed';
}

/** This process has no messenger for the platform right now. Try again later; the place may be open. */
export class PlatformSilent extends Error {
  override readonly name = 'PlatformSilent';
}
