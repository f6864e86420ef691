import { runsLeft } from '../layout/direction.js';
import type { Block, Box, PrintedLine } from '../page.js';
import type { Stretch } from './nearly.js';
import type { Piece } from './search.js';

/** Where a stretch of the pieces' text is printed on the page, a box for each line; none where that is unknown. */
export const placesOf = (pieces: readonly Piece[], { start, end }: Stretch, page: number): readonly Box[] =>
  pieces
    .filter((piece) => piece.page === page && piece.start < end && piece.end > start)
    .flatMap((piece) => placesIn(piece.block, { start: start - piece.start, end: end - piece.start }));

const placesIn = ({ text, lines = [] }: Block, stretch: Stretch): readonly Box[] =>
  lines.flatMap((line, i) => {
    const next = lines.slice(i + 1).find((other) => other.start > line.start)?.start ?? text.length;
    const start = Math.max(line.start, stretch.start);
    const end = Math.min(next, stretch.end);
    return start < end ? [part(line, text.slice(line.start, next), start, end)] : [];
  });

/** Signs are not equally wide, so a part of a line may begin and end so many signs further out. */
const MARGIN_SIGNS = 0.6;

/** The part of a line's box that holds these of its signs, as if all were about equally wide. */
const part = ({ start: lineStart, box }: PrintedLine, text: string, start: number, end: number): Box => {
  const from = Math.max(0, (start - lineStart - MARGIN_SIGNS) / text.length);
  const share = Math.min(1, (end - lineStart + MARGIN_SIGNS) / text.length) - from;
  if (isVertical(box, text)) return { ...box, y: box.y + from * box.height, height: share * box.height };
  const isLeft = runsLeft([...text].map((sign) => ({ text: sign })));
  const before = isLeft ? 1 - from - share : from;
  return { ...box, x: box.x + before * box.width, width: share * box.width };
};

/** Lines that run from top to bottom, or are turned. */
const isVertical = ({ width, height }: Box, text: string): boolean => text.length > 2 && height > width * 1.5;
