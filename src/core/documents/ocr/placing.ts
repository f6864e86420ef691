import { RIGHT_TO_LEFT } from '../layout/direction.js';
import type { DrawnPage } from '../layout/document.js';
import type { Face } from '../layout/glyph.js';
import type { Box, Page, PrintedLine } from '../page.js';
import type { PlacedWord, RecognisedPage } from './protocol.js';

/** A picture does not tell its fonts. */
const FACE: Face = { name: '', bold: false, italic: false, mono: false, symbolic: false };
/** Words are apart by at least so much, in ems, though slanted letters may touch. */
const SPACE = 0.2;

type PlacedGlyph = DrawnPage['glyphs'][number];

/** The words as signs on the straightened page; within a word all are equally wide. */
export const drawnPage = ({ page, size, lines }: RecognisedPage): DrawnPage => ({
  page,
  size,
  glyphs: lines.flatMap((line) => line.flatMap((word, i) => glyphsOf(word, line[i + 1]))),
});

const glyphsOf = (word: PlacedWord, next: PlacedWord | undefined): readonly PlacedGlyph[] => {
  const gap = next && along(word, next) - word.width;
  const space = gap !== undefined && gap > -word.size ? Math.max(gap, SPACE * word.size) : 0;
  const width = Math.max(word.size * 0.1, word.width - Math.max(0, space - (gap ?? 0)));
  const signs = [...word.text];
  const inOrder = RIGHT_TO_LEFT.test(word.text) ? signs.reverse() : signs;
  const each = width / signs.length;
  const glyphs = inOrder.map((text, i) => glyphAt(word, text, i * each, each));
  return space > 0 ? [...glyphs, glyphAt(word, ' ', width, space)] : glyphs;
};

/** How far the second word begins behind the first, in the direction of the first. */
const along = ({ x, y, turn }: PlacedWord, next: PlacedWord): number =>
  [next.x - x, next.y - y, x - next.x, y - next.y][turn] ?? 0;

const glyphAt = ({ x, y, size, turn }: PlacedWord, text: string, by: number, width: number): PlacedGlyph => ({
  text,
  x: x + (turn === 0 ? by : turn === 2 ? -by : 0),
  y: y + (turn === 1 ? by : turn === 3 ? -by : 0),
  ...{ width, size, face: FACE, code: 0, turn },
});

/**
 * The page with its boxes where they stood before it was straightened.
 * @param angle by which it was turned about its middle, in radians clockwise
 */
export const turnedBack = (page: Page, angle: number): Page => {
  const { size } = page;
  if (angle === 0 || !size) return page;
  const middle = { x: size.width / 2, y: size.height / 2 };
  return {
    ...page,
    blocks: page.blocks.map((block) =>
      block.lines
        ? {
            ...block,
            lines: inSteps(block.text, block.lines).map(({ start, box }) => ({
              start,
              box: turned(box, middle, -angle),
            })),
          }
        : block,
    ),
  };
};

/** A slanted line that runs to the right is told in so many signs at a time, since boxes are upright. */
const STEP_SIGNS = 10;

const inSteps = (text: string, lines: readonly PrintedLine[]): readonly PrintedLine[] =>
  lines.flatMap(({ start, box }, i) => {
    const signs = (lines[i + 1]?.start ?? text.length) - start;
    const steps = RIGHT_TO_LEFT.test(text) ? 1 : Math.max(1, Math.round(signs / STEP_SIGNS));
    const width = box.width / steps;
    return Array.from({ length: steps }, (_, step) => ({
      start: start + Math.round((signs * step) / steps),
      box: { ...box, x: box.x + width * step, width },
    }));
  });

/** The box around a box that was turned clockwise. */
const turned = (
  { x, y, width, height }: Box,
  middle: { readonly x: number; readonly y: number },
  angle: number,
): Box => {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const centre = { x: x + width / 2 - middle.x, y: y + height / 2 - middle.y };
  const around = {
    width: Math.abs(width * cos) + Math.abs(height * sin),
    height: Math.abs(width * sin) + Math.abs(height * cos),
  };
  return {
    x: tenth(middle.x + centre.x * cos - centre.y * sin - around.width / 2),
    y: tenth(middle.y + centre.x * sin + centre.y * cos - around.height / 2),
    width: tenth(around.width),
    height: tenth(around.height),
  };
};
const tenth = (value: number): number => Math.round(value * 10) / 10;
