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
const PLAIN = /^[ -~]$/;

/** The glyph with text that databases take and people read; none for what nobody sees. */
export const meaningful = <G extends Glyph>(glyph: G): readonly G[] => {
  if (glyph.text === UNKNOWN || PLAIN.test(glyph.text)) return [glyph];
  const text = TEX[glyph.text] ?? (glyph.text === CARRIAGE_RETURN ? 'fl' : cleanCharacters(glyph.text));
  return text === '' || JOINERS.test(text) ? [] : [{ ...glyph, text }];
};
