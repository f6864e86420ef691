/** A text as it is searched, with the way back to the original. */
export interface Squashed {
  readonly text: string;
  /** Where each unit of `text` begins and ends in the original. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** What {@link squash} collects, unit by unit. */
interface Units {
  readonly texts: string[];
  readonly from: number[];
  readonly to: number[];
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const JOINERS = /['’ʼ`´}\u00AD\u200B-\u200D\u2060\uFEFF\u0640]/u;
const HYPHENS = /[-‐‑]/u;
const MINUS = /[-−–]/u;
/** What may follow `^` and `_` where they raise and lower. */
const RAISED = /[\p{L}\p{N}{−–-]/u;

/** What becomes of a character: kept, left out within a word, a possible break of a line, or the end of a word. */
type Role = 'kept' | 'joins' | 'hyphen' | 'ends';

/**
 * Letters and digits alone, in lower case and compatibility form, all else one space; hyphens join. Raised and
 * lowered text reads the same as `10²³`, `10^23` and `10^{23}`; a raised minus, `C++` and `C#` keep their signs.
 */
export const squash = (text: string): Squashed => {
  const units: Units = { texts: [], from: [], to: [] };
  let at = 0;
  let gap = false;
  let afterHyphen = false;
  let before = '';
  for (const unit of text) {
    const start = at;
    at += unit.length;
    const role = roleOf(unit, before, text.charAt(at));
    before = unit;
    if (role === 'joins') continue;
    if (role === 'hyphen') afterHyphen = true;
    else if (role === 'ends') gap ||= !(afterHyphen && /\s/.test(unit));
    else {
      if (gap && units.texts.length > 0) push(units, ' ', start, start);
      for (const plain of plainOf(unit)) push(units, plain, start, at);
      gap = false;
      afterHyphen = false;
    }
  }
  return { text: units.texts.join(''), from: units.from, to: units.to };
};

const roleOf = (unit: string, before: string, after: string): Role => {
  if (LETTER.test(unit)) return 'kept';
  if (JOINERS.test(unit)) return 'joins';
  if (unit === '^' || unit === '_') return LETTER.test(before) && RAISED.test(after) ? 'joins' : 'ends';
  if (unit === '{') return before === '^' || before === '_' ? 'joins' : 'ends';
  if (isRaisedMinus(unit, before) || isNameSign(unit, before, after)) return 'kept';
  return HYPHENS.test(unit) ? 'hyphen' : 'ends';
};

/** `10⁻²³`, `10^-23`, `10^{-23}`: another number than `10²³`. */
const isRaisedMinus = (unit: string, before: string): boolean =>
  unit === '⁻' || (MINUS.test(unit) && (before === '^' || before === '{'));

/** `C++` and `C#` are other names than `C`. */
const isNameSign = (unit: string, before: string, after: string): boolean => {
  if (unit === '#') return LETTER.test(before) && !LETTER.test(after);
  return unit === '+' && (before === '+' || (LETTER.test(before) && after === '+'));
};

const plainOf = (unit: string): string =>
  unit === '⁻' || MINUS.test(unit) ? '-' : unit.normalize('NFKC').toLowerCase();

const push = ({ texts, from, to }: Units, plain: string, start: number, end: number): void => {
  texts.push(plain);
  for (let i = 0; i < plain.length; i += 1) {
    from.push(start);
    to.push(end);
  }
};
