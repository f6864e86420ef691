import { type Glyph, grouped } from './glyph.js';

/** How far apart, in ems, two prints of one sign may lie. Narrow letters follow each other at 0.22 em. */
const APART = 0.15;

/** Leaves each sign once that was printed twice on nearly the same place, to look bold or to cast a shadow. */
export const withoutDoubles = (glyphs: readonly Glyph[]): readonly Glyph[] => {
  const doubles = new Set([...grouped(glyphs, ({ text }) => text).values()].flatMap(doublesAmong));
  return doubles.size === 0 ? glyphs : glyphs.filter((glyph) => !doubles.has(glyph));
};

/** Those of the same signs that lie on an earlier one. */
const doublesAmong = (same: readonly Glyph[]): readonly Glyph[] => {
  const order = new Map(same.map((glyph, i) => [glyph, i]));
  const fromTop = [...same].sort((a, b) => a.y - b.y);
  return fromTop.filter((glyph, i) => {
    const near = glyph.size * APART;
    const isOn = (other: Glyph | undefined): boolean =>
      other !== undefined &&
      (order.get(other) ?? 0) < (order.get(glyph) ?? 0) &&
      Math.abs(other.x - glyph.x) < Math.min(near, other.size * APART);
    for (let up = i - 1; up >= 0 && glyph.y - (fromTop[up]?.y ?? 0) < near; up -= 1)
      if (isOn(fromTop[up])) return true;
    for (let down = i + 1; down < fromTop.length && (fromTop[down]?.y ?? 0) - glyph.y < near; down += 1)
      if (isOn(fromTop[down])) return true;
    return false;
  });
};
