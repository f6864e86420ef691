/** Half of a character outside the basic plane: no valid UTF-8 can be made of it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** NUL, which PostgreSQL refuses, and all its kin but tab and line feed. */
const CONTROL = /(?![\t\n])\p{Cc}/gu;
/** Directional marks, zero-width spaces and such; not the joiners that Persian and emoji are spelled with. */
const INVISIBLE = /(?![\u00ad\u200c\u200d])\p{Cf}|\p{Noncharacter_Code_Point}/gu;
/** Symbol and Wingdings fonts put their bullets into the private use area. */
const PRIVATE_BULLET = /[\uf02d\uf06e\uf071\uf076\uf0a7\uf0b7\uf0d8\uf0fc]/g;
const PRIVATE_USE = /\p{Co}/gu;
const ODD_SPACE = /(?! )\p{Zs}/gu;
/** Latin ligatures, Arabic letters in the shape they take inside a word, and signs of vertical lines. NFKC on all would flatten x² and ℝ. */
const PRESENTATION_FORM = /[\ufb00-\ufb06\ufb50-\ufdff\ufe10-\ufe19\ufe30-\ufe48\ufe70-\ufefc]+/g;

/** The same text without what databases refuse, models stumble over, or nobody sees. Keeps `\t` and `\n`. */
export const cleanCharacters = (text: string): string =>
  text
    .replace(LONE_SURROGATE, '')
    .replace(LINE_BREAK, '\n')
    .replace(CONTROL, '')
    .replace(PRIVATE_BULLET, '•')
    .replace(PRIVATE_USE, '')
    .replace(INVISIBLE, '')
    .replace(ODD_SPACE, ' ')
    .replace(PRESENTATION_FORM, (letters) => letters.normalize('NFKC'))
    .normalize('NFC');
