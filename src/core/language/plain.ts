/** The zeros of scripts with digits of their own, apart from those that compatibility form makes plain. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
const OTHER_DIGIT = /[٠-٩۰-۹०-९০-৯๐-๙０-９]/gu;

/** The text with the digits of all scripts as `0`–`9`; as long as it was. */
export const plainDigits = (text: string): string =>
  text.replace(OTHER_DIGIT, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.find((start) => code >= start && code < start + 10) ?? code;
    return String(code - zero);
  });

/**
 * Accents, vowel points, and what nobody sees. The marks that make a letter of its own stay: й, ў and ї, kana with a
 * sound mark, and the stroke through ≠.
 */
const ACCENTS =
  /(?<![иу])\u0306|(?<!і)\u0308|[\u0300-\u0305\u0307\u0309-\u0337\u0339-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]|[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Letters that compatibility form leaves as they are, as people without them on their keyboard write them. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
  ٱ: 'ا',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  '’': "'",
  ʼ: "'",
};
const SPELLED_LETTER = new RegExp(`[${Object.keys(SPELLED).join('')}]`, 'gu');

/** Lower case and compatibility form, without accents and vowel points. */
export const fold = (text: string): string =>
  plainDigits(text.normalize('NFKD').toLowerCase().replace(ACCENTS, '').normalize('NFC')).replace(
    SPELLED_LETTER,
    (letter) => SPELLED[letter] ?? letter,
  );
