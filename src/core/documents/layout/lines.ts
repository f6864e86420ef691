import type { Box, Mark } from '../page.js';
import { runsLeft } from './direction.js';
import { type Glyph, isLetter } from './glyph.js';
import { lineText } from './line-text.js';
import { boxOf, type Piece, pieceOf } from './pieces.js';

/** A printed line with its words, in a frame's coordinates. */
export interface Line {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly box: Box;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** Whether it runs from right to left. */
  readonly isLeft: boolean;
  /** Whether all its letters are. */
  readonly isBold: boolean;
  readonly isMono: boolean;
  /** Whether its first sign is one of a font of signs, such as a bullet. */
  readonly beginsWithSign: boolean;
}

/** The pieces of a row as one line. */
export const lineOf = (row: readonly Piece[]): Line => {
  const [first] = row;
  if (!first) return lineOfPiece(pieceOf([]));
  const known = lines.get(first)?.find(({ row: other }) => isSame(other, row));
  if (known) return known.line;
  const line = lineOfPiece(row.length === 1 ? first : pieceOf(row.flatMap(({ glyphs }) => glyphs)));
  lines.set(first, [...(lines.get(first) ?? []), { row, line }]);
  return line;
};

/** Lines are asked for several times: for what repeats, for tables, for blocks. */
const lines = new WeakMap<Piece, readonly { readonly row: readonly Piece[]; readonly line: Line }[]>();

const isSame = (one: readonly Piece[], other: readonly Piece[]): boolean =>
  one.length === other.length && one.every((piece, i) => piece === other[i]);

const lineOfPiece = (piece: Piece): Line => {
  const direction = runsLeft(piece.glyphs);
  const { text, marks } = lineText(piece.glyphs, direction);
  const letters = piece.glyphs.filter((glyph) => isLetter(glyph.text));
  const faces = letters.map(({ face }) => face);
  return {
    ...{ text, marks, box: boxOf(piece), x: piece.x, right: piece.right },
    ...{ baseline: piece.baseline, size: piece.size, isLeft: direction },
    isBold: faces.length > 0 && faces.every(({ bold }) => bold),
    isMono: isMono(letters, piece.glyphs),
    beginsWithSign: isSign(direction ? piece.glyphs.at(-1) : piece.glyphs[0], piece.glyphs),
  };
};

/** Signs of Chinese and its kin are all equally wide, and no code. */
const isMono = (letters: readonly Glyph[], signs: readonly Glyph[]): boolean => {
  if (letters.length === 0) return signs.every(({ face }) => face.mono);
  const latin = letters.filter(({ text }) => /[\p{Script=Latin}\d]/u.test(text));
  return latin.length * 2 > letters.length && latin.every(({ face }) => face.mono);
};

/** Set in another font than the letters, and in one of signs. */
const isSign = (first: Glyph | undefined, glyphs: readonly Glyph[]): boolean =>
  first !== undefined &&
  (first.face.symbolic || (/cmsy|symbol/i.test(first.face.name) && !/[\p{L}\p{N}]/u.test(first.text))) &&
  glyphs.some(({ face }) => face.name !== first.face.name);
