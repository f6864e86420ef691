import type { Mark } from '../page.js';
import { inReadingOrder, runsLeft } from './direction.js';
import { type Face, type Glyph, median, rightOf } from './glyph.js';
import { scripted } from './scripts.js';

export interface LineText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** A wider distance than between the letters of the line, in ems, divides words. */
const SPACE = 0.15;
const LETTER = /\p{L}/u;
const WIDE_SCRIPT = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}ー、。，！？：；「」『』（）]/u;

/** The words of a printed line, from its signs in the order in which they stand. */
export const lineText = (glyphs: readonly Glyph[], isLeft = runsLeft(glyphs)): LineText => {
  const units = inReadingOrder(spaced(glyphs), isLeft);
  const marks: Mark[] = [];
  let text = '';
  for (let at = 0; at < units.length; ) {
    const unit = units[at];
    if (!unit) break;
    let end = at + 1;
    while (unit.shift && units[end]?.shift === unit.shift) end += 1;
    const start = text.length;
    text += unit.shift ? scripted(textOf(units.slice(at, end)), unit.shift, text) : unit.text;
    if (unit.face?.bold || unit.face?.italic) mark(marks, unit.face, start, text.length);
    at = end;
  }
  return { text, marks: marks.filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end))) };
};

const textOf = (units: readonly Unit[]): string => units.map(({ text }) => text).join('');

interface Unit {
  readonly text: string;
  readonly face?: Face;
  readonly shift?: 'up' | 'down' | undefined;
}

/** The signs with spaces where words are apart. */
const spaced = (glyphs: readonly Glyph[]): readonly Unit[] => {
  const limit = letterGap(glyphs) + SPACE;
  const apart = withoutSpacedWords(
    glyphs,
    glyphs.map((glyph, i) => i > 0 && isApart(glyphs[i - 1] ?? glyph, glyph, limit)),
  );
  const units: Unit[] = [];
  for (const [i, glyph] of glyphs.entries()) {
    const before = glyphs[i - 1];
    if (before && apart[i]) units.push(spaceBetween(before, glyph));
    units.push(glyph);
  }
  return units;
};

/** A space is raised, lowered or marked where both its neighbours are. */
const spaceBetween = (before: Glyph, glyph: Glyph): Unit => ({
  text: ' ',
  shift: before.shift && before.shift === glyph.shift ? glyph.shift : undefined,
  ...(before.face === glyph.face ? { face: glyph.face } : {}),
});

const isApart = (before: Glyph, glyph: Glyph, limit: number): boolean => {
  const gap = (glyph.x - rightOf(before)) / Math.max(glyph.size, before.size);
  // A raised sign may stand between the space and what follows it, and some spaces take no room.
  if (glyph.spaced !== undefined && before.x < glyph.spaced && gap > NO_ROOM) return true;
  if (gap <= limit) return false;
  const isWide = WIDE_SCRIPT.test(before.text) || WIDE_SCRIPT.test(glyph.text);
  return !isWide || gap > limit + 0.3;
};
const NO_ROOM = 0.04;

/** A word whose letters are set apart for emphasis, in a line of others, stays one. */
const withoutSpacedWords = (glyphs: readonly Glyph[], apart: readonly boolean[]): readonly boolean[] => {
  if (!apart.includes(true)) return apart;
  const isLetterGap = apart.map((isApart, i) => {
    const [before, glyph] = [glyphs[i - 1], glyphs[i]];
    if (!isApart || !before || !glyph || glyph.spaced !== undefined) return false;
    if (!LETTER.test(before.text) || !LETTER.test(glyph.text) || glyph.face.mono) return false;
    return (glyph.x - rightOf(before)) / glyph.size < SPACED_LETTERS;
  });
  if (!isLetterGap.includes(true)) return apart;
  const runLength = (at: number): number => {
    let [from, to] = [at, at];
    while (isLetterGap[from - 1]) from -= 1;
    while (isLetterGap[to + 1]) to += 1;
    return to - from + 1;
  };
  return apart.map((isApart, i) => isApart && !(isLetterGap[i] && runLength(i) >= SPACED_RUN));
};
/** Letters of one word are less far apart, in ems, than words without a printed space between them. */
const SPACED_LETTERS = 0.3;
/** So many single letters in a row are a word. */
const SPACED_RUN = 3;

/** How far the letters of the line stand apart, in ems: 0 where it is not letter-spaced. */
const letterGap = (glyphs: readonly Glyph[]): number => {
  const gaps = glyphs
    .slice(1)
    .map((glyph, i) => ({ glyph, before: glyphs[i] as Glyph }))
    .filter(({ glyph, before }) => glyph.spaced === undefined && !glyph.shift && !before.shift)
    .filter(({ glyph, before }) => LETTER.test(glyph.text) && LETTER.test(before.text))
    .map(({ glyph, before }) => (glyph.x - rightOf(before)) / glyph.size);
  return gaps.length < 4 ? 0 : Math.max(0, median(gaps));
};

const mark = (marks: Mark[], face: Face | undefined, start: number, end: number): void => {
  for (const style of ['bold', 'italic'] as const) {
    if (!face?.[style]) continue;
    const open = marks.findLast((known) => known.style === style);
    if (open && open.end === start) marks.splice(marks.indexOf(open), 1, { ...open, end });
    else marks.push({ style, start, end });
  }
};
