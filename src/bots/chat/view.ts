import type { Action } from './action.js';
import type { Piece, Span, Text } from './text.js';

/** A block whose texts are `P` and whose labels are `L`: in no language yet, or bound to one. */
type BlockOf<P, L> =
  | { readonly kind: 'text' | 'quote'; readonly text: readonly P[] }
  | { readonly kind: 'facts'; readonly rows: readonly FactRow<P, L>[] }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | ImageBlock<P, L>
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** A moment that the platform shows as a running countdown where it can. */
  | { readonly kind: 'deadline'; readonly at: Date };

interface ImageBlock<P, L> {
  readonly kind: 'image';
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  readonly alt: L;
  /** Stands for it where a text cannot have a picture beside it; empty where the text says all. */
  readonly instead?: readonly P[];
}

interface FactRow<P, L> {
  readonly label: L;
  readonly value: readonly P[];
}

interface ActionButtonOf<L> {
  readonly label: L;
  readonly action: Action;
  readonly tone?: 'primary' | 'success' | 'danger';
}
interface LinkButtonOf<L> {
  readonly label: L;
  readonly url: string;
}
type ButtonOf<L> = ActionButtonOf<L> | LinkButtonOf<L>;

interface SelectOf<L> {
  /** What is chosen, shown beside the choice. */
  readonly label: L;
  /** At most 25 (Discord), each with an action of its own. */
  readonly options: readonly { readonly label: L; readonly action: Action; readonly chosen?: boolean }[];
  /** Shows the options as buttons: for platforms without selects. */
  readonly open: Action;
}

/** The kind of a message, seen at a glance: each has a colour where the platform has colours, and a mark. */
export type Accent = 'report' | 'study' | 'quiz' | 'refusal';

interface ViewOf<B, L> {
  readonly accent?: Accent;
  readonly title?: L;
  readonly blocks: readonly B[];
  /** Above the buttons. */
  readonly selects?: readonly SelectOf<L>[];
  readonly buttons?: readonly (readonly ButtonOf<L>[])[];
}

export type Block = BlockOf<Piece, Text>;
export type ActionButton = ActionButtonOf<Text>;
export type Button = ButtonOf<Text>;
export type Select = SelectOf<Text>;

/** At most this many buttons in a row (Discord's limit; Telegram shows eight, but too small to press). */
export const BUTTONS_PER_ROW = 5;
/** At most this many rows of buttons and selects: the settings have so many. */
export const BUTTON_ROWS = 7;

/**
 * What a person sees, in no language yet. A view with buttons or selects must fit one message, or the renderer throws;
 * one without is split on block boundaries. Nothing is silently cut.
 */
export type View = ViewOf<Block, Text>;

/** A view in the words of a language, made by `bindView`: what renderers take. */
export type BoundView = ViewOf<BoundBlock, string>;
/** A progress bar is text by now, and a deadline has words for where it cannot run. */
export type BoundBlock =
  | Exclude<BlockOf<Span, string>, { readonly kind: 'progress' | 'deadline' }>
  | { readonly kind: 'deadline'; readonly at: Date; readonly words: string };
export type BoundButton = ButtonOf<string>;
export type BoundSelect = SelectOf<string>;

/** The select with its choice, as it is read while it is closed. */
export const closedLabel = ({ label, options }: BoundSelect): string => {
  const chosen = options.find((option) => option.chosen);
  return chosen ? `${label}: ${chosen.label}` : label;
};

/** A text block. */
export const text = (...pieces: readonly Piece[]): Block => ({ kind: 'text', text: pieces });
/** A quote block. */
export const quote = (...pieces: readonly Piece[]): Block => ({ kind: 'quote', text: pieces });
