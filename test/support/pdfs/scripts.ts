import { createRequire } from 'node:module';
import { A4, drawPdf, putLines } from './document.js';
import { type RawObject, rawPdf } from './raw.js';

/** pdfjs carries Liberation Sans (SIL Open Font License), which has Cyrillic letters. */
export const LIBERATION_SANS = createRequire(createRequire(import.meta.url).resolve('pdf-parse')).resolve(
  'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf',
);

const RUSSIAN = [
  'Строение клетки',
  'Клетка — это наименьшая живая система, способная к самостоятельному',
  'обмену веществ. Митохондрия — это органелла, которая производит большую',
  'часть энергии клетки. Рибосома — это частица, в которой из амино-',
  'кислот собираются белки. Ядро хранит наследственную информацию и',
  'управляет делением клетки.',
];

const ARABIC = [
  'بنية الخلية',
  'الخلية هي أصغر وحدة حية قادرة على التكاثر.',
  'الميتوكوندريا هي العضية التي تنتج معظم طاقة الخلية.',
  'النواة هي الجزء الذي يحفظ المادة الوراثية.',
];

const JAPANESE = [
  '細胞の構造',
  '細胞とは、生命の最小単位である。',
  'ミトコンドリアは、細胞の活動に必要なエネルギーを作り出す細',
  '胞小器官である。リボソームは、アミノ酸からタンパク質を合成する。',
  '核は遺伝情報を保存し、細胞分裂を制御する。',
];

/** A page in Russian, in an embedded font. */
export const russianPdf = (): Promise<Uint8Array> =>
  drawPdf((doc) => putLines(doc, RUSSIAN, { x: A4.margin, y: 80, font: LIBERATION_SANS }));

/** A page in Arabic, stored as print shops do: line by line, each from its left end to its right. */
export const arabicPdf = (): Uint8Array => {
  const visual = ARABIC.map((line) => [...line].reverse().join(''));
  return unicodePage(visual, 'Identity-H', [
    '/ToUnicode 7 0 R /DescendantFonts [6 0 R]',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 8 0 R >>',
    { dictionary: '', stream: Buffer.from(IDENTITY_TO_UNICODE) },
    NOT_EMBEDDED,
  ]);
};

/** A page in Japanese that names one of the predefined character maps, as most Japanese files do. */
export const japanesePdf = (): Uint8Array =>
  unicodePage(JAPANESE, 'UniJIS-UTF16-H', [
    '/DescendantFonts [6 0 R]',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 5 >> /DW 1000 /FontDescriptor 7 0 R >>',
    NOT_EMBEDDED,
  ]);

const NOT_EMBEDDED =
  '<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>';

const IDENTITY_TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Plain def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end`;

const unicodePage = (
  lines: readonly string[],
  encoding: string,
  font: [string, ...RawObject[]],
): Uint8Array => {
  const [dictionary, ...rest] = font;
  const shown = lines.map((line) => `<${Buffer.from(line, 'utf16le').swap16().toString('hex')}> Tj T*`);
  const content = `BT /F1 12 Tf 20 TL 72 740 Td ${shown.join('\n')} ET`;
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    { dictionary: '', stream: Buffer.from(content) },
    `<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /${encoding} ${dictionary} >>`,
    ...rest,
  ]);
};
