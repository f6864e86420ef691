/** Half of a character outside the basic plane: no valid UTF-8 can be made of it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** The Latin ligatures of Unicode's Alphabetic Presentation Forms; NFKC would also flatten x² and ℝ. */
const LATIN_LIGATURES = /[\ufb00-\ufb06]/g;
/** Arabic letters that a PDF stores in the shape they take inside a word. */
const ARABIC_SHAPES = /[\ufb50-\ufdff\ufe70-\ufefc]+/g;
/** All controls but tab and line feed, the byte order mark, zero-width space, and directional marks and isolates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;
/** Symbol fonts put their bullets and signs into the private use area, where they mean nothing to others. */
const PRIVATE_USE_BULLET = /[\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf02d]/g;
const PRIVATE_USE = /[\ue000-\uf8ff]/g;
const ODD_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** The same text without what databases refuse, models stumble over, or nobody sees. Keeps `\t` and `\n`. */
export function cleanCharacters(text: string): string {
  return text
    .replace(LONE_SURROGATE, '')
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(PRIVATE_USE_BULLET, '•')
    .replace(PRIVATE_USE, '')
    .replace(ODD_SPACES, ' ')
    .replace(LATIN_LIGATURES, (ligature) => ligature.normalize('NFKC'))
    .replace(ARABIC_SHAPES, (letters) => letters.normalize('NFKC'))
    .normalize('NFC');
}
