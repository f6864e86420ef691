import type { Box } from '../page.js';
import type { Glyph } from './glyph.js';

/** How much a frame is turned against the page, in quarter turns clockwise. */
export type Turn = 0 | 1 | 2 | 3;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Glyphs whose lines run in one direction, in coordinates in which that is from left to right. */
export interface Frame extends Size {
  readonly turn: Turn;
  readonly glyphs: readonly Glyph[];
}

interface TurnedGlyph extends Glyph {
  readonly turn: Turn | undefined;
}

/** The page's text by direction, that of most of it first. Slanted signs, such as watermarks, are in none. */
export const framesOf = (glyphs: readonly TurnedGlyph[], page: Size): readonly Frame[] =>
  TURNS.map((turn) => {
    const own = glyphs.filter((glyph) => glyph.turn === turn);
    return frameOf(own, turn, page);
  })
    .filter((frame) => frame.glyphs.length > 0)
    .sort((a, b) => b.glyphs.length - a.glyphs.length);

const TURNS = [0, 1, 2, 3] as const;

const frameOf = (glyphs: readonly Glyph[], turn: Turn, { width, height }: Size): Frame => ({
  turn,
  width: turn % 2 === 0 ? width : height,
  height: turn % 2 === 0 ? height : width,
  glyphs:
    turn === 0 ? glyphs : glyphs.map((glyph) => ({ ...glyph, ...turned(glyph, turn, { width, height }) })),
});

const turned = ({ x, y }: Glyph, turn: Turn, { width, height }: Size): { x: number; y: number } => {
  switch (turn) {
    case 0:
      return { x, y };
    case 1:
      return { x: y, y: width - x };
    case 2:
      return { x: width - x, y: height - y };
    case 3:
      return { x: height - y, y: x };
    default:
      return turn satisfies never;
  }
};

/** A box of a frame, as it lies on the page. */
export const onPage = (box: Box, { turn, width, height }: Omit<Frame, 'glyphs'>): Box => {
  const { x, y } = box;
  const lying = { width: box.height, height: box.width };
  switch (turn) {
    case 0:
      return box;
    case 1:
      return { x: height - y - box.height, y: x, ...lying };
    case 2:
      return { ...box, x: width - x - box.width, y: height - y - box.height };
    case 3:
      return { x: y, y: width - x - box.width, ...lying };
    default:
      return turn satisfies never;
  }
};
