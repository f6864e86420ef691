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

const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]|\p{Cf}/gu;

const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/** Lower case and compatibility form, without accents and vowel points. */
export const fold = (text: string): string =>
  plainDigits(text.normalize('NFKD').toLowerCase().replace(ACCENTS, '').normalize('NFC'))
    .replace(/[ßøæœłđı]/gu, (letter) => SPELLED[letter] ?? letter)
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replace(/[’ʼ]/g, "'");
