import { median } from '../layout/glyph.js';
import type { FoundLine, FoundWord, PixelBox } from './engine.js';
import type { PlacedWord } from './protocol.js';

/** The direction in which a baseline runs. */
export const turnOf = ({ x0, y0, x1, y1 }: PixelBox): PlacedWord['turn'] => {
  const [right, down] = [x1 - x0, y1 - y0];
  if (Math.abs(right) >= Math.abs(down)) return right < 0 ? 2 : 0;
  return down > 0 ? 1 : 3;
};

/** Where a line stands. What is left of a slant is not followed: all words of a line stand on one level. */
export const levelOf = ({ x0, y0, x1, y1 }: PixelBox): Point => ({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 });

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Capitals and letters such as b and d rise so far above the baseline, in ems: 0.66 to 0.73 in the usual fonts. */
const ASCENDER = 0.7;
/** Small letters rise so far. */
const SMALL = 0.47;

/** The size of a line's font in pixels, by how high its words rise; the engine's own measure errs by half at times. */
export const sizeOf = ({ words, baseline, rowAttributes }: FoundLine, turn: PlacedWord['turn']): number => {
  const { x, y } = levelOf(baseline);
  const rise = ({ bbox }: FoundWord): number =>
    [y - bbox.y0, bbox.x1 - x, bbox.y1 - y, x - bbox.x0][turn] ?? 0;
  const high = words.filter(({ text }) => HIGH.test(text)).map(rise);
  if (high.length > 0) return median(high) / ASCENDER;
  const small = words.filter(({ text }) => LOW.test(text)).map(rise);
  if (small.length > 0) return median(small) / SMALL;
  return (rowAttributes.rowHeight - rowAttributes.descenders) / ASCENDER;
};
const HIGH = /[\p{Lu}\p{N}bdfhklß]/u;
const LOW = /^[acegmnopqrsuvwxyz]+[.,;]?$/;

/**
 * Whether a box is that of a bullet: small, about as wide as high, and above the baseline, unlike letters, but not as
 * high as an asterisk or a quote.
 * @param size of the line's font in pixels
 */
export const isDot = ({ x0, y0, x1, y1 }: PixelBox, level: number, size: number): boolean => {
  const [width, height] = [(x1 - x0) / size, (y1 - y0) / size];
  const below = (level - y1) / size;
  const isRound = height < 0.5 && height > 0.1 && Math.max(width, height) < Math.min(width, height) * 2.2;
  return isRound && below > 0.1 && below + height / 2 < 0.48;
};
