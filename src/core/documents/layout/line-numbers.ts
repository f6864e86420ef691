import { grouped, median } from './glyph.js';
import type { Piece } from './pieces.js';

/** So many numbered lines at least; fewer are a list. */
const LINES = 4;

/** Every line is counted, or every so many. */
const STEPS: ReadonlySet<number> = new Set([1, 2, 5, 10]);

/** Leaves out the numbers that count the lines of a page in its margin. */
export const withoutLineNumbers = (pieces: readonly Piece[]): readonly Piece[] => {
  const numbers = pieces.filter(isNumber);
  const strips = [
    ...grouped(numbers, ({ right }) => Math.round(right / 3)).values(),
    ...grouped(numbers, ({ x }) => Math.round(x / 3)).values(),
  ];
  const [counted] = strips.sort((a, b) => b.length - a.length).filter((strip) => isCounting(strip, pieces));
  if (!counted) return pieces;
  const left = new Set(counted);
  return pieces.filter((piece) => !left.has(piece));
};

const textOf = ({ glyphs }: Piece): string => glyphs.map(({ text }) => text).join('');
const isNumber = (piece: Piece): boolean => /^\d{1,4}$/.test(textOf(piece));

/** Beside the text, level with its lines, one more or five more each time. */
const isCounting = (strip: readonly Piece[], pieces: readonly Piece[]): boolean => {
  if (strip.length < LINES) return false;
  const values = [...strip].sort((a, b) => a.baseline - b.baseline).map((piece) => Number(textOf(piece)));
  const steps = values.slice(1).map((value, i) => value - (values[i] ?? 0));
  const step = median(steps);
  if (!STEPS.has(step) || steps.filter((each) => each === step).length < steps.length * 0.9) return false;
  const others = pieces.filter((piece) => !isNumber(piece));
  const isOutside = (side: 'left' | 'right'): boolean =>
    others.every(({ x, right }) =>
      strip.every((number) => (side === 'left' ? number.right <= x : number.x >= right)),
    );
  const level = strip.filter(({ baseline }) =>
    others.some((other) => Math.abs(other.baseline - baseline) < 2),
  );
  return (
    level.length >= strip.length * 0.8 && (isOutside('left') || isOutside('right')) && !isList(strip, others)
  );
};

/** The numbers of a list stand before paragraphs of it, not before each line. */
const isList = (strip: readonly Piece[], others: readonly Piece[]): boolean => {
  const rows = new Set(others.map(({ baseline }) => Math.round(baseline)));
  return strip.length < rows.size * 0.15;
};
