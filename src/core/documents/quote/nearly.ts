/** A stretch of a text, in UTF-16 units, the end excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The first stretch of `text` that turns into `pattern` by the fewest insertions, deletions and substitutions,
 * if they are at most `edits`. Sellers' algorithm with Ukkonen's cut-off: about edits × text steps.
 */
export const closest = (pattern: string, text: string, edits: number): Stretch | undefined => {
  if (!hasPiece(pattern, text, edits)) return undefined;
  const costs = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  const starts = new Array<number>(pattern.length + 1).fill(0);
  let active = Math.min(edits + 1, pattern.length);
  let best: (Stretch & { cost: number }) | undefined;
  for (let column = 1; column <= text.length; column += 1) {
    active = advance({ costs, starts, pattern, letter: text[column - 1] ?? '', column, active, edits });
    const cost = costs[pattern.length] ?? Number.POSITIVE_INFINITY;
    if (cost <= edits && cost < (best?.cost ?? Number.POSITIVE_INFINITY))
      best = { start: starts[pattern.length] ?? 0, end: column, cost };
  }
  return best && { start: best.start, end: best.end };
};

/** Of edits + 1 pieces, at least one is untouched by so many edits: without it there is nothing to search for. */
const hasPiece = (pattern: string, text: string, edits: number): boolean => {
  const size = Math.floor(pattern.length / (edits + 1));
  return Array.from({ length: edits + 1 }, (_, i) => pattern.slice(i * size, (i + 1) * size)).some((piece) =>
    text.includes(piece),
  );
};

interface Column {
  /** costs[i]: the fewest edits that turn some stretch ending here into the first i letters of the pattern. */
  readonly costs: number[];
  /** starts[i]: where that stretch begins. */
  readonly starts: number[];
  readonly pattern: string;
  readonly letter: string;
  readonly column: number;
  /** Rows beyond this one cost more than allowed. */
  readonly active: number;
  readonly edits: number;
}

/** Moves the column one letter on; returns the last row still within the allowed edits, and one more. */
const advance = ({ costs, starts, pattern, letter, column, active, edits }: Column): number => {
  let diagonal = costs[0] ?? 0;
  let diagonalStart = starts[0] ?? 0;
  costs[0] = 0;
  starts[0] = column;
  for (let row = 1; row <= active; row += 1) {
    const left = costs[row] ?? edits + 1;
    const leftStart = starts[row] ?? column;
    const above = costs[row - 1] ?? edits + 1;
    const match = diagonal + (pattern[row - 1] === letter ? 0 : 1);
    const cost = Math.min(match, left + 1, above + 1);
    costs[row] = cost;
    starts[row] =
      cost === match ? diagonalStart : cost === left + 1 ? leftStart : (starts[row - 1] ?? column);
    diagonal = left;
    diagonalStart = leftStart;
  }
  let last = active;
  while (last > 0 && (costs[last] ?? edits + 1) > edits) last -= 1;
  return Math.min(last + 1, pattern.length);
};
