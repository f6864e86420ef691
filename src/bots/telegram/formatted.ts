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
 * Where Telegram itself would find names (`@ada`), tags (`#bio`, `$ABC`), commands (`/study`) and addresses
 * (`https://…`, `example.org`): it makes links of them, and notifies the people that bear the names.
 */
const LIVE = new RegExp(
  [
    '@',
    '(?<![A-Za-z0-9_])[#$](?=[\\p{L}\\p{N}_]|$)',
    '(?<![A-Za-z0-9_/])/(?=[A-Za-z0-9_]|$)',
    ':(?=//)',
    // Names of files stay as they are where their endings are no domains.
    '(?<=[\\p{L}\\p{N}])\\.(?=\\p{L}{2})(?!(?:pdf|docx?|pptx?|xlsx?|odt|png|jpe?g|webp|gif|txt|csv)\\b)',
  ].join('|'),
  'gu',
);
const BROKEN = new RegExp(`([@#$/:.])${WORD_JOINER}`, 'g');

/** Words shown to the letter: an invisible character keeps Telegram from finding anything in them. */
export const plain = (source: string): Formatted => ({
  text: sendable(source).replace(LIVE, `$&${WORD_JOINER}`),
  entities: [],
});

/** Words beside others; lines from right to left do not turn those. */
export const plainBeside = (source: string): Formatted =>
  plain(sendable(source).split('\n').map(isolated).join('\n'));

/** Words that {@link plain} or {@link plainBeside} may have shown, as they were before. */
export const asWritten = (shown: string): string => shown.replace(BROKEN, '$1').replace(ISOLATES, '');

/** A command that can be tapped: Telegram finds it by itself in what is sent without an entity. */
export const command = (name: string): Formatted => ({ text: `/${name}`, entities: [] });

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
