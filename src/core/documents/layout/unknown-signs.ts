import { type Glyph, UNKNOWN } from './glyph.js';

/** What signs without a meaning usually are: ligatures, or the letters that a font draws apart to make one. */
const READINGS = [
  'f',
  'fi',
  'fl',
  'ff',
  'ffi',
  'ffl',
  'i',
  'l',
  't',
  'ft',
  'tt',
  'ti',
  'tti',
  'ct',
  'st',
  'Th',
  'fj',
] as const;
/** A reading must make words of so many of those that the sign stands in. */
const REAL_SHARE = 1 / 3;

/** So many words tell enough. */
const MOST_WORDS = 1_500;

const FIRST = 0xf0000;
const STAND_IN = /[\u{f0000}-\u{fff00}]/gu;
const WORD = /[\p{L}\p{M}\u{f0000}-\u{fff00}]+/gu;

/** Finds out what signs mean whose font does not say, by the words that they stand in. */
export interface UnknownSigns {
  /** Gives each unknown sign of a font a stand-in, the same for the whole document. */
  readonly standIn: (glyph: Glyph) => Glyph;
  /** Learns from texts with stand-ins in them. */
  readonly learn: (texts: readonly string[]) => void;
  /** Whether there are any so far. */
  readonly isEmpty: () => boolean;
  /** Puts its meaning in the place of a stand-in, or {@link UNKNOWN}. */
  readonly resolve: (glyph: Glyph) => Glyph;
}

type Meanings = ReadonlyMap<string, string>;
type IsWord = (word: string) => boolean;

/** @param isWord whether the document, or its language, has the word */
export const createUnknownSigns = (isWord: IsWord): UnknownSigns => {
  const signs = new Map<string, string>();
  const words = new Set<string>();
  let meanings: Meanings | undefined;
  return {
    standIn: (glyph) => {
      if (glyph.text !== UNKNOWN) return glyph;
      const key = `${glyph.face.name}/${glyph.code}`;
      const sign = signs.get(key) ?? String.fromCodePoint(FIRST + signs.size);
      signs.set(key, sign);
      return { ...glyph, text: sign };
    },
    learn: (texts) => {
      if (signs.size === 0 || words.size >= MOST_WORDS) return;
      const before = words.size;
      for (const word of texts.flatMap((text) => text.match(WORD) ?? []))
        if (word.match(STAND_IN) && /\p{L}/u.test(word.replace(STAND_IN, ''))) words.add(word);
      if (words.size > before) meanings = undefined;
    },
    isEmpty: () => signs.size === 0,
    resolve: (glyph) => {
      if (signs.size === 0 || !glyph.text.match(STAND_IN)) return glyph;
      meanings ??= solved(words, isWord);
      return { ...glyph, text: meanings.get(glyph.text) ?? UNKNOWN };
    },
  };
};

/** Finds one sign after another, then two at once where they never stand alone. */
const solved = (words: ReadonlySet<string>, isWord: IsWord): Meanings => {
  let left = [...words];
  const found = new Map<string, string>();
  for (let progress = true; progress; ) {
    progress = false;
    for (const together of [1, 2]) {
      const next: Guess | undefined = progress ? undefined : bestGuess(left, together, isWord);
      for (const [sign, reading] of next ?? []) found.set(sign, reading);
      progress ||= next !== undefined;
    }
    left = left.map((word) => word.replace(STAND_IN, (sign) => found.get(sign) ?? sign));
  }
  return found;
};

type Guess = readonly (readonly [string, string])[];

const bestGuess = (words: readonly string[], together: number, isWord: IsWord): Guess | undefined => {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const signs = [...new Set(word.match(STAND_IN) ?? [])];
    const key = signs.join('');
    if (signs.length === together)
      groups
        .set(key, groups.get(key) ?? [])
        .get(key)
        ?.push(word);
  }
  const guesses = [...groups].flatMap(([key, own]) =>
    readingsOf([...key]).map((guess) => {
      const real = own.filter((word) => isWord(read(word, guess))).length;
      return { guess, real, share: real / own.length };
    }),
  );
  const best = guesses
    .filter(({ share }) => share >= REAL_SHARE)
    .sort((a, b) => b.real - a.real || b.share - a.share)[0];
  return best?.guess;
};

const readingsOf = ([sign, ...others]: readonly string[]): readonly Guess[] => {
  if (sign === undefined) return [[]];
  return readingsOf(others).flatMap((rest) => READINGS.map((reading): Guess => [[sign, reading], ...rest]));
};

const read = (word: string, guess: Guess): string =>
  guess.reduce((text, [sign, reading]) => text.replaceAll(sign, reading), word);
