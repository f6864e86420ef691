/** Accents that poppler leaves standing beside the letters they belong to. */
const LOOSE_ACCENTS = /[´¨ˆ˜ˇ˘˙˚¸˛˝¯]/gu;
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/u;
const TOKEN = new RegExp(`${WIDE.source}|(?:(?!${WIDE.source})\\p{L})+|\\p{N}+`, 'gu');
const RAISED_OR_LOWERED = /[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ⁿⁱ₀-₉₊₋₌₍₎ᵃ-ᵿʰ-ʸˡ-ˣₐ-ₜᵢ-ᵥ]+|[_^](?:\([^)]*\)|\S)/gu;
/** Several in a row, such as an index and an exponent. */
const SCRIPTS = new RegExp(`(?:${RAISED_OR_LOWERED.source})+`, 'gu');

/**
 * The words of a text without what writers and readers of PDFs do differently: accents, ligatures, hyphens at line
 * ends. Numbers and letters part; a sign of Chinese and its kin is a word.
 */
export const wordsOf = (text: string): readonly string[] =>
  plain(text.replace(RAISED_OR_LOWERED, (script) => ` ${script.replace(/^[_^]/, '')} `)).match(TOKEN) ?? [];

/** The words that have raised or lowered signs, with these as their ends: `x2` of `x²`, `1023` of `10²³`. */
export const flattenedScripts = (text: string): readonly string[] =>
  (text.match(/\S+/gu) ?? [])
    .filter((word) => word.match(RAISED_OR_LOWERED))
    .flatMap(
      (word) =>
        plain(word.replace(SCRIPTS, (scripts) => `${scripts.replace(/[_^()]/g, '')} `)).match(TOKEN) ?? [],
    );

const plain = (text: string): string =>
  text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e]/gu, '')
    .replace(/(?<=\p{L})[-\u2010]\n(?=\p{L})/gu, '')
    .replace(LOOSE_ACCENTS, '')
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .replace(/(?<=\p{L})[-\u2010\u2011](?=\p{L})/gu, '')
    .replace(/ı/gu, 'i');

type Counts = Map<string, number>;

export interface Comparison {
  /** How many words the reference has. */
  readonly words: number;
  /** Those that the reading has not, or not so often, the most frequent first. */
  readonly missing: readonly (readonly [word: string, times: number])[];
  /** Of the reference's words, 0 to 1. */
  readonly lost: number;
}

/** What of the reference is not in what was read, wherever it stands. */
export const compare = (reference: string, read: string): Comparison => {
  const expected = wordsOf(reference);
  const found = counted(wordsOf(read));
  const flattened = counted(flattenedScripts(read));
  const missing: Counts = new Map();
  for (const word of expected)
    if (!take(found, word) && !take(flattened, word)) missing.set(word, (missing.get(word) ?? 0) + 1);
  const sum = [...missing.values()].reduce((all, times) => all + times, 0);
  return {
    words: expected.length,
    missing: [...missing].sort(([, a], [, b]) => b - a),
    lost: expected.length === 0 ? 0 : sum / expected.length,
  };
};

const counted = (words: readonly string[]): Counts => {
  const counts: Counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

const take = (counts: Counts, word: string): boolean => {
  const left = counts.get(word) ?? 0;
  if (left > 0) counts.set(word, left - 1);
  return left > 0;
};

/** The share of neighbouring words of a text that are neighbours in the reading too. */
export const orderKept = (text: string, read: string): number => {
  const expected = pairsOf(wordsOf(text));
  const found = counted(pairsOf(wordsOf(read)));
  return expected.filter((pair) => take(found, pair)).length / Math.max(1, expected.length);
};

const pairsOf = (words: readonly string[]): readonly string[] =>
  words.slice(1).map((word, i) => `${words[i]} ${word}`);

/** Whether a text consists of words, as far as a machine can tell: poppler prints codes where it knows no letters. */
export const isDecoded = (text: string): boolean => {
  const signs = text.replace(/\s/gu, '');
  const odd = signs.match(/[\p{Cc}\p{Co}\ufffd]/gu)?.length ?? 0;
  return odd < signs.length * 0.02 && wordsOf(text).length >= 50 && (WIDE.test(text) || hasWords(signs));
};

/** Latin text in which letters are rarer than other signs is a cipher, or a drawing of signs. */
const hasWords = (signs: string): boolean => (signs.match(/\p{L}/gu)?.length ?? 0) > signs.length * 0.4;
