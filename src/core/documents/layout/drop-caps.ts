import { type Glyph, grouped, median, rightOf } from './glyph.js';

/** A first letter is so much larger than the text that it begins. */
const LARGE = 1.7;
/** The text begins so near to it, in ems of the text. */
const NEAR = 1.2;

/**
 * Puts large first letters, which hang over several lines, at the beginning of the first of these lines.
 * @param isWord whether the document, or its language, has the word
 */
export const withDropCaps = (
  glyphs: readonly Glyph[],
  isWord: (word: string) => boolean,
): readonly Glyph[] => {
  const size = median(glyphs.map((glyph) => glyph.size));
  const large = glyphs.filter(
    (glyph) =>
      glyph.size >= size * LARGE && /^["“«]?\p{Lu}$/u.test(glyph.text) && !hasNeighbour(glyph, glyphs),
  );
  if (large.length === 0) return glyphs;
  const moved = new Map(large.flatMap((cap) => lowered(cap, glyphs, isWord) ?? []));
  return glyphs.map((glyph) => moved.get(glyph) ?? glyph);
};

/** A letter of a large title has others beside it. */
const hasNeighbour = (cap: Glyph, glyphs: readonly Glyph[]): boolean =>
  glyphs.some(
    (other) =>
      other !== cap &&
      other.size > cap.size * 0.7 &&
      Math.abs(other.y - cap.y) < cap.size * 0.1 &&
      Math.min(Math.abs(other.x - rightOf(cap)), Math.abs(rightOf(other) - cap.x)) < cap.size * 0.4,
  );

const lowered = (
  cap: Glyph,
  glyphs: readonly Glyph[],
  isWord: (word: string) => boolean,
): [Glyph, Glyph][] | undefined => {
  const beside = glyphs.filter(
    ({ x, y, size }) =>
      size < cap.size / LARGE + 0.1 &&
      x >= rightOf(cap) - size * 0.3 &&
      x < rightOf(cap) + size * 25 &&
      y <= cap.y + size * 0.3 &&
      y > cap.y - cap.size * 0.9,
  );
  const lines = [...grouped(beside, ({ y }) => Math.round(y))].sort(([a], [b]) => a - b);
  const [first] = lines.map(([, line]) => [...line].sort((a, b) => a.x - b.x));
  const next = first?.[0];
  if (!first || !next || next.x > rightOf(cap) + next.size * NEAR) return undefined;
  const rest = first
    .slice(
      0,
      first.findIndex((glyph, i) => i > 0 && (glyph.spaced !== undefined || !/\p{L}/u.test(glyph.text))),
    )
    .map(({ text }) => text)
    .join('');
  const isApart = /^[\p{Ll}]/u.test(rest) && isWord(rest) && !isWord(cap.text + rest);
  const width = next.size * 0.6;
  const placed = {
    ...cap,
    size: next.size,
    y: next.y,
    width,
    x: next.x - width - (isApart ? next.size * 0.4 : 0),
  };
  return [[cap, placed]];
};
