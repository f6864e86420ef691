import { HELVETICA, literal, rawPage } from './raw-page.js';

/** The codes of letters and accents that an encoding of TeX has besides ASCII. */
const CODES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'¨ˇ´˛˙˚ıłß'].map((sign, i) => [sign, String.fromCharCode(i + 1)]),
);
const ENCODING =
  '/Encoding << /Type /Encoding /BaseEncoding /StandardEncoding /Differences [1 /dieresis /caron /acute /ogonek /dotaccent /ring /dotlessi /lslash /germandbls] >>';
const ACCENTS: Readonly<Record<string, string>> = {
  '\u0308': '¨',
  '\u030c': 'ˇ',
  '\u0301': '´',
  '\u0328': '˛',
  '\u0307': '˙',
  '\u030a': '˚',
};

/** Thousandths of an em, in Helvetica. */
const ACCENT_WIDTH = 333;
const WIDTHS: Readonly<Record<string, number>> = {
  ...{ a: 556, c: 500, e: 556, ı: 278, n: 556, o: 556, r: 333, s: 500, u: 556, y: 500, z: 500 },
  ...{ A: 667, C: 722, E: 667, O: 778, U: 722, Y: 667, Z: 611 },
};
/** How much higher an accent stands over a capital, in points. */
const OVER_CAPITALS = 2.4;

/** A page whose accents are drawn as TeX's `\accent` does it: the accent by itself, then back, then the letter. */
export const texPage = (lines: readonly string[]): Uint8Array =>
  rawPage({
    content: `BT /F1 12 Tf 18 TL 72 740 Td ${lines.map((line) => `${[...line].map(letter).join(' ')} T*`).join('\n')} ET`,
    fonts: { F1: HELVETICA.replace('/Encoding /WinAnsiEncoding', ENCODING) },
  });

const letter = (sign: string): string => {
  const [base = '', mark = ''] = sign.normalize('NFD');
  const accent = ACCENTS[mark];
  return accent === undefined ? `${coded(sign)} Tj` : accented(base === 'i' ? 'ı' : base, accent);
};

const accented = (base: string, accent: string): string => {
  const width = WIDTHS[base] ?? 500;
  const rise = /\p{Lu}/u.test(base) && accent !== '˛' ? OVER_CAPITALS : 0;
  const [to, back] = [(width - ACCENT_WIDTH) / 2, (width + ACCENT_WIDTH) / 2];
  return `${rise} Ts [${-to} ${coded(accent)} ${back}] TJ 0 Ts ${coded(base)} Tj`;
};

const coded = (sign: string): string => literal(CODES[sign] ?? sign);
