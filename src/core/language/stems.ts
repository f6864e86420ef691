import type { Lexicon } from './lexicon.js';

const STEM_MIN = 3;
const ENDINGS_MAX = 2;
const ARTICLE = /^(?:وال|بال|كال|فال|لل|ال)(?=..)/u;
const PREFIX = /^[وفبلك](?=...)/u;

/** The word without its endings of inflection, roughly; `ö` is also spelled `oe`. The word is folded. */
export const stemOf = (folded: string, { code, endings }: Lexicon): string => {
  let stem = code === 'ar' ? withoutPrefix(folded) : folded;
  for (let i = 0; i < ENDINGS_MAX; i += 1) {
    const ending = endings.find((each) => stem.endsWith(each) && stem.length - each.length >= STEM_MIN);
    if (ending === undefined) break;
    stem = stem.slice(0, -ending.length);
  }
  return stem.replace(/([bdfglmnprst])\1$/, '$1').replace(/(?<=[aou])e/g, '');
};

const withoutPrefix = (word: string): string => {
  const bare = word.replace(ARTICLE, '');
  return bare === word ? word.replace(PREFIX, '') : bare;
};

/** Whether the word is a form of the other, or a part of it where that is a compound. Both are folded. */
export const isFormOf = (word: string, other: string, lexicon: Lexicon): boolean =>
  word === other || stemOf(word, lexicon) === stemOf(other, lexicon) || isPartOf(word, other, lexicon);

const COMPOUND_MIN = 4;

/** Part of a compound: `Energie` of `Lichtenergie`, 合成 of 光合成. */
const isPartOf = (word: string, other: string, { capitalNouns, code }: Lexicon): boolean => {
  if (code === 'zh' || code === 'ja') return word.length >= 2 && other.includes(word);
  if (code === 'ko') return word.length >= 2 && other.startsWith(word);
  if (!capitalNouns || word.length < COMPOUND_MIN) return false;
  return other.startsWith(word) || other.endsWith(word);
};

const DERIVED_MIN = 5;
const DERIVED_SHARE = 0.65;
const BONES_MIN = 3;
/** Of a Korean word, whose endings follow its first syllables. */
const SYLLABLES = 2;

/** Whether they may well be forms or derivations of one word, irregular ones too: `began`, `photosynthetic`. */
export const isAkin = (one: string, other: string, lexicon: Lexicon): boolean => {
  if (isFormOf(one, other, lexicon) || isFormOf(other, one, lexicon)) return true;
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  if (shared >= DERIVED_MIN && shared >= DERIVED_SHARE * Math.max(one.length, other.length)) return true;
  if (lexicon.code === 'ko' && shared >= SYLLABLES) return true;
  return isGermanic(lexicon) && hasSameBones(one, other);
};

const isGermanic = ({ code }: Lexicon): boolean => code === 'en' || code === 'de';

/** `wrote` and `written` differ in vowels and endings. */
const hasSameBones = (one: string, other: string): boolean => {
  const [a, b] = [bonesOf(one), bonesOf(other)];
  return a.length >= BONES_MIN && a === b && one[0] === other[0];
};

const bonesOf = (word: string): string =>
  word
    .replace(/^ge(?=.{4})/, '')
    .replace(/(?:en|ed|te|s|t)$/, '')
    .replace(/[aeiouy]/g, '')
    .replace(/(.)\1/g, '$1');
