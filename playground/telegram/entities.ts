import type { MessageEntity } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from './failure.js';

/** More entities than this are ignored; https://core.telegram.org/api/entities */
const ENTITIES_PER_MESSAGE = 100;

const at = { offset: z.int(), length: z.int() };
const shape = z.discriminatedUnion(
  'type',
  [
    z.object({
      ...at,
      type: z.enum([
        'mention',
        'hashtag',
        'cashtag',
        'bot_command',
        'url',
        'email',
        'phone_number',
        'bold',
        'italic',
        'underline',
        'strikethrough',
        'spoiler',
        'blockquote',
        'expandable_blockquote',
        'code',
      ]),
    }),
    z.object({ ...at, type: z.literal('pre'), language: z.string().optional() }),
    z.object({ ...at, type: z.literal('text_link'), url: z.string() }),
    z.object({ ...at, type: z.literal('text_mention'), user: z.object({ id: z.int() }) }),
    z.object({ ...at, type: z.literal('custom_emoji'), custom_emoji_id: z.string() }),
    z.object({
      ...at,
      type: z.literal('date_time'),
      unix_time: z.int().min(0),
      date_time_format: z.string().regex(/^(?:r|w?[dD]?[tT]?)$/),
    }),
  ],
  { error: 'Unsupported type specified' },
);

/** A list of entities of known types, each with the fields that its type needs. */
export const entityList = z.array(z.custom<MessageEntity>((value) => shape.safeParse(value).success));

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

/**
 * Does to a text what the server does: checks entities against it in UTF-16 units, trims white space at
 * both ends, and finds commands, mentions and links.
 * @throws ApiFailure 400 for an entity that lies outside of the text, crosses another or splits a symbol
 */
export const formatText = (source: string, given: readonly MessageEntity[]): FormattedText => {
  const explicit = given
    .filter(({ length }) => length > 0)
    .slice(0, ENTITIES_PER_MESSAGE)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  checkBounds(source, explicit);
  const text = source.trim();
  const lead = source.length - source.trimStart().length;
  const trimmed = explicit.flatMap((entity) => clip(entity, lead, text.length));
  return { text, entities: [...trimmed, ...detect(text, trimmed)].sort((a, b) => a.offset - b.offset) };
};

const checkBounds = (text: string, entities: readonly MessageEntity[]): void => {
  const open: MessageEntity[] = [];
  for (const entity of entities) {
    const end = entity.offset + entity.length;
    if (entity.offset < 0 || entity.offset >= text.length) {
      throw badRequest(`entity begins after the end of the text at UTF-16 offset ${entity.offset}`);
    }
    while ((open.at(-1)?.offset ?? 0) + (open.at(-1)?.length ?? text.length) <= entity.offset) open.pop();
    const outer = open.at(-1);
    if (end > (outer === undefined ? text.length : outer.offset + outer.length)) {
      throw badRequest(
        `entity beginning at UTF-16 offset ${entity.offset} ends after the end of the text at UTF-16 offset ${end}`,
      );
    }
    checkSymbol(text, entity.offset, 'begins');
    checkSymbol(text, end, 'ends');
    open.push(entity);
  }
};

const checkSymbol = (text: string, offset: number, verb: 'begins' | 'ends'): void => {
  const splitsPair =
    /[\uD800-\uDBFF]/.test(text[offset - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[offset] ?? '');
  if (splitsPair) throw badRequest(`entity ${verb} in a middle of a UTF-16 symbol at byte offset ${offset}`);
};

const clip = (entity: MessageEntity, lead: number, length: number): MessageEntity[] => {
  const from = Math.max(0, entity.offset - lead);
  const to = Math.min(length, entity.offset + entity.length - lead);
  return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
};

const DETECTED = [
  { type: 'url', pattern: /https?:\/\/[^\s<>"]+/g },
  { type: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|de)\b/g },
  { type: 'url', pattern: /(?<![\w@.-])(?:[\w-]+\.)+(?:com|org|net|edu|de)\b(?:\/[^\s<>"]*)?/g },
  { type: 'cashtag', pattern: /(?<![\w$])\$[A-Z]{1,8}(?!\w)/g },
  { type: 'bot_command', pattern: /(?<![\w/@.])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?(?![\w/])/g },
  { type: 'mention', pattern: /(?<![\w/@.])@[A-Za-z]\w{3,31}(?!\w)/g },
  { type: 'hashtag', pattern: /(?<![\w&#])#[\p{L}_][\p{L}\p{N}_]*/gu },
] as const;

/** The server's own finds never overlap code, links or one another. */
const detect = (text: string, explicit: readonly MessageEntity[]): MessageEntity[] => {
  const taken = explicit.filter(({ type }) => ['code', 'pre', 'text_link', 'text_mention'].includes(type));
  const found: MessageEntity[] = [];
  for (const { type, pattern } of DETECTED) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (![...taken, ...found, ...explicit].some((other) => clashes(entity, other, taken)))
        found.push(entity);
    }
  }
  return found;
};

const clashes = (entity: MessageEntity, other: MessageEntity, taken: readonly MessageEntity[]): boolean => {
  const overlaps =
    entity.offset < other.offset + other.length && other.offset < entity.offset + entity.length;
  const inside =
    entity.offset >= other.offset && entity.offset + entity.length <= other.offset + other.length;
  return overlaps && (taken.includes(other) || isDetectable(other) || !inside);
};

const isDetectable = ({ type }: MessageEntity) => DETECTED.some((detected) => detected.type === type);

/** The text that an entity covers. */
export const covered = (text: string, { offset, length }: MessageEntity): string =>
  text.slice(offset, offset + length);
