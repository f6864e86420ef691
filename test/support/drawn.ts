import { createDocumentLayout, type DrawnPage } from '../../src/core/documents/layout/document.js';
import type { Page } from '../../src/core/documents/page.js';

const FACE = { name: 'Plain', bold: false, italic: false, mono: false, symbolic: false } as const;
const SIZE = 10;
const WIDTH = 5;
const LEADING = 12;

/** A page with lines of text, printed one under another in one font with signs of one width; Chinese is twice as wide. */
export const drawnLines = (page: number, lines: readonly string[], top = 80): DrawnPage => ({
  page,
  size: { width: 595, height: 842 },
  glyphs: lines.flatMap((line, row) => {
    let x = 50;
    return [...line].map((text, code) => {
      const width = /^[\p{Cf}\p{M}\p{Cc}]$/u.test(text) ? 0 : /[\u3000-\u9fff]/u.test(text) ? SIZE : WIDTH;
      const glyph = {
        text,
        x,
        y: top + row * LEADING,
        width,
        size: SIZE,
        face: FACE,
        code,
        turn: 0 as const,
      };
      x += width;
      return glyph;
    });
  }),
});

/** What the reader makes of the pages, ten at a time as in a document. */
export const laidOut = (drawn: readonly DrawnPage[]): readonly Page[] => {
  const layout = createDocumentLayout(() => false);
  const windows = Array.from({ length: Math.ceil(drawn.length / 10) }, (_, i) =>
    drawn.slice(i * 10, i * 10 + 10),
  );
  return windows.flatMap((window) => layout.pages(window));
};

/** The page's blocks that are not running heads or feet, each with its kind. */
export const seen = ({ blocks }: Page): (readonly [string, string])[] =>
  blocks.filter(({ kind }) => kind !== 'running').map(({ kind, text }) => [kind, text] as const);
