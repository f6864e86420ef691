/** Between typed texts: `Front :: Back`. Without white space on both sides it is part of a word, as in `std::move`. */
const SEPARATOR = /(?<=^|\s)::(?=\s|$)/g;
/** Gaps as Anki writes them; what is in them is not split. */
const ANKI_GAP = /\{\{c\d+::.*?\}\}/gs;
export const QUESTION_ENDS = /[?？؟]\s*$/;

/**
 * A text before and behind its separator; only the text where it has none. Of several the first counts, or the first
 * behind a question mark.
 */
export const splitAtSeparator = (text: string): readonly [front: string, back?: string] => {
  const masked = text.replace(ANKI_GAP, (gap) => '\0'.repeat(gap.length));
  const places = [...masked.matchAll(SEPARATOR)].map(({ index }) => index);
  const place = places.find((at) => QUESTION_ENDS.test(text.slice(0, at))) ?? places[0];
  return place === undefined
    ? [text.trim()]
    : [text.slice(0, place).trim(), text.slice(place + '::'.length).trim()];
};

/** Whether a text has a separator. */
export const hasSeparator = (text: string): boolean => splitAtSeparator(text).length > 1;
