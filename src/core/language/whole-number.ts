import { SPACED } from './lexicon.js';
import { spelledAt } from './spelled.js';
import { tokensOf } from './tokens.js';

/** The whole number that was typed in digits, or in words: `20`, `ten`, `fünfundzwanzig`. NaN for anything else. */
export const wholeNumber = (typed: string): number => {
  if (/^\s*\d+\s*$/.test(typed)) return Number(typed);
  const tokens = tokensOf(typed);
  for (const lexicon of SPACED) {
    const spelled = spelledAt(tokens, 0, lexicon);
    const [value = Number.NaN] = spelled?.length === tokens.length ? spelled.readings : [];
    if (Number.isInteger(value)) return value;
  }
  return Number.NaN;
};
