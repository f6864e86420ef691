import type { Subject } from '../../core/events/subjects.js';
import type { Action } from './action.js';
import type { View, Words } from './view.js';

export interface FormField {
  readonly name: string;
  /** At most 45 characters (Discord). */
  readonly label: string;
  readonly value?: string;
  /** The value came with the command: where fields are asked one by one, this one is not. */
  readonly given?: boolean;
  readonly placeholder?: string;
  readonly long?: boolean;
  readonly required: boolean;
  readonly maxLength: number;
}

/** A modal on Discord, a persisted prompt that one replies to on Telegram. */
export interface Form {
  /** At most 45 characters (Discord). */
  readonly title: string;
  /** At most five (Discord). */
  readonly fields: readonly FormField[];
  /** Where the values go. */
  readonly submit: Action;
  /** Opens the form again: behind "Open form" when it came too late, and behind "Try again". */
  readonly reopen: Action;
}

/** What a handler answers. Only adapters send. */
export type Outcome =
  /**
   * `subject` names what the message stands for; the adapter reports the sent message to
   * the router under it, so that it can be edited later.
   */
  | { readonly kind: 'reply'; readonly view: View; readonly subject?: Subject }
  /** Replaces the message whose button was pressed. */
  | { readonly kind: 'update'; readonly view: View; readonly subject?: Subject }
  | { readonly kind: 'ask'; readonly form: Form }
  /** A sentence for the presser alone. `retry` becomes a Try again button where there is room for one. */
  | { readonly kind: 'notice'; readonly text: Words; readonly retry?: Action };
