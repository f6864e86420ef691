import { detect } from 'tinyld';
import { countWords } from '../../text/words.js';
import { arabic } from './ar.js';
import { german } from './de.js';
import { english } from './en.js';
import { spanish } from './es.js';
import { french } from './fr.js';
import { italian } from './it.js';
import { japanese } from './ja.js';
import { korean } from './ko.js';
import type { Language } from './language.js';
import { otherLanguage } from './other.js';
import { portuguese } from './pt.js';
import { russian } from './ru.js';
import { chinese } from './zh.js';

const KNOWN: readonly Language[] = [
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  russian,
  chinese,
  japanese,
  korean,
  arabic,
];
const BY_CODE: ReadonlyMap<string, Language> = new Map(KNOWN.map((language) => [language.code, language]));

/** English prose has about a fifth of such words; technical text still a tenth. */
const ENGLISH = /\b(?:the|of|and|is|are|to|that|which|with|for|were|by|from)\b/gi;
const ENGLISH_SHARE = 0.1;
/** Length of the sample by which a language is detected, in UTF-16 units. */
const SAMPLE = 4_000;
/** Fewer words do not tell a language for certain. */
const TELLING_WORDS = 15;
const SURE_WORDS = 45;

/** The language that the text is written in. */
export const languageOf = (text: string): Language => {
  const sample = text.slice(0, SAMPLE);
  const words = sample.match(/\p{L}+/gu)?.length ?? 0;
  if (words > 0 && (sample.match(ENGLISH)?.length ?? 0) / words >= ENGLISH_SHARE) return english;
  const code = detect(sample) || 'und';
  const known = BY_CODE.get(code);
  if (known) return known;
  return /\P{ASCII}/u.test(sample) ? otherLanguage(code) : english;
};

/**
 * The language of a paragraph within a text of that language; a short one is taken to be in the same, and so is one of a
 * few lines in the same letters: names and terms are easily taken for another language.
 */
export const languageWithin = (paragraph: string, main: Language): Language => {
  const words = countWords(paragraph);
  if (words < TELLING_WORDS) return main;
  const found = languageOf(paragraph);
  return words < SURE_WORDS && (found.isUnknown || isLatin(paragraph)) ? main : found;
};

const isLatin = (text: string): boolean =>
  (text.match(/\p{Script=Latin}/gu)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0) / 2;
