/** A piece of text in some language. Plain strings are shown to the letter: renderers escape them. */
export type Span =
  | string
  | { readonly style: Style; readonly text: string }
  /**
   * A command as one gives it on the platform: `text` is its path, `shortcut` the word where there are no paths, `id`
   * what a platform knows it by.
   */
  | { readonly style: 'command'; readonly text: string; readonly shortcut?: string; readonly id?: string };
type Style = 'bold' | 'italic' | 'code' | 'spoiler';

/** A sentence in some language: plain, or with spans in it. */
export type Words = string | readonly Span[];

/**
 * A sentence of the catalogs and what fills its slots, in no language yet. Made by the factories of
 * `messages/messages.ts` alone, which check the slots; bound to a language when it is rendered (`messages/bind.ts`).
 */
export interface Message {
  /** Where it stands in a catalog: `quiz/chose`. */
  readonly message: string;
  readonly slots?: Readonly<Record<string, unknown>>;
}

/** A piece of what a view says, in no language yet. Strings in it are data: names, cards, numbers. */
export type Piece = Span | Message | { readonly style: Style; readonly text: Message };
/** What a view says, in no language yet. */
export type Text = string | Message | readonly Piece[];

export const spansOf = (words: Words): readonly Span[] => (typeof words === 'string' ? [words] : words);
export const piecesOf = (text: Text): readonly Piece[] => (isPieces(text) ? text : [text]);

// `Array.isArray` does not narrow readonly arrays out of a union.
const isPieces = (text: Text): text is readonly Piece[] => Array.isArray(text);

/** Without markup, a command by its path: for where no platform renders it. */
export const plainWords = (words: Words): string =>
  spansOf(words)
    .map((span) => (typeof span === 'string' ? span : span.style === 'command' ? `/${span.text}` : span.text))
    .join('');

interface Styling {
  (words: string): Span;
  (words: string | Message): Piece;
}
const styling = (style: Style): Styling => ((words: string) => ({ style, text: words })) as Styling;

export const bold = styling('bold');
export const italic = styling('italic');
export const code = (words: string): Span => ({ style: 'code', text: words });
/** A command as a span, rendered as it is typed on the platform. @param path its words, joined by a blank */
export const commandName = (path: string, shortcut?: string): Span => ({
  style: 'command',
  text: path,
  ...(shortcut === undefined ? {} : { shortcut }),
});
