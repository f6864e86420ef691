import type { MessageEntity } from 'grammy/types';
import { isolated } from '../chat/direction.js';

/** A text and the entities that format it, in UTF-16 units. */
export interface Formatted {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

type EntityKind =
  | { readonly type: 'bold' | 'italic' | 'code' | 'spoiler' | 'blockquote' | 'expandable_blockquote' }
  | { readonly type: 'date_time'; readonly unix_time: number; readonly date_time_format: 'r' };

export const EMPTY: Formatted = { text: '', entities: [] };

const WORD_JOINER = '\u2060';
const ISOLATES = /[\u2068\u2069]/g;

/** Control characters but tab and line feed, and halves of surrogate pairs, which the Bot API refuses. */
const UNSENDABLE = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

const sendable = (source: string): string => source.replace(/\r\n?/g, '\n').replace(UNSENDABLE, '\uFFFD');

/**
 * Words shown to the letter. Telegram itself looks for names in plain text and notifies the people that bear
 * them; an invisible character after each `@` keeps it from finding any.
 */
export const plain = (source: string): Formatted => ({
  text: sendable(source).replaceAll('@', `@${WORD_JOINER}`),
  entities: [],
});

/** Words beside others; lines from right to left do not turn those. */
export const plainBeside = (source: string): Formatted =>
  plain(sendable(source).split('\n').map(isolated).join('\n'));

/** Words that were shown, as they were before. */
export const asWritten = (shown: string): string =>
  shown.replaceAll(`@${WORD_JOINER}`, '@').replace(ISOLATES, '');

/** In code Telegram looks for no names, so that it can be copied to the letter. */
export const code = (source: string): Formatted =>
  around({ type: 'code' }, { ...EMPTY, text: sendable(source) });

/** The same text, with an entity over the whole of it. */
export const around = (kind: EntityKind, inner: Formatted): Formatted =>
  inner.text.length === 0
    ? inner
    : { ...inner, entities: [{ ...kind, offset: 0, length: inner.text.length }, ...inner.entities] };

export const joined = (parts: readonly Formatted[], separator = ''): Formatted => {
  let text = '';
  const entities: MessageEntity[] = [];
  for (const [i, part] of parts.entries()) {
    if (i > 0) text += separator;
    for (const entity of part.entities) entities.push({ ...entity, offset: entity.offset + text.length });
    text += part.text;
  }
  return { text, entities };
};

/** The text from one offset to another; its entities are cut to fit. */
export const sliced = ({ text, entities }: Formatted, from: number, to: number): Formatted => ({
  text: text.slice(from, to),
  entities: entities.flatMap((entity) => {
    const start = Math.max(entity.offset, from);
    const end = Math.min(entity.offset + entity.length, to);
    return end > start ? [{ ...entity, offset: start - from, length: end - start }] : [];
  }),
});

/** Pieces of at most `most` units, cut after a line, else after a word, never inside a character. */
export const pieces = (whole: Formatted, most: number): readonly Formatted[] => {
  const found: Formatted[] = [];
  let from = 0;
  while (whole.text.length - from > most) {
    const to = from + cutWithin(whole.text.slice(from, from + most));
    found.push(sliced(whole, from, to));
    from = to;
  }
  return [...found, sliced(whole, from, whole.text.length)];
};

const cutWithin = (head: string): number => {
  const line = head.lastIndexOf('\n') + 1;
  if (line > head.length / 2) return line;
  const word = head.lastIndexOf(' ') + 1;
  if (word > head.length / 2) return word;
  return /[\uD800-\uDBFF]$/.test(head) ? head.length - 1 : head.length;
};
