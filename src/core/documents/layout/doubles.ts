import type { Glyph } from './glyph.js';

/** How far apart, in ems, two prints of one sign may lie. Narrow letters follow each other at 0.22 em. */
const APART = 0.15;

/** Leaves each sign once that was printed twice on nearly the same place, to look bold or to cast a shadow. */
export const withoutDoubles = (glyphs: readonly Glyph[]): readonly Glyph[] => {
  const seen = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const near = neighbours(glyph).flatMap((cell) => seen.get(cell) ?? []);
    if (near.some((other) => isDouble(other, glyph))) return false;
    const cell = cellOf(glyph.text, column(glyph.x), column(glyph.y));
    seen.set(cell, [...(seen.get(cell) ?? []), glyph]);
    return true;
  });
};

const isDouble = (one: Glyph, other: Glyph): boolean => {
  const near = Math.min(one.size, other.size) * APART;
  return Math.abs(one.x - other.x) < near && Math.abs(one.y - other.y) < near;
};

const CELL = 4;
const column = (at: number): number => Math.floor(at / CELL);
const cellOf = (text: string, x: number, y: number): string => `${text} ${x} ${y}`;
const neighbours = ({ text, x, y }: Glyph): string[] =>
  [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => cellOf(text, column(x) + right, column(y) + down)));
