import type { Box } from '../page.js';
import { type Glyph, isSpace, median, rightOf } from './glyph.js';
import { inRows } from './rows.js';

/**
 * Signs beside each other on one baseline, without a wide gap: a line of a column, a cell of a row. Raised and lowered
 * signs are among them.
 */
export interface Piece {
  readonly glyphs: readonly Glyph[];
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  /** The size of most of its signs. */
  readonly size: number;
}

/** A wider gap, in ems, may divide columns or cells; stretched spaces of justified lines may be wider still. */
const WIDE = 0.65;
/** The dots that lead to a page number may stand further apart. */
const LEADER = 2.5;
/** Signs whose baselines differ by less, in ems, stand on one. */
const LEVEL = 0.18;
/** Raised and lowered signs are at most so large beside their neighbours. */
const SMALL = 0.9;
/** How far above and below the baseline, in ems of the neighbours, they can stand. */
const HIGHEST = 0.85;
const LOWEST = 0.5;
/** How near, in ems, their neighbour must be. */
const BESIDE = 0.35;

/** The pieces of a page, from top to bottom. */
export const piecesOf = (glyphs: readonly Glyph[]): readonly Piece[] =>
  withScripts(inRows(glyphs, ({ y }) => y, onOneLevel).flatMap(split)).sort(
    (a, b) => a.baseline - b.baseline || a.x - b.x,
  );

export const boxOf = ({ x, right, baseline, size }: Piece): Box => ({
  x,
  y: baseline - size * 0.8,
  width: right - x,
  height: size,
});

/** How far apart in height signs on one baseline can be. */
const onOneLevel = (one: Sized, other: Sized): number => Math.min(one.size, other.size) * LEVEL;
type Sized = Pick<Glyph, 'size'>;

const split = (row: readonly Glyph[]): readonly Piece[] => {
  const runs: Glyph[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const glyph of withoutSpaces(row)) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const wide = before?.text === '.' && glyph.text === '.' ? LEADER : WIDE;
    const isNear = before && glyph.x - right <= wide * Math.min(glyph.size, before.size);
    if (run && isNear) run.push(glyph);
    else runs.push([glyph]);
    right = isNear ? Math.max(right, rightOf(glyph)) : rightOf(glyph);
  }
  return runs.map(pieceOf);
};

/** Spaces are remembered by what follows them; those without a width only shape the letters beside them. */
const withoutSpaces = (row: readonly Glyph[]): readonly Glyph[] => {
  const found: Glyph[] = [];
  let space: Glyph | undefined;
  for (const glyph of row) {
    if (isSpace(glyph)) space = glyph;
    else {
      found.push(space && space.width > space.size * 0.05 ? { ...glyph, spaced: space.x } : glyph);
      space = undefined;
    }
  }
  return found;
};

export const pieceOf = (glyphs: readonly Glyph[]): Piece => {
  const sorted = [...glyphs].sort((a, b) => a.x - b.x);
  const level = sorted.filter(({ shift }) => !shift);
  const own = level.length > 0 ? level : sorted;
  return {
    glyphs: sorted,
    x: Math.min(...sorted.map(({ x }) => x)),
    right: Math.max(...sorted.map(rightOf)),
    baseline: median(own.map(({ y }) => y)),
    size: median(own.map(({ size }) => size)),
  };
};

/**
 * Puts raised and lowered signs into the pieces that they belong to, and joins what they held apart; then those that stand
 * beside such a sign: the charge of `NO₂⁺`.
 */
const withScripts = (pieces: readonly Piece[], times = STACKED): Piece[] => {
  const hosts = new Map<Piece, Glyph[]>();
  const small = pieces.filter((piece) => {
    const host = hostOf(piece, pieces);
    if (!host) return false;
    const shift = piece.baseline < host.baseline ? 'up' : 'down';
    const shifted = piece.glyphs.map((glyph): Glyph => ({ ...glyph, shift }));
    hosts.set(host, [...(hosts.get(host) ?? []), ...shifted]);
    return true;
  });
  const scripts = new Set(small);
  const grown = pieces
    .filter((piece) => !scripts.has(piece))
    .map((piece) => pieceOf([...piece.glyphs, ...(hosts.get(piece) ?? [])]));
  if (hosts.size === 0) return grown;
  return times > 1 ? withScripts(joined(grown), times - 1) : joined(grown);
};

/** So many raised and lowered stretches follow each other at most; more is made to hurt. */
const STACKED = 3;

const hostOf = (piece: Piece, pieces: readonly Piece[]): Piece | undefined => {
  if (piece.glyphs.length > LONGEST_SCRIPT) return undefined;
  const fits = pieces.filter((host) => {
    if (host === piece || piece.size > host.size * SMALL || host.size > piece.size * 2.5) return false;
    const above = host.baseline - piece.baseline;
    if (above > host.size * HIGHEST || above < -host.size * LOWEST || Math.abs(above) < host.size * 0.06)
      return false;
    const near = host.size * BESIDE;
    return piece.x < host.right + near && piece.right > host.x - near && touches(piece, host, near);
  });
  return fits.sort(
    (a, b) => Math.abs(a.baseline - piece.baseline) - Math.abs(b.baseline - piece.baseline),
  )[0];
};

/** A raised stretch longer than this is a line of its own. */
const LONGEST_SCRIPT = 24;

const touches = (piece: Piece, host: Piece, near: number): boolean =>
  host.glyphs.some((glyph) => glyph.x - near < piece.right && rightOf(glyph) + near > piece.x) &&
  // What stands wholly over letters, such as a small line between two others, is not beside them.
  host.glyphs.filter(
    (glyph) => glyph.x + glyph.width * 0.3 < piece.right && rightOf(glyph) - glyph.width * 0.3 > piece.x,
  ).length <= 1;

/** Joins neighbours on one baseline between which no wide gap is left. */
const joined = (pieces: readonly Piece[]): Piece[] =>
  inRows(pieces, ({ baseline }) => baseline, onOneLevel).flatMap((row) =>
    row.reduce<Piece[]>((found, piece) => {
      const last = found.at(-1);
      if (last && piece.x - last.right <= WIDE * Math.min(piece.size, last.size))
        found.splice(-1, 1, pieceOf([...last.glyphs, ...piece.glyphs]));
      else found.push(piece);
      return found;
    }, []),
  );
