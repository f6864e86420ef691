import { type Glyph, grouped, isSpace, rightOf } from './glyph.js';

/** Accents that stand for themselves, and the marks that put them on a letter. */
const COMBINING: Readonly<Record<string, string>> = {
  '`': '\u0300',
  '´': '\u0301',
  ˆ: '\u0302',
  '^': '\u0302',
  '˜': '\u0303',
  '~': '\u0303',
  '¯': '\u0304',
  '˘': '\u0306',
  '˙': '\u0307',
  '¨': '\u0308',
  '˚': '\u030a',
  '˝': '\u030b',
  ˇ: '\u030c',
  '¸': '\u0327',
  '˛': '\u0328',
};
const WITHOUT_DOT: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };
/** How far accent and letter may be apart in height, in ems: over capitals an accent is printed higher. */
const HEIGHT = 0.6;

/**
 * Puts accents on the letters that they are printed over, as TeX does it without fonts that have the letters, and marks
 * of Arabic, Hebrew and other scripts behind the letters that carry them.
 */
export const withAccents = (glyphs: readonly Glyph[]): readonly Glyph[] => {
  if (!glyphs.some(isAccent)) return glyphs;
  const added = new Map<Glyph, string>();
  const letters = byHeight(glyphs.filter((glyph) => /\p{L}/u.test(glyph.text) && !isAccent(glyph)));
  const left = glyphs.filter((glyph, i) => {
    if (!isAccent(glyph)) return true;
    const letter = letterUnder(glyph, letters) ?? letterBeside(i, glyphs);
    if (!letter) return true;
    added.set(letter, (added.get(letter) ?? '') + (COMBINING[glyph.text] ?? glyph.text));
    return false;
  });
  return left.map((glyph) => {
    const marks = added.get(glyph);
    if (marks === undefined) return glyph;
    return {
      ...glyph,
      text: (
        (Object.hasOwn(WITHOUT_DOT, glyph.text) ? WITHOUT_DOT[glyph.text] : glyph.text) + marks
      ).normalize('NFC'),
    };
  });
};

/**
 * The letter that is drawn before or after a mark without a width: that of Latin before it, that of a line from right
 * to left on its right, in whichever direction such lines are drawn.
 */
const letterBeside = (at: number, glyphs: readonly Glyph[]): Glyph | undefined => {
  const mark = glyphs[at];
  if (!mark || !/^\p{M}+$/u.test(mark.text)) return undefined;
  const before = glyphs.slice(Math.max(0, at - 4), at).findLast((glyph) => !isAccent(glyph));
  const after = glyphs.slice(at + 1, at + 5).find((glyph) => !isAccent(glyph));
  const near = [after, before].filter(
    (glyph): glyph is Glyph =>
      glyph !== undefined &&
      Math.abs(glyph.y - mark.y) < mark.size * HEIGHT &&
      mark.x > glyph.x - mark.size * 0.3 &&
      mark.x < rightOf(glyph) + mark.size * 0.3,
  );
  const runsLeft = near.some(({ text }) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text));
  return runsLeft ? [...near].sort((a, b) => b.x - a.x)[0] : near.at(-1);
};

const isAccent = (glyph: Glyph): boolean =>
  (Object.hasOwn(COMBINING, glyph.text) || /^\p{M}+$/u.test(glyph.text)) && !isSpace(glyph);

const letterUnder = (accent: Glyph, letters: ReadonlyMap<number, readonly Glyph[]>): Glyph | undefined => {
  if (accent.width < accent.size * 0.02) return undefined;
  const middle = accent.x + accent.width / 2;
  return [-1, 0, 1]
    .flatMap((band) => letters.get(bandOf(accent.y) + band) ?? [])
    .filter((letter) => Math.abs(letter.y - accent.y) < accent.size * HEIGHT)
    .filter(
      (letter) => middle > letter.x + letter.width * 0.1 && middle < rightOf(letter) - letter.width * 0.1,
    )
    .sort((a, b) => Math.abs(a.y - accent.y) - Math.abs(b.y - accent.y))[0];
};

const BAND = 12;
const bandOf = (y: number): number => Math.floor(y / BAND);
const byHeight = (glyphs: readonly Glyph[]): ReadonlyMap<number, readonly Glyph[]> =>
  grouped(glyphs, ({ y }) => bandOf(y));
