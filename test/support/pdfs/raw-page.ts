import { type RawObject, rawPdf } from './raw.js';

interface RawPage {
  /** What is drawn: PDF operators. */
  readonly content: string;
  /** Font dictionaries by their names in the content; `/F1` is Helvetica unless given. */
  readonly fonts?: Readonly<Record<string, string>>;
  /** Further entries of the page, its resources and the catalog. */
  readonly page?: string;
  readonly resources?: string;
  readonly catalog?: string;
  /** Objects from number {@link FIRST_OBJECT} on. */
  readonly objects?: readonly RawObject[];
}

export const FIRST_OBJECT = 5;
export const HELVETICA = '/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding';

/** A page of A4, written by hand. */
export const rawPage = ({
  content,
  fonts = {},
  page = '',
  resources = '',
  catalog = '',
  objects = [],
}: RawPage) => {
  const all = Object.entries({ F1: HELVETICA, ...fonts }).map(([name, font]) => `/${name} << ${font} >>`);
  return rawPdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << ${all.join(' ')} >> ${resources} >> ${page} >>`,
    { dictionary: '', stream: Buffer.from(content, 'latin1') },
    ...objects,
  ]);
};

/** Lines of bytes under each other, in `/F1`. */
export const rawLines = (lines: readonly string[], { y = 740, size = 12 } = {}): string =>
  `BT /F1 ${size} Tf ${size * 1.4} TL 72 ${y} Td ${lines.map((line) => `${literal(line)} Tj T*`).join(' ')} ET`;

/** A string as page content has it, a byte for each character. */
export const literal = (text: string): string => `<${Buffer.from(text, 'latin1').toString('hex')}>`;

/** A stream that tells what codes mean: `[code, meaning]`. */
export const toUnicode = (meanings: readonly (readonly [number, string])[], bytes: 1 | 2 = 1): RawObject => {
  const hex = (code: number): string => code.toString(16).padStart(bytes * 2, '0');
  const entries = meanings.map(
    ([code, text]) => `<${hex(code)}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`,
  );
  const all = `<${'00'.repeat(bytes)}> <${'FF'.repeat(bytes)}>`;
  return {
    dictionary: '',
    stream: Buffer.from(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange ${all} endcodespacerange
${entries.length} beginbfchar
${entries.join('\n')}
endbfchar endcmap end end`,
    ),
  };
};

/** A font whose signs are pictures, as TeX made them before there were outlines: no code has a name that means anything. */
export const bitmapFont = (name = 'a'): string => {
  const codes = Array.from({ length: 256 }, (_, code) => code);
  const widths = codes.map((code) => (code === 32 ? 278 : 520));
  return `/Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 0 /LastChar 255
/Widths [${widths.join(' ')}] /CharProcs << >> /Encoding << /Type /Encoding /Differences [0 ${codes.map((code) => `/${name}${code}`).join(' ')}] >>`;
};
