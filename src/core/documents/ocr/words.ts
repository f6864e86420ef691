import { grouped } from '../layout/glyph.js';
import type { Found, FoundLine, FoundWord, PixelBox } from './engine.js';
import { isDot, levelOf, type Point, sizeOf, turnOf } from './measures.js';
import type { PicturedPage, PlacedWord, RecognisedPage } from './protocol.js';

/**
 * Words of which the engine is less sure, of 100, are left out. On clean pages of Debian's manuals half of them are
 * wrong, at 100 dots an inch two of three; of those above, nine of ten are right.
 */
const SURE = 40;

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

/** A dot before a line, whatever sign it was taken for: `*`, `+`, `e`, `©`. @param size of the line's font in pixels */
const isBullet = ({ text, bbox }: FoundWord, { baseline }: FoundLine, size: number): boolean =>
  [...text].length === 1 && isDot(bbox, levelOf(baseline).y, size);

const withBodySize = (lines: readonly (readonly PlacedWord[])[]): RecognisedPage['lines'] => {
  const letters = grouped(lines.flat(), ({ size }) => size);
  const weight = (words: readonly PlacedWord[]): number =>
    words.reduce((sum, { text }) => sum + text.length, 0);
  const [body = 0] = [...letters].sort(([, a], [, b]) => weight(b) - weight(a))[0] ?? [];
  const near = (size: number): boolean => Math.abs(size - body) < body * SAME_SIZE;
  return lines.map((line) => line.map((word) => (near(word.size) ? { ...word, size: body } : word)));
};
const half = (points: number): number => Math.round(points * 2) / 2;
