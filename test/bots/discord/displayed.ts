/** Escapes, code, emphasis and spoilers of Discord's Markdown; what is escaped or code is taken as it stands. */
const INLINE = /\\([^0-9A-Za-z\s])|`([^`\n]+)`|\*\*|\*|\|\|/g;
/** Zero-width space and isolates, which nobody sees. */
const INVISIBLE = /[\u200b\u2068\u2069]/g;

/** What a person reads of Markdown that Discord displays. */
export const displayed = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) =>
      line
        .replace(/^(?:> |#{1,3} |-# )/, '')
        .replace(INLINE, (_, escaped?: string, verbatim?: string) => escaped ?? verbatim ?? '')
        .replace(INVISIBLE, ''),
    )
    .join('\n');
