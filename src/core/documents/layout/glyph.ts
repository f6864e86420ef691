/** The font of a glyph, as far as layout needs it. */
export interface Face {
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly mono: boolean;
  /** A font of pictures and signs: Wingdings, Zapf Dingbats and their kin. */
  readonly symbolic: boolean;
}

/**
 * One printed sign, in a frame in which the text of the page runs from left to right and from top to bottom; points.
 */
export interface Glyph {
  /** What it means: usually one character, more for a ligature, {@link UNKNOWN} where the font does not say. */
  readonly text: string;
  /** Where its origin stands on the baseline. */
  readonly x: number;
  readonly y: number;
  /** How far the next one follows. */
  readonly width: number;
  /** The size of its font. */
  readonly size: number;
  readonly face: Face;
  /** Which sign of its font it is. */
  readonly code: number;
  /** Where a space was printed before it. */
  readonly spaced?: number;
  /** Raised or lowered beside larger text. */
  readonly shift?: 'up' | 'down';
}

/** Stands for a sign whose meaning the font does not tell. */
export const UNKNOWN = '\ufffd';

export const isSpace = ({ text }: Glyph): boolean => text === ' ' || text.trim() === '';

const LETTER = /[\p{L}\p{N}]/u;

/** Whether it is a letter or a digit; quick for those of English, of which there are most. */
export const isLetter = (text: string): boolean => {
  const code = text.charCodeAt(0);
  if (code < 128 && text.length === 1)
    return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58);
  return LETTER.test(text);
};

export const rightOf = ({ x, width }: Glyph): number => x + width;

/** The value in the middle; 0 for none. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

/** The items by key, in their order. */
export const grouped = <T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};
