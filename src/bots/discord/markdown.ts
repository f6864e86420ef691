import { isolated } from '../chat/direction.js';
import type { Span } from '../chat/text.js';

const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Control characters, lone surrogates, and controls that change the direction of the text after them. */
const UNSAFE = /(?![\t\n])\p{Cc}|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069]/gu;
/** `@` and `<` mention, `:` makes emoji and links (`https://`); the rest is markup wherever it stands. */
const MARKUP = /[\\*_~`|[\]<>#@:]/g;
/** Lists and subtext. A span may begin where a line does, so its beginning counts as one. */
const LINE_MARKUP = /^([ \t]*\d*)([-+.])/gm;
const ZERO_WIDTH_SPACE = '\u200b';
const MARKERS = { bold: '**', italic: '*', spoiler: '||' } as const;

/** Line feeds as the only line breaks, and nothing that Discord refuses or that reaches beyond the text. */
export const plain = (text: string): string => text.replace(LINE_BREAK, '\n').replace(UNSAFE, '');

/** Markdown that Discord shows as exactly this text: no markup, mention, link or emoji comes of it. */
export const escapeMarkdown = (text: string): string =>
  plain(text).replace(MARKUP, '\\$&').replace(LINE_MARKUP, '$1\\$2');

const styled = (span: Exclude<Span, string>, line: string): string => {
  const { style } = span;
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(line) ?? [];
  if (!words) return line;
  // Nothing can be escaped in code: what would end it is shown without the style.
  if (style === 'command')
    return before + (span.id === undefined ? `\`/${words}\`` : `</${words}:${span.id}>`) + after;
  if (style === 'code')
    return before + (words.includes('`') ? escapeMarkdown(words) : `\`${words}\``) + after;
  return before + MARKERS[style] + escapeMarkdown(words) + MARKERS[style] + after;
};

const spanMarkdown = (span: Span, isAlone: boolean): string => {
  const lines = plain(typeof span === 'string' ? span : span.text).split('\n');
  return lines
    .map((line) => {
      const shown = typeof span === 'string' ? escapeMarkdown(line) : styled(span, line);
      return isAlone ? shown : isolated(shown);
    })
    .join('\n');
};

const MARKER_AT_END = /[*|`]$/;
const MARKER_AT_START = /^[*|`]/;

/** The spans as Discord's Markdown, each shown to the letter. */
export const toMarkdown = (spans: readonly Span[]): string =>
  spans.reduce<string>((shown, span) => {
    const next = spanMarkdown(span, spans.length === 1);
    const wouldMerge = MARKER_AT_END.test(shown) && MARKER_AT_START.test(next);
    return shown + (wouldMerge ? ZERO_WIDTH_SPACE : '') + next;
  }, '');

/** The Markdown with `prefix` before every line (`> ` quotes them). */
export const prefixLines = (prefix: string, markdown: string): string =>
  prefix ? markdown.replace(/^/gm, prefix) : markdown;
