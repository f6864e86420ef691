import { grouped, median } from '../layout/glyph.js';
import type { Found, FoundLine, FoundWord, PixelBox } from './engine.js';
import type { PicturedPage, PlacedWord, RecognisedPage } from './protocol.js';

/**
 * Words of which the engine is less sure, of 100, are left out. On clean pages of Debian's manuals half of them are
 * wrong, at 100 dots an inch two of three; of those above, nine of ten are right.
 */
const SURE = 40;

/** Capitals and letters such as b and d rise so far above the baseline, in ems: 0.66 to 0.73 in the usual fonts. */
const ASCENDER = 0.7;
/** Small letters rise so far. */
const SMALL = 0.47;
/** A line's height is measured to about a tenth: what differs less from the size of most of the page is that size. */
const SAME_SIZE = 0.12;

/** A page with the size of its picture. */
interface Pictured extends PicturedPage {
  readonly pixels: { readonly width: number; readonly height: number };
}

/** What was found on a page's picture, in points, without what is too uncertain. */
export const recognisedPage = ({ lines, angle }: Found, { page, size, pixels }: Pictured): RecognisedPage => {
  const scale = { x: size.width / pixels.width, y: size.height / pixels.height };
  const words = lines.flatMap((line) => line.words).filter(({ text }) => LETTER.test(text));
  const doubtful = words.filter(({ confidence }) => confidence < SURE);
  const placed = withBodySize(
    lines.map((line) => placedLine(line, scale)).filter(({ length }) => length > 0),
  );
  return { page, size, angle, lines: placed, doubtful: doubtful.length / Math.max(1, words.length) };
};

const LETTER = /[\p{L}\p{N}]/u;

/** Points in a pixel. */
interface Scale {
  readonly x: number;
  readonly y: number;
}

const placedLine = (line: FoundLine, scale: Scale): readonly PlacedWord[] => {
  const turn = turnOf(line.baseline);
  const lies = turn % 2 === 0;
  const pixels = sizeOf(line, turn);
  const size = half(pixels * (lies ? scale.y : scale.x));
  const [first] = line.words;
  return line.words.flatMap((word) => {
    const isMarker = word === first && line.words.length > 1 && isBullet(word, line, pixels);
    if (!isMarker && word.confidence < SURE) return [];
    const { x0, y0, x1, y1 } = word.bbox;
    const width = lies ? (x1 - x0) * scale.x : (y1 - y0) * scale.y;
    const { x, y } = startOf(word.bbox, levelOf(line.baseline), turn);
    const text = isMarker ? '•' : word.text;
    return size > 0 && width > 0 ? [{ text, x: x * scale.x, y: y * scale.y, width, size, turn }] : [];
  });
};

/** The size of a line's font in pixels, by how high its words rise; the engine's own measure errs by half at times. */
const sizeOf = ({ words, baseline, rowAttributes }: FoundLine, turn: PlacedWord['turn']): number => {
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

/** The direction in which a baseline runs. */
const turnOf = ({ x0, y0, x1, y1 }: PixelBox): PlacedWord['turn'] => {
  const [right, down] = [x1 - x0, y1 - y0];
  if (Math.abs(right) >= Math.abs(down)) return right < 0 ? 2 : 0;
  return down > 0 ? 1 : 3;
};

/** Where a line stands. What is left of a slant is not followed: all words of a line stand on one level. */
const levelOf = ({ x0, y0, x1, y1 }: PixelBox): Point => ({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 });

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a word begins, on the level of its line. */
const startOf = ({ x0, y0, x1, y1 }: PixelBox, level: Point, turn: PlacedWord['turn']): Point => {
  switch (turn) {
    case 0:
      return { x: x0, y: level.y };
    case 1:
      return { x: level.x, y: y0 };
    case 2:
      return { x: x1, y: level.y };
    case 3:
      return { x: level.x, y: y1 };
    default:
      return turn satisfies never;
  }
};

/**
 * A dot before a line, whatever sign it was taken for: `*`, `+`, `e`, `©`. It is small, about as wide as high, and
 * stands above the baseline, unlike letters, but not as high as an asterisk or a quote.
 * @param size of the line's font in pixels
 */
const isBullet = ({ text, bbox }: FoundWord, { baseline }: FoundLine, size: number): boolean => {
  const [width, height] = [(bbox.x1 - bbox.x0) / size, (bbox.y1 - bbox.y0) / size];
  const below = (levelOf(baseline).y - bbox.y1) / size;
  const isDot = height < 0.5 && Math.max(width, height) < Math.min(width, height) * 2.2;
  return [...text].length === 1 && isDot && below > 0.1 && below + height / 2 < 0.48;
};

const withBodySize = (lines: readonly (readonly PlacedWord[])[]): RecognisedPage['lines'] => {
  const letters = grouped(lines.flat(), ({ size }) => size);
  const weight = (words: readonly PlacedWord[]): number =>
    words.reduce((sum, { text }) => sum + text.length, 0);
  const [body = 0] = [...letters].sort(([, a], [, b]) => weight(b) - weight(a))[0] ?? [];
  const near = (size: number): boolean => Math.abs(size - body) < body * SAME_SIZE;
  return lines.map((line) => line.map((word) => (near(word.size) ? { ...word, size: body } : word)));
};
const half = (points: number): number => Math.round(points * 2) / 2;
