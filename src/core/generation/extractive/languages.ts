import { english } from './english.js';
import { otherLanguage } from './other-languages.js';
import { RULES } from './rules.js';
import type { Language } from './sentence.js';

/** Length of the sample by which a text's language is detected, in UTF-16 units. */
const SAMPLE = 4_000;
/** English prose has about a fifth of such words; technical text still a tenth. */
const ENGLISH = /\b(?:the|of|and|is|are|to|in|that|which|with|for|was|were|by|as|an)\b/gi;
const ENGLISH_SHARE = 0.12;

/** The language that the text is written in. */
export const languageOf = async (text: string): Promise<Language> => {
  const sample = text.slice(0, SAMPLE);
  const words = sample.match(/\p{L}+/gu)?.length ?? 0;
  const common = sample.match(ENGLISH)?.length ?? 0;
  if (words > 0 && common / words >= ENGLISH_SHARE) return await english();
  const { detect } = await import('tinyld');
  const code = detect(sample);
  const isUnsure = !(code in RULES) && !/\P{ASCII}/u.test(sample);
  return code === 'en' || isUnsure ? await english() : otherLanguage(code || 'und');
};
