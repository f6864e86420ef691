import { cleanCharacters } from '../characters.js';
import { type Glyph, UNKNOWN } from './glyph.js';

/** What the control codes of TeX's fonts mean, where a font says nothing: those of T1 and, below, those of OT1. */
const TEX: Readonly<Record<string, string>> = {
  '\u0010': '“',
  '\u0011': '”',
  '\u0012': '„',
  '\u0013': '«',
  '\u0014': '»',
  '\u0015': '–',
  '\u0016': '—',
  '\u001b': 'ff',
  '\u001c': 'fi',
  '\u001d': 'fl',
  '\u001e': 'ffi',
  '\u001f': 'ffl',
  '\u000b': 'ff',
  '\u000c': 'fi',
  '\u000e': 'ffi',
  '\u000f': 'ffl',
};
/** OT1 has `fl` where others have a carriage return. */
const CARRIAGE_RETURN = '\r';

/** They shape the letters beside them, and are not seen themselves. */
const JOINERS = /^[\u200c\u200d]+$/;
/** A sign of English, of which there are most. */
const isPlain = (text: string): boolean => text.length === 1 && text >= ' ' && text <= '~';

/** What the sign means as databases take it and people read it; empty for what nobody sees. */
export const meaningOf = (text: string): string => {
  if (isPlain(text) || text === UNKNOWN) return text;
  const meaning =
    (Object.hasOwn(TEX, text) ? TEX[text] : undefined) ??
    (text === CARRIAGE_RETURN ? 'fl' : cleanCharacters(text));
  return JOINERS.test(meaning) ? '' : meaning;
};

/** The glyphs with their meaning, without those that nobody sees. */
export const meaningful = <G extends Glyph>(glyphs: readonly G[]): readonly G[] => {
  const found: G[] = [];
  for (const glyph of glyphs) {
    const text = meaningOf(glyph.text);
    if (text === glyph.text) found.push(glyph);
    else if (text !== '') found.push({ ...glyph, text });
  }
  return found;
};
