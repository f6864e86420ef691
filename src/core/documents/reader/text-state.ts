import type { Face, Glyph } from '../layout/glyph.js';

/** a, b, c, d, e, f of a transformation, as PDF has it. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A glyph as pdf.js hands it over; a number between glyphs is a distance. */
export interface PdfGlyph {
  readonly unicode?: string;
  readonly width?: number;
  readonly isSpace?: boolean;
  readonly originalCharCode?: number;
  readonly vmetric?: readonly [number, number, number];
}
/** A font as pdf.js hands it over. */
export interface PdfFont {
  readonly name?: string;
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly defaultVMetrics?: readonly [number, number, number];
  readonly isMonospace?: boolean;
  readonly isType3Font?: boolean;
  readonly widths?: Readonly<Record<string, number>>;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** A glyph in the page's own frame, with the direction in which its line runs. */
export interface PlacedGlyph extends Glyph {
  /** In quarter turns clockwise from left to right; undefined for slanted lines. */
  readonly turn: 0 | 1 | 2 | 3 | undefined;
}

/** What the graphics operators change. */
export type TextState = {
  matrix: Matrix;
  text: Matrix;
  lineX: number;
  lineY: number;
  x: number;
  y: number;
  font: PdfFont | undefined;
  face: Face;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
};

/** The transformation that makes the second first, then the first. */
export const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];
