import type { Subject } from '../../core/events/subjects.js';
import type { Action } from './action.js';
import type { Text } from './text.js';
import type { Button, View } from './view.js';

interface FormFieldOf<L> {
  readonly name: string;
  /** At most 45 characters (Discord). */
  readonly label: L;
  readonly value?: string;
  /** The value came with the command: where fields are asked one by one, this one is not. */
  readonly given?: boolean;
  readonly placeholder?: L;
  readonly long?: boolean;
  readonly required: boolean;
  /** Other fields may say what it says (`Submission.isComplete`). */
  readonly implied?: boolean;
  /** Where fields are asked one by one, it is asked only if it has a value. */
  readonly extra?: boolean;
  readonly maxLength: number;
}

interface FormOf<L> {
  /** At most 45 characters (Discord). */
  readonly title: L;
  /** At most five (Discord). */
  readonly fields: readonly FormFieldOf<L>[];
  /** Where the values go. */
  readonly submit: Action;
  /** Opens the form again: behind "Open form" when it came too late, and behind "Try again". */
  readonly reopen: Action;
}

/** A modal on Discord, a persisted prompt that one replies to on Telegram. In no language yet. */
export type Form = FormOf<Text>;
/** A form in the words of a language, made by `bindForm`. */
export type BoundForm = FormOf<string>;
export type BoundField = FormFieldOf<string>;

/** What a handler answers. Only adapters send. */
export type Outcome =
  /**
   * `subject` names what the message stands for; the adapter reports the sent message to
   * the router under it, so that it can be edited later.
   */
  | { readonly kind: 'reply'; readonly view: View; readonly subject?: Subject }
  /** Replaces the message whose button was pressed. */
  | { readonly kind: 'update'; readonly view: View; readonly subject?: Subject }
  /** Takes away the message whose button was pressed, where nobody but the presser sees it. */
  | { readonly kind: 'close' }
  | { readonly kind: 'ask'; readonly form: Form }
  | Notice
  /** One after the other, such as for several documents at once. */
  | { readonly kind: 'several'; readonly outcomes: readonly Outcome[] };

/** A sentence for the presser alone. */
export interface Notice {
  readonly kind: 'notice';
  readonly text: Text;
  /** Becomes a Try again button where there is room for one. */
  readonly retry?: Action;
  /** Rows of their own, where there is room for any. */
  readonly buttons?: readonly (readonly Button[])[];
  /** What was asked for was not done. */
  readonly refused?: true;
  /** Everybody there sees what was done: a sign is enough where words would be for all to read. */
  readonly evident?: true;
  /** Of several notices about one thing only the last stays, where the platform can replace the one before. */
  readonly about?: string;
}

export const reply = (view: View): Outcome => ({ kind: 'reply', view });
export const update = (view: View): Outcome => ({ kind: 'update', view });
export const close: Outcome = { kind: 'close' };
export const ask = (form: Form): Outcome => ({ kind: 'ask', form });
/** @param outcomes at least one */
export const several = (outcomes: readonly Outcome[]): Outcome => {
  const [only, another] = outcomes;
  return only && !another ? only : { kind: 'several', outcomes };
};
export const notice = (text: Text): Notice => ({ kind: 'notice', text });
/** Says why something was not done. @param retry the action that tries it again */
export const refusal = (text: Text, retry?: Action): Notice => ({
  kind: 'notice',
  text,
  refused: true,
  ...(retry && { retry }),
});
