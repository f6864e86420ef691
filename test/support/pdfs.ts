import { A4, drawPdf, putLines } from './pdfs/document.js';
import { hyphenated, mineralSection } from './pdfs/prose.js';
import { inflating, onePage, rawPdf } from './pdfs/raw.js';

export { emptyTextPdf, paperPdf, scanPdf, slidesPdf, tablesPdf } from './pdfs/layouts.js';
export { arabicPdf, japanesePdf, russianPdf } from './pdfs/scripts.js';

/** A course of plain lectures: one section a page, a running head and foot, page numbers, hyphenation. */
export const lecturePdf = ({
  pages = 6,
  topic = 'Minerals of the Northern Basin',
} = {}): Promise<Uint8Array> =>
  drawPdf(
    (doc) => {
      for (let page = 0; page < pages; page++) {
        if (page > 0) doc.addPage();
        putLines(doc, [topic], { x: A4.margin, y: 36, size: 9 });
        const { heading, paragraphs } = mineralSection(page);
        let y = putLines(doc, [heading], { x: A4.margin, y: 80, size: 16, font: 'Times-Bold' }) + 8;
        for (const paragraph of paragraphs)
          y = putLines(doc, hyphenated(paragraph, 84), { x: A4.margin, y }) + 8;
        putLines(doc, ['Department of Earth Sciences'], { x: A4.margin, y: 800, size: 9 });
        putLines(doc, [`Page ${page + 1} of ${pages}`], { x: 460, y: 800, size: 9 });
      }
    },
    { info: { Title: topic, Author: 'Deckhand' } },
  );

/** Opens only with a password. */
export const passwordPdf = (): Promise<Uint8Array> =>
  drawPdf((doc) => putLines(doc, ['Nobody reads this.'], { x: 72, y: 72 }), {
    userPassword: 'secret',
  });

/** Says that it is a PDF and is nothing of the sort. */
export const corruptPdf = (): Uint8Array =>
  new TextEncoder().encode(`%PDF-1.7\n${'1 0 obj << /Type /Catalog /Pages 9 0 R >> rot '.repeat(40)}`);

/** A few kilobytes that grow to `gigabytes` of page content when they are inflated. */
export const bombPdf = ({ gigabytes = 4 } = {}): Uint8Array =>
  onePage(inflating(Buffer.alloc(2 ** 24, ' '), gigabytes * 64, true));

/** Small, light, and busy for minutes: page content of many million drawing operators that draw nothing. */
export const slowPdf = (): Uint8Array => onePage(inflating(Buffer.from('q Q '.repeat(2 ** 18)), 48, true));

/** A page tree whose branches are all the same one: about a kilobyte for any power of ten of pages. */
export const manyPagesPdf = (pages = 100_000): Uint8Array => {
  const levels = Math.round(Math.log10(pages));
  const branches = Array.from({ length: levels }, (_, level) => {
    const kids = `${level + 3} 0 R `.repeat(10);
    return `<< /Type /Pages /Kids [${kids}] /Count ${10 ** (levels - level)} >>`;
  });
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    ...branches,
    '<< /Type /Page /MediaBox [0 0 595 842] /Resources << >> >>',
  ]);
};
