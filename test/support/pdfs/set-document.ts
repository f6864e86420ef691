import PDFDocument from 'pdfkit';
import { drawPdf } from './document.js';
import { FONTS } from './fonts.js';
import type { Measure, Print } from './line-filling.js';
import { type RawObject, rawPdf } from './raw.js';
import { putFromTheRight, widthFromTheRight } from './right-to-left.js';
import { type Furniture, type Placed, type Setting, typeset } from './typeset.js';

/** What letters a document is printed in. */
export type Script = 'serif' | 'sans' | 'arabic' | 'chinese' | 'japanese' | 'korean';

export interface SetDocument {
  readonly title: string;
  readonly script: Script;
  readonly setting: Setting;
  readonly furniture?: Furniture;
  /** Each in the marks of `partsOf`. */
  readonly pages: readonly string[];
}

/** Prints a document as a PDF. */
export const setDocument = (document: SetDocument): Promise<Uint8Array> => {
  switch (document.script) {
    case 'serif':
    case 'sans':
      return withFonts(document, document.script);
    case 'arabic':
      return fromTheRight(document);
    case 'chinese':
    case 'japanese':
    case 'korean':
      return Promise.resolve(dense(document, COLLECTIONS[document.script]));
    default:
      return document.script satisfies never;
  }
};

const FAMILIES = {
  serif: { plain: 'Times-Roman', bold: 'Times-Bold' },
  sans: { plain: FONTS.sans, bold: FONTS.sansBold },
} as const;

const fontOf = (family: keyof typeof FAMILIES, { bold, mono }: Print): string =>
  mono ? 'Courier' : FAMILIES[family][bold ? 'bold' : 'plain'];

/** A document that is only there to measure with. */
const ruler = (): PDFKit.PDFDocument => new PDFDocument({ autoFirstPage: false });

const onPages = (
  { title, setting }: SetDocument,
  pages: readonly (readonly Placed[])[],
  draw: (doc: PDFKit.PDFDocument, run: Placed) => void,
): Promise<Uint8Array> =>
  drawPdf(
    (doc) => {
      pages.forEach((runs, i) => {
        if (i > 0) doc.addPage();
        for (const run of runs) draw(doc, run);
      });
    },
    { size: [...setting.size], info: { Title: title } },
  );

const withFonts = (document: SetDocument, family: keyof typeof FAMILIES): Promise<Uint8Array> => {
  const doc = ruler();
  const measure: Measure = (text, print) =>
    doc.font(fontOf(family, print)).fontSize(print.size).widthOfString(text);
  const pages = typeset(document.pages, document.setting, document.furniture ?? {}, measure);
  return onPages(document, pages, (pen, run) => {
    pen.font(fontOf(family, run)).fontSize(run.size);
    pen.text(run.text, run.x, run.y - run.rise, { lineBreak: false, baseline: 'alphabetic' });
  });
};

/** What stands from the left is mirrored: a run begins as far from the right edge. */
const fromTheRight = (document: SetDocument): Promise<Uint8Array> => {
  const doc = ruler();
  const [width] = document.setting.size;
  const arabic = ({ bold }: Print): string => (bold ? FONTS.persianBold : FONTS.persian);
  const measure: Measure = (text, print) => widthFromTheRight(doc, text, arabic(print), print.size);
  const pages = typeset(document.pages, document.setting, document.furniture ?? {}, measure);
  return onPages(document, pages, (pen, run) => {
    putFromTheRight(pen, run.text, { right: width - run.x, y: run.y, size: run.size, font: arabic(run) });
  });
};

/** Adobe's collections of signs, which files of East Asia name and do not carry. */
const COLLECTIONS = {
  chinese: { ordering: 'GB1', map: 'UniGB-UTF16-H', font: 'STSong' },
  japanese: { ordering: 'Japan1', map: 'UniJIS-UTF16-H', font: 'HeiseiMin' },
  korean: { ordering: 'Korea1', map: 'UniKS-UTF16-H', font: 'HYSMyeongJo' },
} as const;
type Collection = (typeof COLLECTIONS)[keyof typeof COLLECTIONS];

const wide: Measure = (text, { size }) =>
  [...text].reduce((sum, sign) => sum + (sign < '\u0100' ? 0.5 : 1), 0) * size;

const dense = (document: SetDocument, collection: Collection): Uint8Array => {
  const pages = typeset(document.pages, document.setting, document.furniture ?? {}, wide);
  const [width, height] = document.setting.size;
  const first = 6;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ');
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /Type /FontDescriptor /FontName /${collection.font} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>`,
    denseFont(collection, '', '1 95 500'),
    denseFont(collection, '-Bold', '1 94 500 95 95 500'),
    ...pages.flatMap((runs, i): RawObject[] => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${first + 2 * i + 1} 0 R /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>`,
      { dictionary: '', stream: Buffer.from(runs.map((run) => shown(run, height)).join('\n')) },
    ]),
  ]);
};

/** @param widths of ASCII, in each weight other words for it: pdf.js takes fonts that differ in their name alone for one */
const denseFont = ({ ordering, map, font }: Collection, weight: string, widths: string): string =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /${font}${weight}-${map} /Encoding /${map} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${font}${weight} /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /DW 1000 /W [${widths}] /FontDescriptor 3 0 R >>] >>`;

const shown = ({ text, x, y, size, bold, rise }: Placed, height: number): string => {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${height - y + rise} Tm <${hex}> Tj ET`;
};
