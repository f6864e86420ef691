import type { Action } from './action.js';

/** A piece of text. Plain strings are shown to the letter: renderers escape them. */
export type Span =
  | string
  | { readonly style: 'bold' | 'italic' | 'code' | 'spoiler'; readonly text: string }
  /** A command as one gives it on the platform: `text` is its path, `shortcut` the word where there are no paths. */
  | { readonly style: 'command'; readonly text: string; readonly shortcut?: string };

export type Block =
  | { readonly kind: 'text' | 'quote'; readonly text: readonly Span[] }
  | { readonly kind: 'facts'; readonly rows: readonly { label: string; value: readonly Span[] }[] }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'image'; readonly png: Uint8Array; readonly alt: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** A moment that the platform shows as a running countdown where it can. */
  | { readonly kind: 'deadline'; readonly at: Date };

export interface ActionButton {
  readonly label: string;
  readonly action: Action;
  readonly tone?: 'primary' | 'success' | 'danger';
}
export interface LinkButton {
  readonly label: string;
  readonly url: string;
}
export type Button = ActionButton | LinkButton;

/** At most this many buttons in a row (Discord's limit; Telegram shows eight, but too small to press). */
export const BUTTONS_PER_ROW = 5;
/** At most this many rows of buttons (Discord's limit). */
export const BUTTON_ROWS = 5;

/**
 * What a person sees. A view with buttons must fit one message, or the renderer throws; one without is split
 * on block boundaries. Nothing is silently cut.
 */
export interface View {
  readonly title?: string;
  readonly blocks: readonly Block[];
  readonly buttons?: readonly (readonly Button[])[];
}

/** A sentence: plain, or with spans in it. */
export type Words = string | readonly Span[];
export const spansOf = (words: Words): readonly Span[] => (typeof words === 'string' ? [words] : words);

/** Without markup, a command by its path: for where no platform renders it. */
export const plainWords = (words: Words): string =>
  spansOf(words)
    .map((span) => (typeof span === 'string' ? span : span.style === 'command' ? `/${span.text}` : span.text))
    .join('');

/** A text block from spans. */
export const text = (...spans: readonly Span[]): Block => ({ kind: 'text', text: spans });
/** A quote block from spans. */
export const quote = (...spans: readonly Span[]): Block => ({ kind: 'quote', text: spans });
export const bold = (words: string): Span => ({ style: 'bold', text: words });
export const italic = (words: string): Span => ({ style: 'italic', text: words });
/** How a command is given. @param path its words, joined by a blank */
export const commandName = (path: string, shortcut?: string): Span => ({
  style: 'command',
  text: path,
  ...(shortcut === undefined ? {} : { shortcut }),
});
export const code = (words: string): Span => ({ style: 'code', text: words });
