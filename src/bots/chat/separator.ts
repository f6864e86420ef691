/**
 * Between typed texts: `Front :: Back`, or `Front ::: Back` for a card that is asked both ways. Without white space on
 * both sides it is part of a word, as in `std::move`.
 */
const SEPARATOR = /(?<=^|\s):::?(?=\s|$)/g;
/** Gaps as Anki writes them; what is in them is not split. */
const ANKI_GAP = /\{\{c\d+::.*?\}\}/gs;
export const QUESTION_ENDS = /[?？؟]\s*$/;

/** What stands before and behind a separator. */
interface Split {
  readonly front: string;
  /** Undefined where there is no separator. */
  readonly back?: string;
  readonly isBothWays?: boolean;
}

/** A text before and behind its separator. Of several the first counts, or the first behind a question mark. */
export const splitAtSeparator = (text: string): Split => {
  const masked = text.replace(ANKI_GAP, (gap) => '\0'.repeat(gap.length));
  const found = [...masked.matchAll(SEPARATOR)];
  const place = found.find(({ index }) => QUESTION_ENDS.test(text.slice(0, index))) ?? found[0];
  if (!place) return { front: text.trim() };
  const [sign] = place;
  return {
    front: text.slice(0, place.index).trim(),
    back: text.slice(place.index + sign.length).trim(),
    ...(sign === ':::' && { isBothWays: true }),
  };
};

/** Whether a text has a separator. */
export const hasSeparator = (text: string): boolean => splitAtSeparator(text).back !== undefined;
