import type { InlineKeyboardMarkup } from 'grammy/types';
import { marked } from '../chat/accent.js';
import type { Span } from '../chat/text.js';
import type { BoundBlock, BoundView } from '../chat/view.js';
import { asName } from './commands.js';
import {
  around,
  asWritten,
  code,
  command,
  EMPTY,
  type Formatted,
  joined,
  pieces,
  plain,
  plainBeside,
} from './formatted.js';
import { inlineKeyboard } from './keyboard.js';
import { CAPTION_MAX, ENTITIES_MAX, TEXT_MAX } from './limits.js';

export type Media =
  | { readonly kind: 'photo'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'document'; readonly name: string; readonly bytes: Uint8Array };

/** One message to be sent: a text, or media with the text as its caption. */
export interface Draft extends Formatted {
  readonly media?: Media;
  readonly keyboard?: InlineKeyboardMarkup;
}

/** A view with buttons that does not fit one message: a bug of the feature, which must paginate. */
export class ViewTooLarge extends Error {
  override readonly name = 'ViewTooLarge';
}

/** A longer quote is shown folded. */
const LONG_QUOTE = 400;
/** Stands for a text without visible characters; Telegram refuses an empty message. */
const NOTHING = '…';

/**
 * The view as messages, in order.
 * @throws ViewTooLarge when it has buttons and does not fit one message
 */
export const render = (bound: BoundView): readonly Draft[] => {
  const view = marked(bound);
  const media = view.blocks.flatMap(mediaOf);
  const keyboard = inlineKeyboard(view);
  if (keyboard) return [withButtons(view, media, keyboard)];
  const texts = textsOf(view);
  const [caption = EMPTY] = texts;
  if (media.length === 0) return texts.map(visible);
  const captioned = texts.length <= 1 && fits(caption, CAPTION_MAX);
  const [first, ...others] = media.map((one): Draft => ({ ...EMPTY, media: one }));
  return captioned
    ? [{ ...first, ...caption }, ...others]
    : [...texts.map(visible), ...(first ? [first, ...others] : [])];
};

const withButtons = (view: BoundView, media: readonly Media[], keyboard: InlineKeyboardMarkup): Draft => {
  const [picture, ...more] = media;
  const whole = joined(sectionsOf(view), '\n\n');
  if (more.length > 0 || !fits(whole, picture ? CAPTION_MAX : TEXT_MAX))
    throw new ViewTooLarge(`${whole.text.length} characters and ${media.length} files with buttons`);
  return picture ? { ...whole, media: picture, keyboard } : { ...visible(whole), keyboard };
};

const visible = (draft: Formatted): Formatted => (/\S/.test(draft.text) ? draft : plain(NOTHING));
const fits = ({ text }: Formatted, most: number): boolean => text.length <= most;

/** As few texts as hold all sections; a section too long for one is cut between lines or words. */
const textsOf = (view: BoundView): readonly Formatted[] => {
  const texts: Formatted[] = [];
  for (const section of sectionsOf(view).flatMap((whole) => pieces(whole, TEXT_MAX))) {
    const last = texts.at(-1);
    const longer = last && joined([last, section], '\n\n');
    if (longer && fits(longer, TEXT_MAX) && longer.entities.length <= ENTITIES_MAX)
      texts.splice(-1, 1, longer);
    else texts.push(section);
  }
  return texts;
};

const sectionsOf = ({ title, blocks }: BoundView): readonly Formatted[] => [
  ...(title === undefined ? [] : [around({ type: 'bold' }, plain(title))]),
  ...blocks.flatMap(sectionOf),
];

const sectionOf = (block: BoundBlock): readonly Formatted[] => {
  switch (block.kind) {
    case 'text':
      return [spans(block.text)];
    case 'quote':
      return [quoted(spans(block.text))];
    case 'facts':
      return [joined(block.rows.map(factRow), '\n')];
    case 'deadline':
      return [joined([plain('⏳ '), deadline(block)], '')];
    case 'image':
      return block.instead?.length ? [spans(block.instead)] : [];
    case 'file':
      return [];
    default:
      return block satisfies never;
  }
};

const mediaOf = (block: BoundBlock): readonly Media[] => {
  if (block.kind === 'image' && !block.instead)
    return [{ kind: 'photo', name: `picture.${block.type}`, bytes: block.bytes }];
  return block.kind === 'file' ? [{ kind: 'document', name: block.name, bytes: block.bytes }] : [];
};

/** Words without any markup, for where Telegram shows none. */
export const wordsIn = (words: readonly Span[]): string => asWritten(spans(words).text);

const spans = (parts: readonly Span[]): Formatted => {
  const shown = parts.length === 1 ? plain : plainBeside;
  return joined(parts.map((part) => span(part, shown)));
};

const span = (part: Span, shown: typeof plain): Formatted => {
  if (typeof part === 'string') return shown(part);
  if (part.style === 'command') return command(part.shortcut ?? asName(part.text));
  return part.style === 'code' ? code(part.text) : around({ type: part.style }, shown(part.text));
};

const quoted = (inner: Formatted): Formatted =>
  around({ type: inner.text.length > LONG_QUOTE ? 'expandable_blockquote' : 'blockquote' }, inner);

const factRow = ({ label, value }: { label: string; value: readonly Span[] }): Formatted =>
  joined([around({ type: 'bold' }, plain(`${label}:`)), plain(' '), spans(value)]);

/** `r` is shown as a distance from now that the app keeps up to date; others show the words. */
const deadline = ({ at, words }: Extract<BoundBlock, { kind: 'deadline' }>): Formatted =>
  around(
    { type: 'date_time', unix_time: Math.floor(at.getTime() / 1_000), date_time_format: 'r' },
    plain(words),
  );
