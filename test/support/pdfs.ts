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

/**
 * Pages of a line each, of which one hangs: its content draws a form that draws another ten times, and so on.
 * @param hanging counted from 1
 */
export const hangingPagePdf = ({ pages = 8, hanging = 3 } = {}): Uint8Array => {
  const firstPage = 3;
  const font = firstPage + 2 * pages;
  const firstForm = font + 1;
  const forms = Array.from({ length: 12 }, (_, level) => ({
    dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${firstForm + level + 1} 0 R >> >>`,
    stream: Buffer.from('/X Do '.repeat(10)),
  }));
  const numbers = Array.from({ length: pages }, (_, i) => i + 1);
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${numbers.map((page) => `${firstPage + page - 1} 0 R`).join(' ')}] /Count ${pages} >>`,
    ...numbers.map(
      (page) =>
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${firstPage + pages + page - 1} 0 R /Resources << /Font << /F1 ${font} 0 R >> /XObject << /X ${firstForm} 0 R >> >> >>`,
    ),
    ...numbers.map((page) => ({
      dictionary: '',
      stream: Buffer.from(
        `BT /F1 12 Tf 72 700 Td (This is page ${page}.) Tj ET ${page === hanging ? '/X Do' : ''}`,
      ),
    })),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...forms,
    { dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 9 9]', stream: Buffer.from('q Q') },
  ]);
};

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

/**
 * Its second page says that it is another generation of its last page: pdf.js looks for all objects anew, does not find
 * the one, and throws about the other outside its promises.
 */
export const misnumberedPdf = async ({ pages = 6 } = {}): Promise<Uint8Array> => {
  const file = Buffer.from(await lecturePdf({ pages })).toString('latin1');
  const [, second, ...others] = file.matchAll(/\d+ 0 obj\n<<\n\/Type \/Page\n/g);
  const last = others.at(-1)?.[0] ?? '';
  return new Uint8Array(
    Buffer.from(file.replace(second?.[0] ?? '', last.replace(' 0 obj', ' 3 obj')), 'latin1'),
  );
};
