import { UNKNOWN } from '../layout/glyph.js';
import {
  type Matrix,
  type PdfFont,
  type PdfGlyph,
  type PlacedGlyph,
  type TextState,
  times,
} from './text-state.js';

/** What is shown goes onto the page, unless it is in a hidden layer. */
export interface Canvas {
  readonly state: TextState;
  readonly isHidden: boolean;
  readonly glyphs: PlacedGlyph[];
}

/** Places the signs of one string, and moves on behind them. */
export const showText = (
  { state, isHidden, glyphs: shown }: Canvas,
  glyphs: readonly (PdfGlyph | number)[],
): void => {
  const line = lineOf(state);
  const isShown = line.size >= SMALLEST && line.stretch > 0 && !isHidden;
  const unit = state.size * (state.font?.fontMatrix?.[0] ?? 0.001);
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      advance(state, ((line.isVertical ? 1 : -1) * glyph * state.size) / 1_000);
      continue;
    }
    const width = (line.isVertical ? heightOf(glyph, state.font) : (glyph.width ?? 0)) * unit;
    if (isShown) shown.push(placed(glyph, line, state, width * (line.isVertical ? 1 : state.scale)));
    advance(state, width + state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0));
  }
};

const advance = (state: TextState, by: number): void => {
  if (state.font?.vertical) state.y -= by;
  else state.x += by * state.scale;
};

/** Signs of a vertical line hang below their origin; its middle serves as the baseline. */
const heightOf = (glyph: PdfGlyph, font: PdfFont | undefined): number =>
  -(glyph.vmetric ?? font?.defaultVMetrics ?? [-1_000])[0];

/** What is the same for all signs that are shown at once. */
interface ShownLine {
  readonly matrix: Matrix;
  readonly isVertical: boolean;
  /** Points on the page for one unit along the line. */
  readonly stretch: number;
  readonly size: number;
  readonly turn: PlacedGlyph['turn'];
}

const lineOf = (state: TextState): ShownLine => {
  const matrix = times(state.matrix, state.text);
  const [a, b, c, d] = matrix;
  const isVertical = state.font?.vertical === true;
  const [x, y] = isVertical ? [-c, -d] : [a, b];
  const size = Math.abs(state.size) * Math.hypot(c, d) * typeThree(state.font);
  return { matrix, isVertical, stretch: Math.hypot(x, y), size, turn: turnOf(x, y) };
};

const placed = (
  glyph: PdfGlyph,
  { matrix: [a, b, c, d, e, f], stretch, size, turn }: ShownLine,
  { x, y, rise, face }: TextState,
  width: number,
): PlacedGlyph => ({
  text: meaning(glyph),
  x: a * x + c * (y + rise) + e,
  y: b * x + d * (y + rise) + f,
  width: width * stretch,
  size,
  face,
  code: glyph.originalCharCode ?? 0,
  turn,
});

/** Smaller print, in points, is not meant to be seen. */
const SMALLEST = 1;
/**
 * The em of a font that is drawn sign by sign, in units of its size: 1 where its signs are of ordinary width, as in
 * most; in TeX's bitmaps the size is that of a pixel.
 */
const typeThree = (font: PdfFont | undefined): number => {
  if (!font?.isType3Font) return 1;
  const widths = Object.values(font.widths ?? {}).filter((width) => width > 0);
  const mean =
    (widths.reduce((sum, width) => sum + width, 0) / widths.length) * (font.fontMatrix?.[0] ?? 0.001);
  return mean > 0.2 && mean < 1.2 ? 1 : mean * 2 || 1;
};

const meaning = ({ unicode = '' }: PdfGlyph): string =>
  unicode < ' ' || unicode === UNKNOWN ? (/^[\0\ufffd]*$/.test(unicode) ? UNKNOWN : unicode) : unicode;

/** Within some degrees of one of the four directions. */
const turnOf = (x: number, y: number): PlacedGlyph['turn'] => {
  const turns = Math.atan2(y, x) / (Math.PI / 2);
  const nearest = Math.round(turns);
  return Math.abs(turns - nearest) < 0.08 ? (((nearest + 4) % 4) as 0 | 1 | 2 | 3) : undefined;
};
