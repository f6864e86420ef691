import { type Language, NEVER } from './language.js';

/** A language of which nothing is known: cards come from structure alone. */
export const otherLanguage = (code: string): Language => ({
  code,
  isUnknown: true,
  abbreviations: /(?:^|\s)\p{Lu}\.$/u,
  leans: NEVER,
  points: /[?？؟]/u,
  definitions: [],
  reasons: [],
  noTerm: NEVER,
  saysLittle: NEVER,
  whatIs: '{term} — ?',
  whichTerm: '{meaning} — ?',
  whichOf: '{heading} ({n})?',
  joiners: '&',
  counts: NEVER,
  listsAfter: NEVER,
  noNoun: /(?:)/u,
  endings: NEVER,
});
